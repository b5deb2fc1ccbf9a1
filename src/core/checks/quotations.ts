import { sentences } from '../article/segments.ts';
import { quotedStretches, type Quoted } from './quotation-marks.ts';
import { splittingVerb } from './speech-verbs.ts';

/** Words that the article puts in quotation marks. Offsets are UTF-16 units of the block's text. */
export interface Quotation {
  /** From the first opening mark to behind the last closing mark, attribution in the middle included. */
  readonly start: number;
  readonly end: number;
  /** What stands between the marks; two or more when an attribution splits the quotation. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  /** The parts joined by a space: what is compared with the evidence. */
  readonly text: string;
  /** No closing mark before the end of the block: the quotation goes on in the next paragraph. */
  readonly isOpen: boolean;
}

/** An attribution longer than this, in characters, is a sentence of the article's own. */
const longestAttribution = 160;

/**
 * The quotations in the text of one block, in order. A sentence split by its attribution ("We tried," she said,
 * "and failed") is one quotation with two parts. Quotations inside quotations belong to the outer one.
 */
export function findQuotations(text: string): readonly Quotation[] {
  const groups: Quoted[][] = [];
  for (const quoted of quotedStretches(text)) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && isSplitSentence(text, before, quoted))
      group.push(quoted);
    else groups.push([quoted]);
  }
  return groups.flatMap((group) => {
    const parts = group.map((quoted) => trimmedRange(text, quoted.innerStart, quoted.innerEnd));
    const first = group[0];
    const last = group.at(-1);
    const words = parts.map(({ start, end }) => text.slice(start, end)).join(' ');
    if (first === undefined || last === undefined || !/[\p{L}\p{N}]/u.test(words)) return [];
    return [{ start: first.start, end: last.end, parts, text: words, isOpen: last.isOpen }];
  });
}

/** True when the sentence that `first` leaves unfinished goes on in `second`, with only an attribution in between. */
function isSplitSentence(text: string, first: Quoted, second: Quoted): boolean {
  const between = text.slice(first.end, second.start);
  if (between.length > longestAttribution || first.isOpen) return false;
  const isUnfinished =
    /[,?!…—–-]\s*$/u.test(text.slice(first.innerStart, first.innerEnd)) || /^\s*[,—–]/u.test(between);
  return (
    isUnfinished &&
    /[,—–]\s*$/u.test(between) &&
    sentences(between).length <= 1 &&
    splittingVerb.test(between)
  );
}

function trimmedRange(text: string, from: number, to: number): { start: number; end: number } {
  const inner = text.slice(from, to);
  const start = from + (inner.length - inner.trimStart().length);
  return { start, end: Math.max(start, from + inner.trimEnd().length) };
}
