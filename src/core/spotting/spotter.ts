import type { TextBlockKind } from '../article/block-tree.ts';
import { sentences, type Segment } from '../article/segments.ts';
import { claimTypesOf } from './claim-types.ts';
import { clausesOf } from './clauses.ts';
import type { Cue } from './cue.ts';
import { sentenceCues } from './cues.ts';
import { isForeign } from './language.ts';
import { reasonsFor } from './reasons.ts';
import { riskFlagsOf } from './risk-flags.ts';
import { foreignScore, ruleScore } from './rule-ranker.ts';
import type { SpottedSentence, Spotter, Suggestion } from './suggestion.ts';

/** Gives a sentence its rank, 0 to 1. Pure: the same sentence and cues always rank the same. */
export interface SentenceRanker {
  readonly score: (sentence: string, cues: readonly Cue[]) => number;
  /** The rank from which a passage is suggested unless the user moves the slider. */
  readonly defaultCut: number;
}

/** A passage without a full stop for so many UTF-16 units is read in pieces: a suggestion should fit on a screen. */
const longestPiece = 1_200;
/** A clause never counts for less than this share of its sentence, or its context would be lost. */
const leastShare = 0.6;

/**
 * Reads blocks with a ranker. One suggestion for each sentence, or one for each clause where several clauses state facts of
 * their own. Bylines and credits hold names, which are checked, but rank below the default cut.
 */
export function createSpotter(ranker: SentenceRanker): Spotter {
  return {
    spot: (text, kind) => {
      const foreign = isForeign(text);
      return sentences(text)
        .flatMap((sentence) => pieces(text, sentence))
        .map((piece) => spotSentence(text, piece, kind, ranker, foreign));
    },
  };
}

function spotSentence(
  text: string,
  sentence: Segment,
  kind: TextBlockKind,
  ranker: SentenceRanker,
  foreign: boolean,
): SpottedSentence {
  const words = text.slice(sentence.start, sentence.end);
  const cues = sentenceCues(words, kind);
  const score = rounded(rank(words, cues, kind, ranker, foreign));
  const whole = passage(text, sentence);
  if (whole === null) return { ...sentence, score, suggestions: [] };
  const clauses = foreign ? [] : clausesOf(words, cues);
  if (clauses.length < 2) {
    return { ...sentence, score, suggestions: [suggestion(text, whole, cues, kind, score, foreign)] };
  }
  const parts = clauses.flatMap((clause) => {
    const part = passage(text, { start: sentence.start + clause.start, end: sentence.start + clause.end });
    if (part === null) return [];
    const own = sentenceCues(text.slice(part.start, part.end), kind);
    return [{ part, own, strength: ruleScore(text.slice(part.start, part.end), own) }];
  });
  const strongest = Math.max(...parts.map(({ strength }) => strength), Number.EPSILON);
  return {
    ...sentence,
    score,
    suggestions: parts.map(({ part, own, strength }) =>
      suggestion(text, part, own, kind, rounded(score * Math.max(leastShare, strength / strongest)), foreign),
    ),
  };
}

function rank(
  words: string,
  cues: readonly Cue[],
  kind: TextBlockKind,
  ranker: SentenceRanker,
  foreign: boolean,
): number {
  const score = foreign ? foreignScore(cues, ranker.defaultCut) : ranker.score(words, cues);
  if (kind === 'byline' || kind === 'credit') return Math.min(score, 0.9 * ranker.defaultCut);
  return cues.some((cue) => cue.kind === 'furniture') ? score / 2 : score;
}

function suggestion(
  text: string,
  { start, end }: Segment,
  cues: readonly Cue[],
  kind: TextBlockKind,
  score: number,
  foreign: boolean,
): Suggestion {
  return {
    start,
    end,
    text: text.slice(start, end),
    score,
    types: claimTypesOf(cues, kind),
    risks: riskFlagsOf(cues),
    reasons: reasonsFor(cues, kind, foreign),
  };
}

/** The passage from its first word to its last, with the quotation marks that belong to it; null without a word. */
function passage(text: string, { start, end }: Segment): Segment | null {
  const first = /["“«„‘]?[$€£¥₽₴]?[\p{L}\p{N}]/u.exec(text.slice(start, end));
  if (first === null) return null;
  let last = end;
  while (last > start && !endsPassage.test(text.charAt(last - 1))) last -= 1;
  return { start: start + first.index, end: last };
}

/** What a passage may end with: everything but blanks and the signs that end a sentence or a part of it. */
const endsPassage = /[^\s.…!?,;:—–-]/u;

/** Cuts what is too long to be a suggestion at a comma, else at a blank, else where it must. */
function pieces(text: string, { start, end }: Segment): readonly Segment[] {
  if (end - start <= longestPiece) return [{ start, end }];
  const found: Segment[] = [];
  let from = start;
  while (end - from > longestPiece) {
    const window = text.slice(from, from + longestPiece);
    const comma = window.search(/[,;:—][^,;:—]{0,400}$/u);
    const blank = window.search(/\s\S*$/u);
    let cut = from + (comma > longestPiece / 2 ? comma + 1 : blank > 0 ? blank : longestPiece);
    // Never inside a surrogate pair.
    const code = text.charCodeAt(cut - 1);
    if (code >= 0xd800 && code <= 0xdbff) cut -= 1;
    found.push({ start: from, end: cut });
    from = cut;
    while (from < end && /\s/u.test(text[from] ?? '')) from += 1;
  }
  if (from < end) found.push({ start: from, end });
  return found;
}

function rounded(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 1_000) / 1_000;
}
