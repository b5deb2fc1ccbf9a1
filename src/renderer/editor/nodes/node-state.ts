import { createState, IS_BOLD, IS_ITALIC, IS_STRIKETHROUGH } from 'lexical';

/**
 * What our nodes carry beside Lexical's own fields, as node state: it is copied when a node is split or cloned,
 * and text with different state is never joined.
 */

/** The block's id in the article; empty until `block-ids.ts` gives a fresh one. */
export const blockIdState = createState('blockId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
});

const noSpans: readonly string[] = [];

/** Ids of the spans a piece of text (or a line break) stands in: sorted, without doubles. Ids only, never records. */
export const spansState = createState('spans', {
  parse: (value) =>
    Array.isArray(value) ? sortedIds(value.filter((id): id is string => typeof id === 'string')) : noSpans,
  isEqual: sameIds,
});

/** Sorts ids and drops doubles; the form in which `spansState` holds them. */
export function sortedIds(ids: Iterable<string>): readonly string[] {
  const unique = [...new Set(ids)].sort();
  return unique.length === 0 ? noSpans : unique;
}

/** Whether two sorted lists of ids are the same. */
export function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, at) => id === b[at]));
}

/** Lexical's bit for each format the article knows; all others are ignored. */
export const formatBits = { bold: IS_BOLD, italic: IS_ITALIC, strike: IS_STRIKETHROUGH } as const;

/** The format of a line break, which Lexical keeps for text only. */
export const breakFormatState = createState('breakFormat', {
  parse: (value) => (typeof value === 'number' ? value : 0),
});
