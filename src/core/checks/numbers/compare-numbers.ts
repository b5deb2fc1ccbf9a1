import { bestMatches, type Match } from '../comparison/best-match.ts';
import { surroundingsOf } from '../comparison/context.ts';
import type { LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stretchOf, type Finding, type FindingResult } from '../finding.ts';
import { findNumbers, type NumberMention } from './find-numbers.ts';
import { isMisprint } from './misprint.ts';
import { numberRelation } from './number-relation.ts';

export { findNumbers, type NumberMention };

/** For a small number in words, less than this of its words in the evidence is no sign that another number is meant. */
const contextOfWeak = 0.6;

/** Compares each number of a claim with the one in the evidence that belongs to the same words. */
export function numberFindings(
  claim: LexedText,
  numbers: readonly NumberMention[],
  evidence: PreparedEvidence,
): readonly Finding[] {
  const placed = numbers.map((mention) => ({ mention, around: surroundingsOf(claim, mention) }));
  const matches = bestMatches(placed, evidence.numbers, numberRelation, evidence.telling);
  return numbers.flatMap((number, at) => {
    const finding = numberFinding(claim.text, number, matches[at] ?? null, evidence);
    return finding === null ? [] : [finding];
  });
}

function numberFinding(
  text: string,
  number: NumberMention,
  match: Match<NumberMention> | null,
  evidence: PreparedEvidence,
): Finding | null {
  const claim = stretchOf(text, number.start, number.end);
  // "One" is a pronoun, "first" an adverb, as often as not.
  const isHardlyNumber = number.isIncidental || (number.isWeak && number.low === 1 && number.unit === null);
  const isUnsure = number.isWeak && match?.relation === 'differs' && match.context < contextOfWeak;
  if (match === null || isUnsure) {
    if (isHardlyNumber) return null;
    const slip = isCountable(number) ? null : slipOf(number, claim.text, evidence);
    if (slip !== null) return slip;
    return {
      kind: 'number',
      claim,
      evidence: null,
      finding: isCountable(number) ? 'unclear' : 'not-found',
      message: isCountable(number)
        ? `The evidence does not state “${claim.text}”; it may have to be counted.`
        : `The evidence has no ${claim.text} in this connection.`,
    };
  }
  if (isHardlyNumber && match.relation !== 'agrees') return null;
  const place = stretchOf(evidence.lexed.text, match.mention.start, match.mention.end);
  const [finding, message] = worded(claim.text, place.text, match.relation);
  return { kind: 'number', claim, evidence: place, finding, message };
}

/** A figure that the evidence lacks, beside one of the same unit that is a keystroke away: likelier a slip than another fact. */
function slipOf(number: NumberMention, said: string, { numbers, lexed }: PreparedEvidence): Finding | null {
  for (const { mention } of numbers) {
    if (numberRelation(number, mention) !== 'differs') continue;
    const place = stretchOf(lexed.text, mention.start, mention.end);
    if (!isMisprint(said, place.text)) continue;
    return {
      kind: 'number',
      claim: { start: number.start, end: number.end, text: said },
      evidence: place,
      finding: 'differs',
      message: `The draft says ${said}; the evidence has ${place.text}, which looks like a slip.`,
    };
  }
  return null;
}

/** So many things of a text anybody counts: "the 4 products". */
const easilyCounted = 10;

function isCountable({ isWeak, isCount, unit, low, high }: NumberMention): boolean {
  return (
    isWeak || (isCount && unit === null && low === high && Number.isInteger(low) && low <= easilyCounted)
  );
}

function worded(
  said: string,
  found: string,
  relation: Match<NumberMention>['relation'],
): [FindingResult, string] {
  switch (relation) {
    case 'agrees':
      return ['agrees', `Draft and evidence both say ${said}.`];
    case 'rounded':
      return ['rounded', `The draft says ${said}; the evidence has ${found}, which it may be called.`];
    case 'converted':
      return [
        'converted',
        `The draft says ${said}, the evidence ${found}: the same, converted. Check the sum.`,
      ];
    case 'finer':
      return ['unclear', `The draft says ${said}, which is more exact than the ${found} of the evidence.`];
    case 'range-end':
    case 'within':
      return ['unclear', `The draft says ${said}, the evidence ${found}: one gives a range.`];
    case 'unit-differs':
      return [
        'unit-differs',
        `The draft says ${said}, the evidence ${found}: the same figure, but not the same unit.`,
      ];
    case 'differs':
      return ['differs', `The draft says ${said}, the evidence ${found}.`];
  }
}
