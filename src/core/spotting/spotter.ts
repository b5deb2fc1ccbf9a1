import type { TextBlockKind } from '../article/block-tree.ts';
import { sentences, type Segment } from '../article/segments.ts';
import { claimTypesOf } from './claim-types.ts';
import { clausesOf } from './clauses.ts';
import { kindsOf, type Cue } from './cue.ts';
import { sentenceCues } from './cues.ts';
import { isForeign } from './language.ts';
import { passage } from './passage.ts';
import { isMostlyQuoted, longQuotations, quotedScore, withQuotation } from './quoted-sentences.ts';
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
      const block: Block = { text, kind, isForeign: isForeign(text), quotations: longQuotations(text) };
      return sentences(text)
        .flatMap((sentence) => pieces(text, sentence))
        .map((piece) => spotSentence(block, piece, ranker));
    },
  };
}

/**
 * The rank of a sentence by itself, 0 to 1, whatever its language. `stet spot --sentences` and the benchmarks rank what they are
 * given like this.
 */
export function rankSentence(sentence: string, ranker: SentenceRanker): number {
  const block: Block = { text: sentence, kind: 'paragraph', isForeign: isForeign(sentence), quotations: [] };
  return rank(block, sentence, sentenceCues(sentence), ranker);
}

/** What is known of a block before its sentences are read. */
interface Block {
  readonly text: string;
  readonly kind: TextBlockKind;
  readonly isForeign: boolean;
  readonly quotations: readonly Segment[];
}

function spotSentence(block: Block, sentence: Segment, ranker: SentenceRanker): SpottedSentence {
  const whole = passage(block.text, sentence);
  if (whole === null) return { ...sentence, score: 0, suggestions: [] };
  const words = block.text.slice(sentence.start, sentence.end);
  const own = sentenceCues(words, block.kind);
  const isQuoted = isMostlyQuoted(sentence, block.quotations);
  const ranked = rank(block, words, own, ranker);
  const score = rounded(isQuoted ? quotedScore(ranked, ranker.defaultCut) : ranked);
  const cues = isQuoted ? withQuotation(own, words.length) : own;
  const clauses = block.isForeign ? [] : clausesOf(words, cues);
  if (clauses.length < 2) {
    return { ...sentence, score, suggestions: [suggestion(block, whole, cues, score)] };
  }
  const parts: { readonly part: Segment; readonly cues: readonly Cue[]; readonly strength: number }[] = [];
  let strongest = Number.EPSILON;
  for (const { start, end } of clauses) {
    const part = passage(block.text, { start: sentence.start + start, end: sentence.start + end });
    if (part === null) continue;
    const inside = cues.filter((cue) => cue.start >= start && cue.end <= end);
    const strength = ruleScore(block.text.slice(part.start, part.end), inside);
    strongest = Math.max(strongest, strength);
    parts.push({ part, cues: inside, strength });
  }
  return {
    ...sentence,
    score,
    suggestions: parts.map(({ part, cues: inside, strength }) =>
      suggestion(block, part, inside, rounded(score * Math.max(leastShare, strength / strongest))),
    ),
  };
}

function rank(block: Block, words: string, cues: readonly Cue[], ranker: SentenceRanker): number {
  const cut = ranker.defaultCut;
  const score = block.isForeign ? foreignScore(cues, cut) : ranker.score(words, cues);
  if (block.kind === 'byline' || block.kind === 'credit') return Math.min(score, 0.9 * cut);
  return cues.some((cue) => cue.kind === 'furniture') ? score / 2 : score;
}

function suggestion(
  { text, kind, isForeign: foreign }: Block,
  { start, end }: Segment,
  cues: readonly Cue[],
  score: number,
): Suggestion {
  const kinds = kindsOf(cues);
  return {
    start,
    end,
    text: text.slice(start, end),
    score,
    types: claimTypesOf(cues, kind, kinds),
    risks: riskFlagsOf(kinds),
    reasons: reasonsFor(kinds, kind, foreign),
  };
}

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
