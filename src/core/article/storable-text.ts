import {
  mapTextBlocks,
  textBlocksIn,
  type Block,
  type Mark,
  type SpanRange,
  type TextBlock,
} from './block-tree.ts';

/**
 * What the text of an article may hold. Left out are the characters that no document format carries and no reader
 * sees: C0 controls other than tab and line feed, and noncharacters (Unicode, section 23.7: “should never be
 * interchanged”; XML 1.0 forbids most of both).
 */
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const unstorable = /[\u0000-\u0008\u000b-\u001f]|\p{Noncharacter_Code_Point}/gu;

/** A character that text may not hold, and where it stands. */
export interface UnstorableCharacter {
  /** As Unicode writes it: `U+0000`. */
  readonly code: string;
  /** UTF-16 units from the start of the text. */
  readonly at: number;
}

/** The first character of `text` that an article may not hold, or null. */
export function unstorableCharacter(text: string): UnstorableCharacter | null {
  const found = text.search(unstorable);
  if (found < 0) return null;
  const code = text.codePointAt(found) ?? 0;
  return { code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, at: found };
}

/** `text` as an article may hold it: line ends as `\n`, and without the characters it may not hold. */
export function storableText(text: string): string {
  return unstorableCharacter(text) === null ? text : text.replace(/\r\n?/gu, '\n').replace(unstorable, '');
}

/** A block with {@link storableText} everywhere and its ranges moved along; the same object when nothing changed. */
export function storableBlock(block: Block): Block {
  const clean = mapTextBlocks(block, storableLeaf);
  if (clean.kind !== 'figure') return clean;
  const alt = storableText(clean.alt);
  return alt === clean.alt ? clean : { ...clean, alt };
}

function storableLeaf(leaf: TextBlock): TextBlock {
  if (unstorableCharacter(leaf.text) === null) return leaf;
  const text = storableText(leaf.text);
  // A whole prefix keeps the carriage return of a cut line end, so that offsets never run past the text.
  const moved = (offset: number): number =>
    Math.min(storableText(leaf.text.slice(0, offset)).length, text.length);
  const marks = leaf.marks.flatMap((mark): Mark[] => {
    const range = { start: moved(mark.start), end: moved(mark.end) };
    return mark.kind === 'note' || range.start < range.end ? [{ ...mark, ...range }] : [];
  });
  const spans = leaf.spans.flatMap((span): SpanRange[] => {
    const range = { start: moved(span.start), end: moved(span.end) };
    return range.start < range.end ? [{ ...span, ...range }] : [];
  });
  return { ...leaf, text, marks, spans };
}

/** Every text of a block with the id of the block it stands in: its text blocks, and what describes a picture. */
export function textsIn(block: Block): readonly { readonly id: string; readonly text: string }[] {
  const texts = textBlocksIn(block).map(({ id, text }) => ({ id, text }));
  return block.kind === 'figure' ? [...texts, { id: block.id, text: block.alt }] : texts;
}
