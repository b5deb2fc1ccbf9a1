import {
  sharedSurroundings,
  weighed,
  type Surroundings,
  type Telling,
  type TokenRange,
  type WeighedSurroundings,
} from './context.ts';
import type { Placed } from './prepared-evidence.ts';

/** How a mention of the claim relates to one of the evidence, apart from where they stand; null: not of one kind. */
export type Relation =
  | 'agrees'
  | 'rounded'
  | 'converted'
  // Neither equal nor different: a claim more exact than the evidence, one end of a range, a range round a figure.
  | 'finer'
  | 'range-end'
  | 'within'
  | 'unit-differs'
  | 'differs'
  | null;

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
/** A figure that only rounds or converts gives way to a different one that fits the words better by so much. */
const roughly = 0.15;

/** In an exchange each value must fit the other's words better than its own by so much. */
const exchanged = 0.1;
const exchangeContext = 0.5;

/**
 * For each mention of a claim, the mention of the evidence that speaks of the same thing. An equal value wins, unless a
 * different one stands where the claim's words stand and the equal one belongs to other words, or two values of the
 * claim have changed places: "revenue rose 7 %, costs 5 %" does hold a 5, but not for revenue. Null when nothing
 * comparable stands near the claim's words.
 */
export function bestMatches<M extends TokenRange>(
  claims: readonly Placed<M>[],
  candidates: readonly Placed<M>[],
  relate: (claim: M, evidence: M) => Relation,
  telling: Telling,
): readonly (Match<M> | null)[] {
  const surroundings = claims.map(({ around }) => weighed(around, telling));
  const ranks = claims.map(({ mention }, at) => rank(mention, surroundings[at] ?? [], candidates, relate));
  return ranks.map((best, at) => {
    const equal = best.get('agrees');
    const different = best.get('differs');
    const isExchange =
      equal !== undefined &&
      different !== undefined &&
      different.context >= exchangeContext &&
      different.context >= equal.context + exchanged &&
      ranks.some((other, place) => {
        const own = other.get('agrees');
        const around = surroundings[place];
        if (place === at || own?.mention !== different.mention || around === undefined) return false;
        const otherWay = sharedSurroundings(around, equal.around);
        return otherWay >= own.context + exchanged;
      });
    return isExchange ? different : chosen(best);
  });
}

type Ranked<M> = ReadonlyMap<Exclude<Relation, null>, Match<M> & { readonly around: Surroundings }>;

/** The mention in the best surroundings for each relation. */
function rank<M extends TokenRange>(
  claim: M,
  surroundings: WeighedSurroundings,
  candidates: readonly Placed<M>[],
  relate: (claim: M, evidence: M) => Relation,
): Ranked<M> {
  const best = new Map<Exclude<Relation, null>, Match<M> & { around: Surroundings }>();
  for (const { mention, around } of candidates) {
    const relation = relate(claim, mention);
    if (relation === null) continue;
    const context = sharedSurroundings(surroundings, around);
    const known = best.get(relation);
    if (known === undefined || context > known.context)
      best.set(relation, { mention, relation, context, around });
  }
  return best;
}

function chosen<M>(best: Ranked<M>): Match<M> | null {
  const equal = best.get('agrees') ?? null;
  const rough = strongest(best.get('rounded'), best.get('converted'));
  const different = strongest(best.get('differs'), best.get('unit-differs'));
  if (equal !== null || rough !== null) {
    const isOther = different !== null && outweighs(different, equal, rough);
    return isOther ? different : strongest(equal, rough);
  }
  const rangeEnd = best.get('range-end') ?? null;
  const near = strongest(different, best.get('finer'), rangeEnd, best.get('within'));
  return near !== null && near.context >= leastContext ? near : rangeEnd;
}

/** True when a different value is the one that the claim's words belong to, in spite of an equal one. */
function outweighs<M>(different: Match<M>, equal: Match<M> | null, rough: Match<M> | null): boolean {
  if (equal === null)
    return different.context >= leastContext && different.context > (rough?.context ?? 0) + roughly;
  const same = Math.max(equal.context, rough?.context ?? 0);
  return different.context >= strongContext && same <= farWeaker * different.context;
}

function strongest<M>(...matches: readonly (Match<M> | null | undefined)[]): Match<M> | null {
  let best: Match<M> | null = null;
  for (const match of matches) {
    if (match !== undefined && match !== null && (best === null || match.context > best.context))
      best = match;
  }
  return best;
}
