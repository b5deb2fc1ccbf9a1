import type { Segment } from '../article/segments.ts';
import { letterLength, numberLength } from './letters.ts';

/**
 * The words of a stretch without the blanks and stops around them, and with the marks that belong to them: quotation marks, a
 * currency sign, a sign before a figure, the @ of an account, a bracket whose other half is inside. Null where no word is. Offsets in
 * UTF-16 units of `text`.
 */
export function passage(text: string, { start, end }: Segment): Segment | null {
  let first = start;
  while (first < end && letterLength(text, first) === 0 && numberLength(text, first) === 0) first += 1;
  if (first >= end) return null;
  let from = first;
  while (from > start && belongsBefore(text, from - 1)) from -= 1;
  let to = end;
  while (to > first && !endsWord(text, to)) to -= 1;
  return withoutHalfBrackets(text, from, to, first);
}

const opening = '"\'“«„‘‚「『([#@$€£¥₽₴';
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']' };
const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

function belongsBefore(text: string, at: number): boolean {
  const sign = text.charAt(at);
  return opening.includes(sign) || ('-−+±'.includes(sign) && numberLength(text, at + 1) > 0);
}

/** Everything but blanks, the signs that end a sentence or a part of it, and marks that open what follows. */
const endSign = /[^\s.…!?,;:—–\-“„«‘([]/u;
const initials = /(?:^|\P{L})(?:\p{L}\.){2,}$/u;

function endsWord(text: string, to: number): boolean {
  const sign = text.charAt(to - 1);
  return sign === '.' ? initials.test(text.slice(Math.max(0, to - 9), to)) : endSign.test(sign);
}

/** A bracket at an edge whose other half is outside goes; `first` is where the first word begins. */
function withoutHalfBrackets(text: string, from: number, to: number, first: number): Segment {
  let start = from;
  let end = to;
  for (
    let opener = openers[text.charAt(end - 1)];
    opener !== undefined;
    opener = openers[text.charAt(end - 1)]
  ) {
    if (text.slice(start, end).includes(opener)) break;
    end -= 1;
    while (end > first && !endsWord(text, end)) end -= 1;
  }
  for (let at = start; at < first; at += 1) {
    const closer = closers[text.charAt(at)];
    if (closer !== undefined && !text.slice(at, end).includes(closer)) start = at + 1;
  }
  return { start, end };
}
