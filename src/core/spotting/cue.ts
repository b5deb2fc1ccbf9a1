import type { Segment } from '../article/segments.ts';

/**
 * The explicit features of a sentence. The names are stable: trained weights refer to them by their place in this list, so that
 * new ones are added at its end only.
 */
export const cueKinds = [
  // What can be looked up.
  'figure',
  'unit',
  'percent',
  'money',
  'number-word',
  'statistic',
  'date',
  'duration',
  'age',
  'superlative',
  'comparison',
  'causal',
  'change',
  'past-action',
  'quotation',
  'attribution',
  'name',
  'title',
  'law',
  'negation',
  // What makes it dangerous to get wrong.
  'accusation',
  'private-life',
  'minor',
  'anonymous',
  'medical',
  // What speaks against checking it.
  'future',
  'hedge',
  'opinion',
  'first-person',
  'second-person',
  'question',
  'imperative',
  'greeting',
  'transition',
  'furniture',
] as const;
export type CueKind = (typeof cueKinds)[number];

/** One sign in a sentence and where it stands; offsets are UTF-16 units of the text that was read. */
export interface Cue extends Segment {
  readonly kind: CueKind;
  /** For a quotation: its marks stand in other sentences. */
  readonly goesOn?: true;
}

/** The kinds of signs that stand in a passage. */
export function kindsOf(cues: readonly Cue[]): ReadonlySet<CueKind> {
  const kinds = new Set<CueKind>();
  for (const { kind } of cues) kinds.add(kind);
  return kinds;
}
