import { sharedSurroundings, type Surroundings, type Telling, type TokenRange } from './context.ts';
import type { Placed } from './prepared-evidence.ts';

/** How a mention of the claim relates to one of the evidence, apart from where they stand; null: not of one kind. */
export type Relation = 'agrees' | 'rounded' | 'converted' | 'finer' | 'unit-differs' | 'differs' | null;

/** A mention of the evidence that may be the one a claim's mention came from. */
export interface Match<M> {
  readonly mention: M;
  readonly relation: Exclude<Relation, null>;
  /** How much of the words around the claim's mention stand around this one, 0 to 1. */
  readonly context: number;
}

/** A different value needs so much of the claim's words around it to be the one meant. */
const leastContext = 0.3;
/** An equal value elsewhere is none when a different one stands among the claim's words, and the equal one does not. */
const strongContext = 0.6;
const farWeaker = 0.6;

/**
 * Chooses the mention of the evidence that speaks of the same thing. An equal value wins, unless a different one
 * stands where the claim's words stand and the equal one belongs to other words: "revenue rose 7 %, costs 5 %" does
 * hold a 5, but not for revenue. Null when nothing comparable stands near the claim's words.
 */
export function bestMatch<M extends TokenRange>(
  around: Surroundings,
  candidates: readonly Placed<M>[],
  relate: (mention: M) => Relation,
  telling: Telling,
): Match<M> | null {
  const best = new Map<Exclude<Relation, null>, Match<M>>();
  for (const candidate of candidates) {
    const relation = relate(candidate.mention);
    if (relation === null) continue;
    const context = sharedSurroundings(around, candidate.around, telling);
    const known = best.get(relation);
    if (known === undefined || context > known.context)
      best.set(relation, { mention: candidate.mention, relation, context });
  }
  const same = strongest(best.get('agrees'), best.get('rounded'), best.get('converted'));
  const different = best.get('differs');
  if (same !== null) {
    const isElsewhere =
      different !== undefined &&
      different.context >= strongContext &&
      same.context <= farWeaker * different.context;
    return isElsewhere ? different : same;
  }
  const near = strongest(different, best.get('unit-differs'), best.get('finer'));
  return near !== null && near.context >= leastContext ? near : null;
}

function strongest<M>(...matches: readonly (Match<M> | undefined)[]): Match<M> | null {
  let best: Match<M> | null = null;
  for (const match of matches) {
    if (match !== undefined && (best === null || match.context > best.context)) best = match;
  }
  return best;
}
