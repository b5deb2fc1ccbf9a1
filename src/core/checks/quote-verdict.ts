import type { EvidenceText } from './evidence-text.ts';
import type { Piece } from './quote-changes.ts';
import type { QuoteText } from './quote-parts.ts';
import { isNegation, isNegativeOf, isWeakNumber, numberValues } from './word-classes.ts';

/**
 * How a printed quotation relates to the evidence, mildest first; the verdict is the gravest that applies.
 * - `verbatim`: character for character (punctuation at the very ends aside)
 * - `verbatim-normalised`: the same words; only quotation marks, dashes, spaces, punctuation or letter case differ
 * - `fillers-dropped`: hesitations, "you know", repetitions or another speaker's interjection were left out
 * - `bracketed`: the editor's brackets and ellipses, and what an ellipsis leaves out really stands between
 * - `reordered`: the same words in another order
 * - `altered`: words put in, left out or changed without a mark
 * - `digits-changed`: a number, currency or scale is not the one in the evidence
 * - `negation-changed`: a "not", "never", "no" ... was put in or left out
 */
export const quoteVerdicts = [
  'verbatim',
  'verbatim-normalised',
  'fillers-dropped',
  'bracketed',
  'reordered',
  'altered',
  'digits-changed',
  'negation-changed',
] as const;

export type QuoteVerdict = (typeof quoteVerdicts)[number];

/** A short elision or move that holds "not" turns the sense around; a long one holds it by nature. */
const shortElision = 4;
const shortMove = 3;

/** Every kind of difference between the quotation and the passage, mildest first; never empty. */
export function differencesIn(
  quote: QuoteText,
  evidence: EvidenceText,
  pieces: readonly Piece[],
): readonly QuoteVerdict[] {
  const found = new Set<QuoteVerdict>();
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'same':
        break;
      case 'elided':
        if (!isEllipsisOfEvidence(evidence, piece)) found.add('bracketed');
        if (isShortNegativeElision(evidence, piece)) found.add('negation-changed');
        break;
      case 'bracketed':
        found.add('bracketed');
        if (numbersDiffer(quote, evidence, piece, 'only-when-both')) found.add('digits-changed');
        if (negationsDiffer(quote, evidence, piece)) found.add('negation-changed');
        break;
      case 'filler':
        found.add('fillers-dropped');
        break;
      case 'hyphen':
        found.add('verbatim-normalised');
        break;
      case 'moved':
        found.add('reordered');
        if (
          piece.words.to - piece.words.from <= shortMove &&
          piece.tokens.to - piece.tokens.from <= shortMove
        ) {
          const norms = [...printed(quote, piece), ...said(evidence, piece)];
          if (norms.some((norm) => isNegation(norm))) found.add('negation-changed');
          if (norms.some((norm) => numberValues(norm).length > 0 && !isWeakNumber(norm)))
            found.add('digits-changed');
        }
        break;
      case 'changed': {
        const isNumber = numbersDiffer(quote, evidence, piece, 'always');
        const isNegated = negationsDiffer(quote, evidence, piece);
        if (isNumber) found.add('digits-changed');
        if (isNegated) found.add('negation-changed');
        if (!isNumber && !isNegated) found.add('altered');
        break;
      }
    }
  }
  if (quote.isAdapted.includes(true)) found.add('bracketed');
  if (found.size === 0) found.add(isVerbatim(quote, evidence, pieces) ? 'verbatim' : 'verbatim-normalised');
  return quoteVerdicts.filter((verdict) => found.has(verdict));
}

function isVerbatim(quote: QuoteText, evidence: EvidenceText, pieces: readonly Piece[]): boolean {
  const { starts, ends } = quote.tokens;
  const from = Math.min(...pieces.map((piece) => piece.tokens.from));
  const to = Math.max(...pieces.map((piece) => piece.tokens.to));
  return (
    quote.text.slice(starts[0], ends.at(-1)) ===
    evidence.text.slice(evidence.starts[from], evidence.ends[to - 1])
  );
}

function printed(quote: QuoteText, piece: Piece): readonly string[] {
  return quote.tokens.norms.slice(piece.words.from, piece.words.to);
}

function said(evidence: EvidenceText, piece: Piece): readonly string[] {
  return evidence.norms
    .slice(piece.tokens.from, piece.tokens.to)
    .filter((_, at) => evidence.fillers[piece.tokens.from + at] !== 1);
}

/** The evidence has the ellipsis too, and nothing is missing. */
function isEllipsisOfEvidence(evidence: EvidenceText, piece: Piece): boolean {
  const { from, to } = piece.tokens;
  return (
    from === to && /…|\.\s?\.\s?\./u.test(evidence.text.slice(evidence.ends[from - 1], evidence.starts[to]))
  );
}

function isShortNegativeElision(evidence: EvidenceText, piece: Piece): boolean {
  const { from, to } = piece.tokens;
  if (to - from > shortElision || !said(evidence, piece).some((norm) => isNegation(norm))) return false;
  const around = evidence.text.slice(evidence.ends[from - 1], evidence.starts[to]);
  return !/[.!?\n]/u.test(around);
}

function numbersDiffer(
  quote: QuoteText,
  evidence: EvidenceText,
  piece: Piece,
  when: 'always' | 'only-when-both',
): boolean {
  const ours = printed(quote, piece).filter((norm) => numberValues(norm).length > 0);
  const theirs = said(evidence, piece).filter((norm) => numberValues(norm).length > 0);
  const isAllWeak = [...ours, ...theirs].every((norm) => isWeakNumber(norm));
  if ((isAllWeak || when === 'only-when-both') && (ours.length === 0 || theirs.length === 0)) return false;
  const values = (norms: readonly string[]): string => norms.flatMap(numberValues).sort().join(' ');
  return values(ours) !== values(theirs);
}

function negationsDiffer(quote: QuoteText, evidence: EvidenceText, piece: Piece): boolean {
  const ours = printed(quote, piece);
  const theirs = said(evidence, piece);
  const count = (norms: readonly string[], others: readonly string[]): number =>
    norms.filter((norm) => isNegation(norm) || others.some((other) => isNegativeOf(norm, other))).length;
  return count(ours, theirs) !== count(theirs, ours);
}
