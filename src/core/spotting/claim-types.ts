import type { TextBlockKind } from '../article/block-tree.ts';
import type { ClaimType } from '../claims/claim.ts';
import { kindsOf, type Cue, type CueKind } from './cue.ts';

/** A statement without any of these has nothing to look up by: what everybody is thought to know. */
const anchored: ReadonlySet<CueKind> = new Set<CueKind>([
  'name',
  'number-word',
  'past-action',
  'attribution',
  'change',
  'duration',
  'statistic',
  'accusation',
  'medical',
]);

type Signs = ReadonlySet<CueKind>;
const isAny =
  (...needed: readonly CueKind[]) =>
  (kinds: Signs): boolean =>
    needed.some((kind) => kinds.has(kind));

/** When a passage is of a type, in the order in which a checker would file it. */
const rules: readonly (readonly [ClaimType, (kinds: Signs, cues: readonly Cue[]) => boolean])[] = [
  ['quote', isQuotation],
  ['number', (kinds) => isAny('figure', 'percent')(kinds) || isCountInWords(kinds)],
  ['superlative', isAny('superlative')],
  ['causal', isAny('causal')],
  ['comparison', isAny('comparison')],
  ['law', isAny('law')],
  ['date', isAny('date', 'age')],
  ['name', (kinds, cues) => kinds.has('title') && kinds.has('name') && isTitled(cues)],
];

/** The types a passage may be filed under, likeliest first, at least one; `fact` when no rule speaks. */
export function claimTypesOf(
  cues: readonly Cue[],
  kind: TextBlockKind,
  kinds: Signs = kindsOf(cues),
): readonly ClaimType[] {
  if (kind === 'byline' || kind === 'credit') return ['name'];
  const types: ClaimType[] = kind === 'caption' ? ['image'] : [];
  for (const [type, holds] of rules) if (holds(kinds, cues)) types.push(type);
  if (types.length > 0) return types;
  for (const each of kinds) if (anchored.has(each)) return ['fact'];
  return ['fact', 'common-knowledge'];
}

/** UTF-16 units, with the marks, of a quotation that is more than a word used with distance. */
const shortestQuotation = 25;

/** Somebody's words: quoted at some length, or said by somebody. A “so-called” word is neither. */
function isQuotation(kinds: Signs, cues: readonly Cue[]): boolean {
  if (!kinds.has('quotation')) return false;
  if (kinds.has('attribution')) return true;
  return cues.some(
    ({ kind, start, end, goesOn }) =>
      kind === 'quotation' && (goesOn === true || end - start >= shortestQuotation),
  );
}

/** Three people, two million dollars, half of the voters: but not “two years ago”, which is a date. */
function isCountInWords(kinds: Signs): boolean {
  return kinds.has('number-word') && isAny('unit', 'money', 'statistic')(kinds);
}

/** “Mayor Per Ohlin” and “Per Ohlin, the mayor”: a title right before a name or soon behind it. */
function isTitled(cues: readonly Cue[]): boolean {
  return cues.some(
    (title) =>
      title.kind === 'title' &&
      cues.some(
        ({ kind, start, end }) =>
          kind === 'name' &&
          // "President" in "President Maria Sand" has a capital and is in the name itself.
          ((start <= title.start && title.end < end) ||
            (start > title.end && start - title.end <= 2) ||
            (title.start > end && title.start - end <= titleReach)),
      ),
  );
}
/** UTF-16 units between a name and the title behind it: “, a former county ”. */
const titleReach = 20;
