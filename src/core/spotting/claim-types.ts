import type { TextBlockKind } from '../article/block-tree.ts';
import type { ClaimType } from '../claims/claim.ts';
import type { Cue, CueKind } from './cue.ts';

/** Signs of each type, in the order in which a checker would file the claim. */
const signs: readonly (readonly [ClaimType, readonly CueKind[]])[] = [
  ['quote', ['quotation']],
  ['number', ['figure', 'percent', 'money']],
  ['superlative', ['superlative']],
  ['causal', ['causal']],
  ['comparison', ['comparison']],
  ['law', ['law']],
  ['date', ['date', 'age']],
  ['name', ['title']],
];

/** A statement with nothing to look up by: what everybody is thought to know. */
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

/** The types a passage may be filed under, likeliest first, at least one; `fact` when no rule speaks. */
export function claimTypesOf(cues: readonly Cue[], kind: TextBlockKind): readonly ClaimType[] {
  const kinds = new Set(cues.map((cue) => cue.kind));
  if (kind === 'byline' || kind === 'credit') return ['name'];
  const found = signs.flatMap(([type, needed]) => (needed.some((each) => kinds.has(each)) ? [type] : []));
  const types: ClaimType[] = kind === 'caption' ? ['image', ...found] : found;
  if (types.length > 0) return types;
  if ([...kinds].some((each) => anchored.has(each))) return ['fact'];
  return ['fact', 'common-knowledge'];
}
