import { notCheckableReasons } from '../../../core/claims/claim.ts';
import {
  notCheckableWords,
  type LedgerCounts,
  type LedgerPart,
  type LedgerPartKind,
} from '../../../core/claims/coverage-ledger.ts';
import { counted, reasonNames } from '../claims/claim-words.ts';

const partNames: Readonly<Record<Exclude<LedgerPartKind, 'section'>, string>> = {
  headline: 'Headline',
  dek: 'Dek',
  byline: 'Byline',
  body: 'Body',
  footnotes: 'Footnotes',
};

/** What a part of the article is called: a section by the words of its heading. */
export function partName({ kind, title }: Pick<LedgerPart, 'kind' | 'title'>): string {
  if (kind !== 'section') return partNames[kind];
  return title.trim() === '' ? 'Section' : title.trim();
}

/** “12 not checkable: 8 opinion, 4 transition”; the reasons that occur, in their order. */
export function notCheckableText(counts: LedgerCounts): string {
  const all = notCheckableWords(counts);
  if (all === 0) return 'none not checkable';
  const reasons = notCheckableReasons
    .filter((reason) => counts.notCheckable[reason] > 0)
    .map((reason) => `${counts.notCheckable[reason]} ${reasonNames[reason].toLowerCase()}`);
  return `${all} not checkable: ${reasons.join(', ')}`;
}

/** The whole ledger in one line: “16 words: 4 in claims, 6 not checkable, 6 uncovered”. */
export function countsText(counts: LedgerCounts): string {
  const { words, claimed, uncovered } = counts;
  return `${counted(words, 'word')}: ${claimed} in claims, ${notCheckableWords(counts)} not checkable, ${uncovered} uncovered`;
}
