import type { Locator } from '../../../core/sources/citation.ts';

/** A paragraph of an evidence text. Offsets are UTF-16 units of the whole text. */
export interface EvidenceParagraph {
  /** Counted from 1, as a locator names it. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The paragraphs of an evidence text: separated by blank lines, or by single line breaks when the text has no blank line
 * (a transcript with one line per turn). Every character but white space belongs to exactly one paragraph.
 */
export function paragraphsOf(text: string): readonly EvidenceParagraph[] {
  const separator = /\S[^\S\n]*\r?\n[^\S\n]*\r?\n/u.test(text)
    ? /(?:[^\S\n]*\r?\n){2,}/gu
    : /[^\S\n]*(?:\r?\n)+/gu;
  const found: EvidenceParagraph[] = [];
  const push = (start: number, end: number) => {
    const length = text.slice(start, end).trimEnd().length;
    if (length > 0) found.push({ number: found.length + 1, start, end: start + length });
  };
  let start = 0;
  for (const gap of text.matchAll(separator)) {
    push(start, gap.index);
    start = gap.index + gap[0].length;
  }
  push(start, text.length);
  return found;
}

/** The paragraph that holds this offset, or the next one; the last when there is none behind. Null without text. */
export function paragraphAt(
  paragraphs: readonly EvidenceParagraph[],
  offset: number,
): EvidenceParagraph | null {
  return paragraphs.find((paragraph) => offset < paragraph.end) ?? paragraphs.at(-1) ?? null;
}

/** `[00:12:31]`, `(12:31)` or a line that opens with `12:31`. */
const timeCode = /(?:^|\n)\s*(\d{1,2}:\d{2}(?::\d{2})?)\b|[[(](\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?[\])]/gu;

/**
 * The locator to offer for a passage: the last time code before its end when the text carries time codes, else the number
 * of its paragraph. A proposal only: the person who cites confirms or changes it.
 */
export function proposeLocator(text: string, start: number, end: number): Locator | null {
  let time: string | null = null;
  for (const match of text.slice(0, end).matchAll(timeCode)) {
    if (match.index > start && time !== null) break;
    time = match[1] ?? match[2] ?? null;
  }
  if (time !== null) return { label: 'timestamp', value: time };
  const paragraph = paragraphAt(paragraphsOf(text), start);
  return paragraph === null ? null : { label: 'paragraph', value: String(paragraph.number) };
}
