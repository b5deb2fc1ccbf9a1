import { prepareEvidence, type EvidenceText } from './evidence-text.ts';
import { agreementOf, isConvincing, isGarbledCopy } from './agreement.ts';
import { garbledDifferences, garbledPassage, withGarbledEdges } from './garbled-quote.ts';
import { bestPassages, type PlacedPart } from './passage.ts';
import { exactOccurrences, queryWords, type QueryWord } from './passage-finder.ts';
import { piecesOf, type Piece } from './quote-changes.ts';
import { parseQuote, type QuoteText } from './quote-parts.ts';
import { differencesIn, quoteVerdicts, type QuoteVerdict } from './quote-verdict.ts';
import { wordDiff, type DiffPart } from './word-diff.ts';

export { prepareEvidence, type DiffPart, type EvidenceText, type QuoteVerdict };

/** What the machine sees when it lays a quotation beside the evidence. A finding, never a checker's verdict on a claim. */
export interface QuoteFinding {
  /** The gravest of `differences`. */
  readonly verdict: QuoteVerdict;
  /** Every kind of difference, mildest first, for policies that allow some kinds together. */
  readonly differences: readonly QuoteVerdict[];
  /** The passage in the evidence, UTF-16 offsets into its text. */
  readonly start: number;
  readonly end: number;
  /**
   * Share of words that agree, 0 to 1; what brackets, ellipses and fillers account for is not counted. Share of
   * letters where too few words are whole to be found by (garbled-quote.ts).
   */
  readonly similarity: number;
  readonly diff: readonly DiffPart[];
  /** What each ellipsis leaves out, UTF-16 offsets into the evidence text; `start === end` when nothing. */
  readonly elisions: readonly { readonly start: number; readonly end: number }[];
}

/** Up to this many words a quotation is looked for word for word only: any near match would be chance. */
const exactOnly = 3;

/** More words than this are no quotation; they too are found word for word only. */
const longestCompared = 5000;

/**
 * Looks for `quote` in the evidence and says how it differs from the passage it was taken from; null when the
 * evidence does not hold it. Never a guess: a passage that only resembles the quote is null too.
 */
export function compareQuote(quote: string, evidence: EvidenceText): QuoteFinding | null {
  const parsed = parseQuote(quote);
  const raw = rawOccurrence(parsed, evidence);
  if (raw !== null) return verbatimFinding(quote, raw);
  const query = queryWords(
    evidence,
    parsed.tokens.norms,
    (word) =>
      parsed.isInserted[word] === true ||
      (parsed.isAdapted[word] === true && !hasWord(evidence, parsed, word)),
  );
  return (
    exactFinding(parsed, evidence, query) ??
    alignedFinding(parsed, evidence, query) ??
    garbledFinding(parsed, evidence, query)
  );
}

function hasWord(evidence: EvidenceText, quote: QuoteText, word: number): boolean {
  return evidence.idOf.has(quote.tokens.norms[word] ?? '');
}

/**
 * All places where the evidence holds the words of `quote`, whatever the quotation marks, dashes, spaces,
 * punctuation and letter case: UTF-16 ranges, in order. Brackets and ellipses in the quote are read literally.
 */
export function findOccurrences(
  quote: string,
  evidence: EvidenceText,
): readonly { readonly start: number; readonly end: number }[] {
  const parsed = parseQuote(quote);
  const query = queryWords(evidence, parsed.tokens.norms, () => false);
  return exactOccurrences(evidence, query).map((token) => textRange(evidence, token, token + query.length));
}

function textRange(evidence: EvidenceText, from: number, to: number): { start: number; end: number } {
  return { start: evidence.starts[from] ?? 0, end: evidence.ends[to - 1] ?? 0 };
}

/** The text of the quote found inside longer words this often is no passage but a pattern. */
const mostCuts = 1000;

/** Character for character, from the first word of the quote to the last, never cutting a word of the evidence. */
function rawOccurrence(quote: QuoteText, evidence: EvidenceText): { start: number; end: number } | null {
  const core = quote.text.slice(quote.tokens.starts[0] ?? 0, quote.tokens.ends.at(-1) ?? 0);
  if (core === '') return null;
  let start = evidence.text.indexOf(core);
  for (let cuts = 0; start >= 0 && cuts < mostCuts; cuts += 1) {
    const end = start + core.length;
    if (!cutsWord(evidence, start) && !cutsWord(evidence, end)) return { start, end };
    start = evidence.text.indexOf(core, start + 1);
  }
  return null;
}

/** True when `offset` falls inside a word of the evidence, also inside "3.5", "U.S" and "didn't". */
function cutsWord(evidence: EvidenceText, offset: number): boolean {
  let low = 0;
  let high = evidence.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((evidence.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (evidence.ends[low - 1] ?? 0) > offset;
}

function verbatimFinding(quote: string, range: { start: number; end: number }): QuoteFinding {
  return {
    verdict: 'verbatim',
    differences: ['verbatim'],
    ...range,
    similarity: 1,
    diff: [{ kind: 'equal', text: quote }],
    elisions: [],
  };
}

/** The same words in a row, once the editor's brackets at either edge are set aside. */
function exactFinding(
  quote: QuoteText,
  evidence: EvidenceText,
  query: readonly QueryWord[],
): QuoteFinding | null {
  const first = query.findIndex((word) => !word.isInserted);
  const last = query.findLastIndex((word) => !word.isInserted);
  if (first < 0 || quote.parts.length !== 1) return null;
  const core = query.slice(first, last + 1);
  const token = exactOccurrences(evidence, core)[0];
  if (token === undefined) return null;
  const part: PlacedPart = {
    steps: query.map((_, word) =>
      word < first || word > last
        ? { kind: 'insert', word }
        : { kind: 'equal', word, token: token + word - first },
    ),
    from: token,
    to: token + core.length,
    isMoved: false,
  };
  return findingOf(quote, evidence, query, piecesOf(quote, evidence, [part]));
}

function alignedFinding(
  quote: QuoteText,
  evidence: EvidenceText,
  query: readonly QueryWord[],
): QuoteFinding | null {
  const said = query.filter((word) => !word.isInserted).length;
  if (said <= exactOnly || query.length > longestCompared) return null;
  const [best] = bestPassages(evidence, query, quote.parts);
  if (best === undefined) return null;
  const pieces = piecesOf(quote, evidence, best.parts);
  const agreement = agreementOf(evidence, query, pieces);
  if (!isConvincing(agreement) && !isGarbledCopy(evidence, query, pieces, agreement)) return null;
  const [only] = best.parts;
  if (best.parts.length !== 1 || only === undefined || only === null)
    return findingOf(quote, evidence, query, pieces);
  const widened = withGarbledEdges(quote, evidence, only);
  return findingOf(quote, evidence, query, widened === only ? pieces : piecesOf(quote, evidence, [widened]));
}

/** Found by letters alone: `altered` at least. */
function garbledFinding(
  quote: QuoteText,
  evidence: EvidenceText,
  query: readonly QueryWord[],
): QuoteFinding | null {
  const said = query.filter((word) => !word.isInserted).length;
  if (said <= exactOnly) return null;
  const garbled = garbledPassage(quote, evidence);
  if (garbled === null) return null;
  const pieces = piecesOf(quote, evidence, [garbled.part]);
  const finding = findingOf(quote, evidence, query, pieces);
  const found = garbledDifferences(quote, evidence, pieces, finding.differences);
  const differences = quoteVerdicts.filter((verdict) => found.has(verdict));
  return {
    ...finding,
    verdict: differences.at(-1) ?? 'altered',
    differences,
    similarity: garbled.similarity,
  };
}

function findingOf(
  quote: QuoteText,
  evidence: EvidenceText,
  query: readonly QueryWord[],
  pieces: readonly Piece[],
): QuoteFinding {
  const differences = differencesIn(quote, evidence, pieces);
  const held = pieces.filter((piece) => piece.tokens.to > piece.tokens.from);
  const from = Math.min(...held.map((piece) => piece.tokens.from));
  const to = Math.max(...held.map((piece) => piece.tokens.to));
  return {
    verdict: differences.at(-1) ?? 'altered',
    differences,
    ...textRange(evidence, from, to),
    similarity: agreementOf(evidence, query, pieces).similarity,
    diff: wordDiff(quote, evidence, pieces),
    elisions: pieces
      .filter((piece) => piece.kind === 'elided')
      .map(({ tokens }) =>
        tokens.to > tokens.from
          ? textRange(evidence, tokens.from, tokens.to)
          : { start: evidence.starts[tokens.to] ?? 0, end: evidence.starts[tokens.to] ?? 0 },
      ),
  };
}
