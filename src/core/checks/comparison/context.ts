import type { LexedText } from './lexed-text.ts';

/** Where something stands in a lexed text: tokens `from` up to, not including, `to`. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The words that a mention belongs to: how near each stem stands to it, 0 to 1. */
export type Surroundings = ReadonlyMap<string, number>;

/** Words further away than this, in tokens, say nothing about a mention. */
const reach = 30;
/** A word in the next clause belongs to its own figures first. */
const nextClause = 0.35;
const furtherClause = 0.15;

/** The words around a mention within its sentence. */
export function surroundingsOf(lexed: LexedText, { from, to }: TokenRange): Surroundings {
  const sentence = lexed.sentenceOf[from] ?? 0;
  const first = Math.max(lexed.firstToken[sentence] ?? 0, from - reach);
  const last = Math.min(lexed.firstToken[sentence + 1] ?? lexed.norms.length, to + reach);
  const clause = lexed.clauseOf[from] ?? 0;
  const near = new Map<string, number>();
  for (let token = first; token < last; token += 1) {
    const stem = tellingWord(lexed, token);
    if (stem === '' || (token >= from && token < to)) continue;
    const clauses = Math.abs((lexed.clauseOf[token] ?? 0) - clause);
    const distance = token < from ? from - token : token - to + 1;
    const nearness =
      (clauses === 0 ? 1 : clauses === 1 ? nextClause : furtherClause) *
      (1 / (1 + Math.max(0, distance - 4) / 12));
    if (nearness > (near.get(stem) ?? 0)) near.set(stem, nearness);
  }
  return near;
}

/** The stem of a word, or a figure as it is printed: "of $3.515 billion" tells one sentence from all others. */
export function tellingWord({ stems, norms }: LexedText, token: number): string {
  const stem = stems[token] ?? '';
  if (stem !== '') return stem;
  const norm = norms[token] ?? '';
  return /^\d[\d.,]+$/u.test(norm) ? norm : '';
}

/** How telling a stem is, above 0. */
export type Telling = (stem: string) => number;

/** What surrounds a mention of a claim, weighed once: each stem with its share of the whole. */
export type WeighedSurroundings = readonly (readonly [stem: string, share: number])[];

/** Weighs surroundings: what stands near and is rare counts most. The shares add up to 1, or there are none. */
export function weighed(around: Surroundings, telling: Telling): WeighedSurroundings {
  const weights = [...around].map(([stem, nearness]) => [stem, telling(stem) * nearness] as const);
  const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return all === 0 ? [] : weights.map(([stem, weight]) => [stem, weight / all] as const);
}

/** How much of what surrounds a mention in the claim also surrounds a mention in the evidence, 0 to 1. */
export function sharedSurroundings(claim: WeighedSurroundings, evidence: Surroundings): number {
  let shared = 0;
  for (const [stem, share] of claim) shared += share * (evidence.get(stem) ?? 0);
  return shared;
}
