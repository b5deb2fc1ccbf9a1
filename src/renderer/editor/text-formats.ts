import { $getSelection, $isRangeSelection } from 'lexical';
import { safeHref } from '../../core/documents-in/url-policy.ts';
import type { Mark } from '../../core/article/block-tree.ts';
import { normaliseTextBlock } from '../../core/article/normal-form.ts';
import { $writeContent } from './article-to-lexical.ts';
import { $readContent } from './lexical-to-article.ts';
import { formatBits } from './nodes/node-state.ts';
import { $caret, $keepingSelection, $select, $selectedParts, type SelectedPart } from './positions.ts';

/** Links at the selection, and which formats hold there. */

export type TextFormat = 'bold' | 'italic' | 'strike';

/** The formats that hold for all of the selection, or for text typed at the caret. */
export function $formats(): ReadonlySet<TextFormat> {
  const selection = $getSelection();
  const bits = $isRangeSelection(selection) ? selection.format : 0;
  return new Set((['bold', 'italic', 'strike'] as const).filter((kind) => (bits & formatBits[kind]) !== 0));
}

/** The link at the selection's start or the caret, with the words it is on; null when there is none. */
export function $linkAtSelection(): { readonly href: string; readonly part: SelectedPart } | null {
  const [part] = $selectedParts();
  if (!part) return null;
  for (const mark of normaliseTextBlock({ kind: 'paragraph', id: 'x', ...$readContent(part.block) }).marks) {
    if (mark.kind === 'link' && mark.start <= part.start && (mark.end > part.start || mark.end >= part.end)) {
      return { href: mark.href, part: { block: part.block, start: mark.start, end: mark.end } };
    }
  }
  return null;
}

/**
 * Puts a link on the selected words (with only a caret: on the link it stands in), or takes links away with null.
 * Answers false, and changes nothing, when the address policy refuses the address or there are no words to put it on.
 */
export function $setLink(href: string | null): boolean {
  const safe = href === null ? null : safeHref(href);
  if (href !== null && safe === null) return false;
  const around = $caret() === null ? null : $linkAtSelection();
  const parts = around ? [around.part] : $selectedParts().filter((part) => part.start < part.end);
  if (parts.length === 0) return false;
  $keepingSelection(() => {
    for (const { block, start, end } of parts) {
      const content = $readContent(block);
      const marks: Mark[] = content.marks.flatMap((mark) => {
        if (mark.kind !== 'link' || mark.end <= start || mark.start >= end) return [mark];
        return [
          { ...mark, end: start },
          { ...mark, start: end },
        ].filter((rest) => rest.start < rest.end);
      });
      if (safe !== null) marks.push({ kind: 'link', start, end, href: safe });
      $writeContent(block, { ...content, marks });
    }
  });
  return true;
}

/** Types words that are a link, when nothing is selected. */
export function $insertLink(words: string, href: string): boolean {
  const safe = safeHref(href);
  const place = $caret();
  if (safe === null || place === null || words === '') return false;
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  selection.insertText(words);
  const after = $caret();
  if (after === null) return false;
  $select({ block: after.block, offset: after.offset - words.length }, after);
  const done = $setLink(safe);
  $select(after);
  return done;
}
