import type { TokenRange } from '../comparison/context.ts';
import { gapBefore, type LexedText } from '../comparison/lexed-text.ts';
import { boundNamed, type Bound } from './number-words.ts';
import type { Unit } from './units.ts';

/**
 * A number in a text with all that belongs to it: hedge, currency sign, scale, unit. UTF-16 offsets.
 * `low` and `high` differ for a range only.
 */
export interface NumberMention extends TokenRange {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  /** Worth of one in the last printed place. */
  readonly step: number;
  readonly unit: Unit | null;
  readonly bound: Bound;
  /** `code` is a name with digits (Q2, 3D): only the same one is equal. `clock` is a time of the day in hours. */
  readonly form: 'cardinal' | 'ordinal' | 'code' | 'clock';
  /** A code in its normal form, else empty. */
  readonly code: string;
  /** A time of the day that may be before or after noon. */
  readonly isHalfDay: boolean;
  /** A small number in words without a unit, as often counted by the writer as stated by a source. */
  readonly isWeak: boolean;
  /** Followed by a word that says what is counted: "5 branches". */
  readonly isCount: boolean;
  /** Something to compare with, but nothing that a claim states: "$5 a year". */
  readonly isIncidental: boolean;
}

/** A mention of tokens `from` up to, not including, `to`, with nothing known of its value yet. */
export function plainMention(lexed: LexedText, from: number, to: number): NumberMention {
  return {
    from,
    to,
    start: lexed.starts[from] ?? 0,
    end: lexed.ends[to - 1] ?? 0,
    low: 0,
    high: 0,
    step: 1,
    unit: null,
    bound: 'exact',
    form: 'cardinal',
    code: '',
    isHalfDay: false,
    isWeak: false,
    isCount: false,
    isIncidental: false,
  };
}

/** True when nothing but blanks stands before `token`. */
export function isTouching(lexed: LexedText, token: number): boolean {
  return /^[^\S\n]*$/u.test(gapBefore(lexed, token));
}

/** The hedge that stands before token `first`, and where it begins. */
export function hedgeBefore(lexed: LexedText, first: number): { bound: Bound; from: number } {
  for (let count = Math.min(4, first); count > 0; count -= 1) {
    const words = lexed.norms.slice(first - count, first).join(' ');
    const bound = boundNamed(words);
    if (bound !== null && isTouching(lexed, first)) return { bound, from: first - count };
  }
  return { bound: 'exact', from: first };
}
