import type { EvidenceText } from './evidence-text.ts';
import type { PlacedPart } from './passage.ts';
import type { QuoteText } from './quote-parts.ts';
import type { Step } from './token-alignment.ts';

/**
 * Why a stretch of the quotation and a stretch of the evidence differ.
 * - `elided`: left out at an ellipsis
 * - `bracketed`: the editor's words in brackets, with what they stand for
 * - `filler`: hesitations, "you know", a repetition or another speaker's interjection, dropped
 * - `hyphen`: one word, divided by a hyphen at a line break
 * - `moved`: the same words in another place
 * - `changed`: other words
 */
export type ChangeReason = 'elided' | 'bracketed' | 'filler' | 'hyphen' | 'moved' | 'changed';

/** A piece of the comparison, in the order of the quotation. Word and token ranges are end exclusive, may be empty. */
export interface Piece {
  readonly kind: 'same' | ChangeReason;
  readonly words: { readonly from: number; readonly to: number };
  readonly tokens: { readonly from: number; readonly to: number };
}

/** What brackets may stand for, in words; more than this was left out, not replaced. */
const longestReplaced = 12;

/** Another speaker's words up to this number may be dropped as an interjection. */
const longestInterjection = 15;

/** Cuts the placed parts of a quotation into stretches that agree and stretches that differ, each with its reason. */
export function piecesOf(
  quote: QuoteText,
  evidence: EvidenceText,
  parts: readonly (PlacedPart | null)[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let lastToken: number | null = null;
  for (const [at, part] of parts.entries()) {
    const range = quote.parts[at];
    if (range === undefined) continue;
    if (part === null) {
      const to = lastToken ?? 0;
      pieces.push({ kind: 'changed', words: range, tokens: { from: to, to } });
      continue;
    }
    if (part.isMoved) {
      pieces.push({ kind: 'moved', words: range, tokens: { from: part.from, to: part.to } });
      continue;
    }
    if (lastToken !== null && part.from >= lastToken) {
      const word = range.from;
      pieces.push({
        kind: 'elided',
        words: { from: word, to: word },
        tokens: { from: lastToken, to: part.from },
      });
    }
    pieces.push(...partPieces(quote, evidence, part.steps, range.from, part.from));
    lastToken = part.to;
  }
  return withMoves(quote, evidence, pieces);
}

function partPieces(
  quote: QuoteText,
  evidence: EvidenceText,
  steps: readonly Step[],
  firstWord: number,
  firstToken: number,
): Piece[] {
  const pieces: Piece[] = [];
  let word = firstWord;
  let token = firstToken;
  for (let at = 0; at < steps.length;) {
    const isSame = isSameStep(quote, evidence, steps[at]);
    const from = { word, token };
    for (; at < steps.length && isSameStep(quote, evidence, steps[at]) === isSame; at += 1) {
      const kind = steps[at]?.kind;
      if (kind !== 'delete') word += 1;
      if (kind !== 'insert') token += 1;
    }
    const words = { from: from.word, to: word };
    const tokens = { from: from.token, to: token };
    pieces.push({ kind: isSame ? 'same' : reasonOf(quote, evidence, words, tokens), words, tokens });
  }
  return pieces;
}

function isSameStep(quote: QuoteText, evidence: EvidenceText, step: Step | undefined): boolean {
  return step?.kind === 'equal' && !isAcronymClash(quote, evidence, step.word, step.token);
}

/** "us" and "US" differ by more than letter case, unless everything around is in capitals. */
function isAcronymClash(quote: QuoteText, evidence: EvidenceText, word: number, token: number): boolean {
  const norm = quote.tokens.norms[word] ?? '';
  if (!['us', 'who', 'it', 'aids'].includes(norm)) return false;
  const capitals = (
    text: string,
    starts: readonly number[],
    ends: readonly number[],
    at: number,
  ): boolean => {
    const raw = text.slice(starts[at], ends[at]);
    const around = text.slice(starts[Math.max(0, at - 2)], ends[Math.min(ends.length - 1, at + 2)]);
    return raw === raw.toUpperCase() && around !== around.toUpperCase();
  };
  return (
    capitals(quote.text, quote.tokens.starts, quote.tokens.ends, word) !==
    capitals(evidence.text, evidence.starts, evidence.ends, token)
  );
}

function reasonOf(
  quote: QuoteText,
  evidence: EvidenceText,
  words: Piece['words'],
  tokens: Piece['tokens'],
): ChangeReason {
  let ownWords = 0;
  for (let word = words.from; word < words.to; word += 1) {
    if (quote.isInserted[word] !== true && quote.isAdapted[word] !== true) ownWords += 1;
  }
  if (ownWords === 0 && words.to > words.from && tokens.to - tokens.from <= longestReplaced)
    return 'bracketed';
  if (words.to === words.from) {
    if (isBesideBracket(quote, words.from) && tokens.to - tokens.from <= longestReplaced) return 'bracketed';
    if (evidence.fillers.subarray(tokens.from, tokens.to).every((filler) => filler === 1)) return 'filler';
    if (isInterjection(evidence, tokens)) return 'filler';
  }
  return isHyphenation(quote, evidence, words, tokens) ? 'hyphen' : 'changed';
}

function isBesideBracket(quote: QuoteText, word: number): boolean {
  const isBracket = (at: number): boolean => quote.isInserted[at] === true || quote.isAdapted[at] === true;
  return isBracket(word) || isBracket(word - 1);
}

function isInterjection(evidence: EvidenceText, tokens: Piece['tokens']): boolean {
  const { speakers } = evidence;
  const speaker = speakers[tokens.from - 1];
  if (speaker === undefined || speaker !== speakers[tokens.to]) return false;
  if (tokens.to - tokens.from > longestInterjection) return false;
  return speakers.subarray(tokens.from, tokens.to).every((other) => other !== speaker);
}

/** "in- ception" for "inception", in either text. */
function isHyphenation(
  quote: QuoteText,
  evidence: EvidenceText,
  words: Piece['words'],
  tokens: Piece['tokens'],
): boolean {
  const printed = quote.tokens.norms.slice(words.from, words.to).join('');
  if (printed === '' || printed !== evidence.norms.slice(tokens.from, tokens.to).join('')) return false;
  const gaps = [
    ...gapsIn(quote.text, quote.tokens.starts, quote.tokens.ends, words),
    ...gapsIn(evidence.text, evidence.starts, evidence.ends, tokens),
  ];
  return gaps.length > 0 && gaps.every((gap) => /^[-‐]\s+$/u.test(gap));
}

function gapsIn(
  text: string,
  starts: readonly number[],
  ends: readonly number[],
  range: { from: number; to: number },
): string[] {
  const gaps: string[] = [];
  for (let at = range.from; at + 1 < range.to; at += 1) gaps.push(text.slice(ends[at], starts[at + 1]));
  return gaps;
}

/**
 * Turns changes into moves where the words that the quotation puts in are, all of them, words that it takes out
 * in the passage, or that stand right before or behind it when they are two words or more.
 */
function withMoves(quote: QuoteText, evidence: EvidenceText, pieces: readonly Piece[]): readonly Piece[] {
  const changes = pieces.filter((piece) => piece.kind === 'changed');
  if (changes.length === 0 || changes.some((piece) => isSameInPlace(quote, evidence, piece))) return pieces;
  const putIn = changes.flatMap((piece) => normsIn(quote.tokens.norms, piece.words)).sort();
  const takenOut = changes
    .flatMap((piece) =>
      normsIn(evidence.norms, piece.tokens).filter((_, at) => evidence.fillers[piece.tokens.from + at] !== 1),
    )
    .sort();
  if (putIn.length > 0 && putIn.join(' ') === takenOut.join(' ')) {
    return pieces.map((piece) => (piece.kind === 'changed' ? { ...piece, kind: 'moved' } : piece));
  }
  if (takenOut.length > 0) return pieces;

  const used = pieces.flatMap((piece) => (piece.tokens.to > piece.tokens.from ? [piece.tokens] : []));
  const from = Math.min(...used.map((range) => range.from));
  const to = Math.max(...used.map((range) => range.to));
  const moved = new Map<Piece, Piece>();
  for (const piece of changes) {
    const run = normsIn(quote.tokens.norms, piece.words);
    if (run.length < 2) return pieces;
    const start = runAfter(evidence, run, to) ?? runBefore(evidence, run, from);
    if (start === null) return pieces;
    moved.set(piece, { kind: 'moved', words: piece.words, tokens: { from: start, to: start + run.length } });
  }
  return pieces.map((piece) => moved.get(piece) ?? piece);
}

/** The same words that differ all the same, as "us" and "US" do: nothing moved. */
function isSameInPlace(quote: QuoteText, evidence: EvidenceText, piece: Piece): boolean {
  return (
    normsIn(quote.tokens.norms, piece.words).join(' ') === normsIn(evidence.norms, piece.tokens).join(' ')
  );
}

/** Start of `run` where it begins at `token` or behind fillers there. */
function runAfter(evidence: EvidenceText, run: readonly string[], token: number): number | null {
  let start = token;
  while (!isRunAt(evidence, run, start) && evidence.fillers[start] === 1) start += 1;
  return isRunAt(evidence, run, start) ? start : null;
}

/** Start of `run` where it ends before `token` or before fillers there. */
function runBefore(evidence: EvidenceText, run: readonly string[], token: number): number | null {
  let start = token - run.length;
  while (!isRunAt(evidence, run, start) && evidence.fillers[start + run.length - 1] === 1) start -= 1;
  return isRunAt(evidence, run, start) ? start : null;
}

function isRunAt(evidence: EvidenceText, run: readonly string[], start: number): boolean {
  return run.every((norm, at) => evidence.norms[start + at] === norm);
}

function normsIn(norms: readonly string[], range: { from: number; to: number }): string[] {
  return norms.slice(range.from, range.to);
}
