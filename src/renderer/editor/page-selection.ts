import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import type { EditorSelection } from './article-editor-props.ts';
import { choiceOf, type BlockChoice } from './block-kinds.ts';
import { $readText } from './lexical-to-article.ts';
import { $piecesOf } from './pieces.ts';
import { $caret, $selectedParts } from './positions.ts';
import { $formats, $linkAtSelection, type TextFormat } from './text-formats.ts';

/** What the bars beside the text need to know about the selection. */
export interface SelectionView {
  /** Null while only a caret stands in the text, or nothing. */
  readonly selection: EditorSelection | null;
  readonly formats: ReadonlySet<TextFormat>;
  /** The kind of the selected blocks; null when they differ or cannot be turned into others. */
  readonly choice: BlockChoice | null;
  readonly isInTable: boolean;
  readonly link: string | null;
}

export const nothingSelected: SelectionView = {
  selection: null,
  formats: new Set(),
  choice: null,
  isInTable: false,
  link: null,
};

/** Reads the selection of the present state. */
export function $readSelection(): SelectionView {
  if (!$isRangeSelection($getSelection())) return nothingSelected;
  const parts = $selectedParts();
  if (parts.length === 0) return nothingSelected;
  const choices = new Set(parts.map((part) => choiceOf(part.block.getShape())));
  const [choice = null] = choices;
  const chosen = parts.filter((part) => part.start < part.end);
  const spanIds = chosen.flatMap((part) =>
    $piecesOf(part.block)
      .filter((piece) => piece.start < part.end && piece.end > part.start)
      .flatMap((piece) => piece.spanIds),
  );
  return {
    selection:
      chosen.length === 0
        ? null
        : {
            ranges: chosen.map(({ block, start, end }) => ({ blockId: block.getBlockId(), start, end })),
            text: chosen.map(({ block, start, end }) => $readText(block).text.slice(start, end)).join('\n'),
            spanIds: [...new Set(spanIds)],
          },
    formats: $formats(),
    choice: choices.size === 1 ? choice : null,
    isInTable: parts.some((part) => part.block.getShape().kind === 'cell'),
    link: $linkAtSelection()?.href ?? null,
  };
}

/** Whether two views show the same. */
export function sameSelection(a: SelectionView, b: SelectionView): boolean {
  return (
    a.choice === b.choice &&
    a.isInTable === b.isInTable &&
    a.link === b.link &&
    [...a.formats].join() === [...b.formats].join() &&
    JSON.stringify(a.selection) === JSON.stringify(b.selection)
  );
}

/** The spans at the caret, for moving through claims by keyboard; empty when something is selected. */
export function spansAtCaret(editor: LexicalEditor): readonly string[] {
  return editor.getEditorState().read(() => {
    const place = $caret();
    if (place === null) return [];
    const { offset } = place;
    const touching = $piecesOf(place.block).filter((piece) => piece.start <= offset && piece.end >= offset);
    return [...new Set(touching.flatMap((piece) => piece.spanIds))];
  });
}
