import type { Segment } from '../article/segments.ts';
import { quotedStretches } from '../checks/quotation-marks.ts';
import type { Cue } from './cue.ts';
import { countWords } from './letters.ts';

/**
 * Sentences in quotation marks. Whatever they say, somebody has to confirm that it was said, by this person and in these words
 * (practice: a quotation with its attribution is a claim, opinion or not), and a quotation goes on over several sentences.
 */

/** Fewer words in marks are a name, a title or a word used with distance. */
const fewestWords = 4;
const anyMark = /["“«„‘「『'›‹»”]/u;

/** The quotations of a block, in order, from mark to mark; one that nothing closes goes to the end. */
export function longQuotations(text: string): readonly Segment[] {
  if (!anyMark.test(text)) return [];
  return quotedStretches(text).filter(
    ({ innerStart, innerEnd }) => countWords(text, innerStart, innerEnd, fewestWords) >= fewestWords,
  );
}

/** Whether at least half of a sentence stands in quotation marks. */
export function isMostlyQuoted({ start, end }: Segment, quotations: readonly Segment[]): boolean {
  let quoted = 0;
  for (const quotation of quotations) {
    if (quotation.start >= end) break;
    quoted += Math.max(0, Math.min(end, quotation.end) - Math.max(start, quotation.start));
  }
  return 2 * quoted >= end - start;
}

/** Never below the cut; among themselves, quotations keep the order of their ranks. */
export function quotedScore(score: number, cut: number): number {
  return Math.max(score, cut + (1 - cut) * 0.2 * score);
}

/** The cues of a sentence inside a quotation whose marks stand in other sentences. */
export function withQuotation(cues: readonly Cue[], length: number): readonly Cue[] {
  if (cues.some(({ kind }) => kind === 'quotation')) return cues;
  return [{ kind: 'quotation', start: 0, end: length, goesOn: true }, ...cues];
}
