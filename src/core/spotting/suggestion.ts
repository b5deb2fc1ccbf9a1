import type { TextBlockKind } from '../article/block-tree.ts';
import type { Segment } from '../article/segments.ts';
import type { ClaimType } from '../claims/claim.ts';

/** What can make a passage dangerous to get wrong, apart from being wrong (practice: the legal read). */
export const riskFlags = ['libel', 'privacy', 'minor', 'anonymous-source', 'medical'] as const;
export type RiskFlag = (typeof riskFlags)[number];

/**
 * A passage that the spotter proposes as a claim. A proposal, never a claim: it enters the record only when a person
 * accepts it. Offsets are UTF-16 units of the block's text, on whole words.
 */
export interface Suggestion extends Segment {
  readonly text: string;
  /** How much the passage looks like one that a checker would want, 0 to 1. Ranks; is no probability of being wrong. */
  readonly score: number;
  /** Likeliest first, at least one. */
  readonly types: readonly ClaimType[];
  readonly risks: readonly RiskFlag[];
  /** Why, in words for people: "a figure with a unit", "attributed to a person". At least one. */
  readonly reasons: readonly string[];
}

/** One sentence of a block, with what is proposed in it; a sentence may hold none, one, or one per clause. */
export interface SpottedSentence extends Segment {
  /** The sentence's own rank, 0 to 1: that of a whole sentence, comparable between articles. */
  readonly score: number;
  /** Every passage worth a claim at any cut, in order; filter by `score` against the cut. */
  readonly suggestions: readonly Suggestion[];
}

/** Reads text blocks. The same text and kind always give the same answer; nothing is remembered between blocks. */
export interface Spotter {
  readonly spot: (text: string, kind: TextBlockKind) => readonly SpottedSentence[];
}
