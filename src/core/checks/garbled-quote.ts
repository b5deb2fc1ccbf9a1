import { alignUnits, type UnitAlignment } from './approximate-match.ts';
import type { EvidenceText } from './evidence-text.ts';
import { closestPlace, lettersIn, lettersOfToken, tokenAtLetter } from './letter-index.ts';
import type { PlacedPart } from './passage.ts';
import type { Piece } from './quote-changes.ts';
import type { QuoteText } from './quote-parts.ts';
import type { QuoteVerdict } from './quote-verdict.ts';
import type { Step } from './token-alignment.ts';
import { isNegation, isWeakNumber, numberValues } from './word-classes.ts';

/**
 * The last resort for a quotation whose words cannot be found because too many are damaged: a bad scan, optical
 * character recognition, hasty typing. Letters are compared without spaces. What is found so is never verbatim.
 */
export interface GarbledPassage {
  readonly part: PlacedPart;
  /** Letters that agree over the letters of the quotation, 0 to 1. */
  readonly similarity: number;
}

/** In shorter quotations stock phrases of the language look alike by chance. */
const fewestLetters = 28;
/** Longer ones have enough whole words to be found by. */
const mostLetters = 3000;

/**
 * Edits allowed per letter. Unrelated sentences of the same speakers differ from the best of 400,000 letters by 0.38
 * at least from 50 letters on, and by 0.28 at 40, leaving stock phrases aside; so short ones must agree better.
 */
const editsAtMost = 0.33;
const editsAtFifty = 50;
const stricterPerLetter = 0.007;

/** Damage is spread out. Letters in a row that hardly agree are other words, and other words are no damage. */
const stretch = 24;
const editsInStretch = 0.62;

/** Fewer letters than this at the edge of a passage are left as they are. */
const shortEdge = 6;
const editsAtEdge = 0.5;

/** Letters with a figure between or behind them: "c1ose", "wi11"; but "G7" is a name. */
const misreadWord = /^(?=.*\p{N})(?:\p{L}{2,}|\p{L}\p{N}+\p{L})[\p{L}\p{N}]*$/u;

/** A quotation beside the place whose letters are most like its own. */
interface LetterReading {
  readonly part: PlacedPart;
  readonly edits: number;
  readonly alignment: UnitAlignment;
  /** The word that each letter compared belongs to. */
  readonly wordOf: readonly number[];
}

/** The passage that `quote` is a damaged copy of, or null. Quotations with ellipses are left to the words. */
export function garbledPassage(quote: QuoteText, evidence: EvidenceText): GarbledPassage | null {
  const reading = readLetters(quote, evidence);
  if (reading === null) return null;
  const { part, edits, wordOf } = reading;
  return { part, similarity: Math.round(1000 * (1 - edits / wordOf.length)) / 1000 };
}

function readLetters(quote: QuoteText, evidence: EvidenceText): LetterReading | null {
  if (quote.parts.length !== 1) return null;
  const wordOf: number[] = [];
  let pattern = '';
  for (const [word, norm] of quote.tokens.norms.entries()) {
    if (quote.isInserted[word] === true) continue;
    pattern += norm;
    for (let unit = 0; unit < norm.length; unit += 1) wordOf.push(word);
  }
  const size = pattern.length;
  if (size < fewestLetters || size > mostLetters) return null;
  const share = editsAtMost - Math.max(0, editsAtFifty - size) * stricterPerLetter;
  const place = closestPlace(evidence, pattern, Math.floor(size * share));
  if (place === null) return null;
  const alignment = alignUnits(pattern, lettersIn(evidence, place.start, place.end));
  if (hasForeignStretch(alignment)) return null;
  const part = partOf(quote, evidence, alignment, wordOf, place.start);
  return part === null ? null : { part, edits: place.edits, alignment, wordOf };
}

/**
 * The words of a damaged quotation at either edge of `part`, which was found by its words, paired with what stands
 * beside the passage where the letters agree; else `part` as it is.
 */
export function withGarbledEdges(quote: QuoteText, evidence: EvidenceText, part: PlacedPart): PlacedPart {
  const isPaired = ({ kind }: Step): boolean => kind === 'equal' || kind === 'substitute';
  const firstPair = part.steps.findIndex(isPaired);
  const lastPair = part.steps.findLastIndex(isPaired);
  const first = part.steps[firstPair];
  const last = part.steps[lastPair];
  if (first === undefined || last === undefined || !('word' in first) || !('word' in last)) return part;
  const size = (from: number, to: number): number =>
    quote.tokens.norms.slice(from, to).reduce((sum, norm) => sum + norm.length, 0);
  const words = quote.tokens.norms.length;
  const isBefore = size(0, first.word) >= shortEdge;
  const isBehind = size(last.word + 1, words) >= shortEdge;
  if (!isBefore && !isBehind) return part;
  const reading = readLetters(quote, evidence);
  if (reading === null || reading.part.from > part.to || reading.part.to < part.from) return part;

  const tokenOf = new Map<number, number>();
  for (const step of reading.part.steps) {
    if (step.kind === 'equal' || step.kind === 'substitute') tokenOf.set(step.word, step.token);
  }
  const before = isBefore && isAlike(reading, 0, first.word) && reading.part.from < part.from;
  const behind = isBehind && isAlike(reading, last.word + 1, words) && reading.part.to > part.to;
  const steps = [
    ...(before
      ? pairedSteps(evidence, quote, tokenOf, [0, first.word], [reading.part.from, part.from])
      : part.steps.slice(0, firstPair)),
    ...part.steps.slice(firstPair, lastPair + 1),
    ...(behind
      ? pairedSteps(evidence, quote, tokenOf, [last.word + 1, words], [part.to, reading.part.to])
      : part.steps.slice(lastPair + 1)),
  ];
  return {
    ...part,
    steps,
    from: before ? reading.part.from : part.from,
    to: behind ? reading.part.to : part.to,
  };
}

/** True when the letters of the words `from`..`to` mostly agree with their place. */
function isAlike({ alignment, wordOf }: LetterReading, from: number, to: number): boolean {
  const firstUnit = wordOf.findIndex((word) => word >= from);
  const lastUnit = wordOf.findLastIndex((word) => word < to);
  if (firstUnit < 0 || lastUnit < firstUnit) return false;
  const edits = (alignment.editsUpTo[lastUnit] ?? 0) - (alignment.editsUpTo[firstUnit - 1] ?? 0);
  return edits <= (lastUnit - firstUnit + 1) * editsAtEdge;
}

/** Steps for the words and all tokens of two ranges, pairing what `tokenOf` pairs. */
function pairedSteps(
  evidence: EvidenceText,
  quote: QuoteText,
  tokenOf: ReadonlyMap<number, number>,
  [firstWord, toWord]: readonly [number, number],
  [firstToken, toToken]: readonly [number, number],
): Step[] {
  const steps: Step[] = [];
  let token = firstToken;
  for (let word = firstWord; word < toWord; word += 1) {
    const counterpart = tokenOf.get(word) ?? -1;
    if (counterpart < token || counterpart >= toToken) {
      steps.push({ kind: 'insert', word });
      continue;
    }
    for (; token < counterpart; token += 1) steps.push({ kind: 'delete', token });
    const isEqual = evidence.norms[token] === quote.tokens.norms[word];
    steps.push({ kind: isEqual ? 'equal' : 'substitute', word, token });
    token += 1;
  }
  for (; token < toToken; token += 1) steps.push({ kind: 'delete', token });
  return steps;
}

function hasForeignStretch({ editsUpTo }: UnitAlignment): boolean {
  for (let end = stretch - 1; end < editsUpTo.length; end += 1) {
    const edits = (editsUpTo[end] ?? 0) - (editsUpTo[end - stretch] ?? 0);
    if (edits > stretch * editsInStretch) return true;
  }
  return false;
}

/** Pairs each word of the quotation with the token that holds most of its letters. */
function partOf(
  quote: QuoteText,
  evidence: EvidenceText,
  { start, counterpart }: UnitAlignment,
  wordOf: readonly number[],
  offset: number,
): PlacedPart | null {
  const shared = new Map<number, Map<number, number>>();
  for (const [unit, word] of wordOf.entries()) {
    const at = counterpart[unit] ?? -1;
    if (at < 0) continue;
    const token = tokenAtLetter(evidence, offset + at);
    const tokens = shared.get(word) ?? new Map<number, number>();
    tokens.set(token, (tokens.get(token) ?? 0) + 1);
    shared.set(word, tokens);
  }
  const from = coveredFrom(evidence, offset + start);
  const tokenOf = new Map<number, number>();
  let to = from;
  for (const [word, tokens] of shared) {
    const [best] = [...tokens]
      .filter(([token]) => token >= to)
      .reduce((a, b) => (b[1] > a[1] ? b : a), [-1, 0]);
    if (best < 0) continue;
    tokenOf.set(word, best);
    to = best + 1;
  }
  if (to === from) return null;
  const words: [number, number] = [0, quote.tokens.norms.length];
  return { steps: pairedSteps(evidence, quote, tokenOf, words, [from, to]), from, to, isMoved: false };
}

/** The first token of which at least half lies behind `letter`: one cut in its last letter is not quoted. */
function coveredFrom(evidence: EvidenceText, letter: number): number {
  const token = tokenAtLetter(evidence, letter);
  const { start, end } = lettersOfToken(evidence, token);
  return letter - start > (end - start) / 2 ? token + 1 : token;
}

/**
 * Adds what damage could hide to the differences of a garbled passage, which is always `altered`. A number or a "not"
 * that does not stand whole on both sides counts as changed: what cannot be read is not assumed to be right.
 */
export function garbledDifferences(
  quote: QuoteText,
  evidence: EvidenceText,
  pieces: readonly Piece[],
  differences: readonly QuoteVerdict[],
): ReadonlySet<QuoteVerdict> {
  const found = new Set<QuoteVerdict>(differences.filter((kind) => kind !== 'digits-changed'));
  found.add('altered');
  for (const { kind, words, tokens } of pieces) {
    if (kind === 'same') continue;
    const printed = quote.tokens.norms.slice(words.from, words.to);
    const said = evidence.norms.slice(tokens.from, tokens.to);
    if ([...printed, ...said].some((norm) => isNegation(norm))) found.add('negation-changed');
    if (hasNumber(printed, said) || hasNumber(said, printed)) found.add('digits-changed');
  }
  return found;
}

/** A misread word such as "c1ose", and a word such as "one", are numbers only where the other side has one too. */
function hasNumber(norms: readonly string[], others: readonly string[]): boolean {
  const isBeside = others.some((norm) => numberValues(norm).length > 0);
  return norms.some(
    (norm) => numberValues(norm).length > 0 && (isBeside || (!isWeakNumber(norm) && !misreadWord.test(norm))),
  );
}
