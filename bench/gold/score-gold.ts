import { words, type Segment } from '../../src/core/article/segments.ts';
import type { ClaimType } from '../../src/core/claims/claim.ts';

/** A passage that a checker would check. UTF-16 units into the article's text, start inclusive, end exclusive. */
export interface GoldClaim extends Segment {
  readonly type: ClaimType;
}

export interface GoldBlock extends Segment {
  /** The kind of the block tree (`headline`, `paragraph` …). */
  readonly kind: string;
  readonly text: string;
}

/** An article with every claim in it. Claims are ordered, do not overlap and never cross a block. */
export interface GoldArticle {
  readonly id: string;
  readonly genre: string;
  readonly text: string;
  /** Where each block stands in `text`; blank lines between them belong to none. */
  readonly blocks: readonly GoldBlock[];
  readonly claims: readonly GoldClaim[];
}

export interface GoldScore {
  readonly goldClaims: number;
  /** Gold claims that share at least one whole word with a suggestion. */
  readonly overlapped: number;
  /** Gold claims of which the suggestions, taken together, hold at least half of the words. */
  readonly halfCovered: number;
  /** `overlapped` over `goldClaims`; 1 when there are none. */
  readonly recall: number;
  /** `halfCovered` over `goldClaims`; 1 when there are none. */
  readonly halfRecall: number;
  readonly suggestions: number;
  /** Suggestions that share at least one whole word with a gold claim. */
  readonly suggestionsOnGold: number;
  /** Suggestions for each gold claim; 0 when there are no gold claims. */
  readonly perGold: number;
  /** Gold claims that no suggestion overlaps, in order. */
  readonly missed: readonly GoldClaim[];
}

/**
 * Lays suggestions beside the gold claims of one article. `suggestions` are ranges of `gold.text`, in any order;
 * one that is there twice counts twice.
 */
export function scoreAgainstGold(gold: GoldArticle, suggestions: readonly Segment[]): GoldScore {
  const all = words(gold.text);
  const wordsOfClaims = gold.claims.map((claim) => all.filter((word) => holds(claim, word)));
  const suggested = new Set(all.filter((word) => suggestions.some((suggestion) => holds(suggestion, word))));
  const claimed = wordsOfClaims.flat();
  const covered = wordsOfClaims.map((own) => own.filter((word) => suggested.has(word)).length);
  return withRatios({
    goldClaims: gold.claims.length,
    overlapped: covered.filter((count) => count > 0).length,
    halfCovered: covered.filter((count, at) => count > 0 && 2 * count >= wordsOfClaims[at]!.length).length,
    suggestions: suggestions.length,
    suggestionsOnGold: suggestions.filter((suggestion) => claimed.some((word) => holds(suggestion, word)))
      .length,
    missed: gold.claims.filter((_, at) => covered[at] === 0),
  });
}

/** The figures of several articles as of one: counts are added, ratios are made of the sums. */
export function totalScore(scores: readonly GoldScore[]): GoldScore {
  const sum = (count: (score: GoldScore) => number): number =>
    scores.reduce((total, score) => total + count(score), 0);
  return withRatios({
    goldClaims: sum((score) => score.goldClaims),
    overlapped: sum((score) => score.overlapped),
    halfCovered: sum((score) => score.halfCovered),
    suggestions: sum((score) => score.suggestions),
    suggestionsOnGold: sum((score) => score.suggestionsOnGold),
    missed: scores.flatMap((score) => score.missed),
  });
}

function holds(range: Segment, word: Segment): boolean {
  return range.start <= word.start && word.end <= range.end;
}

function withRatios(counts: Omit<GoldScore, 'recall' | 'halfRecall' | 'perGold'>): GoldScore {
  const { goldClaims, overlapped, halfCovered, suggestions } = counts;
  const share = (count: number): number => (goldClaims === 0 ? 1 : count / goldClaims);
  return {
    ...counts,
    recall: share(overlapped),
    halfRecall: share(halfCovered),
    perGold: goldClaims === 0 ? 0 : suggestions / goldClaims,
  };
}
