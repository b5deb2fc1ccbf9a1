import { isDigit, letterLength } from './letters.ts';
import type { WordTable } from './word-table.ts';

/**
 * What the model looks at in a sentence: its words, pairs of words, and runs of the classes that the words belong to.
 * Each is a number that a hash made of a few small integers; the same sentence gives the same numbers on every
 * machine. Training and ranking both come through here, so they cannot differ.
 */

/** Kinds of features; each is brought to a common length on its own, so that no kind drowns another. */
export const featureGroups = [
  'word',
  'word-pair',
  'fine-class',
  'class-pair',
  'class-triple',
  'class-skip',
] as const;

/** Buckets that features are hashed into; a power of two. */
export const featureBuckets = 1 << 19;

/** Tokens of one sentence that are looked at: a paragraph without a full stop costs no more than a long sentence. */
export const longestSentence = 200;

const marks = new Set(['$', '%', '?', '!', '.', ',', ';', ':', '"', '“', '”', '—', '-']);

/**
 * Words, figures and the marks that tell sentences apart. Contractions come in two pieces, as word lists have them:
 * "don't" is `do` and `n't`, "she's" is `she` and `'s`. Read by hand: a pattern takes three times as long.
 */
export function tokensOf(sentence: string): readonly string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < sentence.length && tokens.length < longestSentence) {
    const code = sentence.charCodeAt(at);
    if (isDigit(code)) {
      const end = figureEnd(sentence, at);
      tokens.push(sentence.slice(at, end));
      at = end;
      continue;
    }
    const letter = letterLength(sentence, at);
    if (letter > 0) {
      at = pushWord(tokens, sentence, at);
      continue;
    }
    if (code !== 0x20) {
      const mark = sentence.charAt(at);
      if (marks.has(mark)) tokens.push(mark);
    }
    at += 1;
  }
  return tokens;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018;
}

/** A figure goes on over stops and commas as long as it ends with a digit. */
function figureEnd(text: string, from: number): number {
  let end = from + 1;
  for (let at = end; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) end = at + 1;
    else if (code !== 0x2c && code !== 0x2e) break;
  }
  return end;
}

function lettersEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const length = letterLength(text, at);
    if (length === 0) break;
    at += length;
  }
  return at;
}

/** Pushes the word at `from` and returns where it ends. */
function pushWord(tokens: string[], text: string, from: number): number {
  const stem = lettersEnd(text, from);
  let end = stem;
  while (end < text.length && isApostrophe(text.charCodeAt(end))) {
    const next = lettersEnd(text, end + 1);
    if (next === end + 1) break;
    end = next;
  }
  if (end === stem) {
    tokens.push(text.slice(from, end));
    return end;
  }
  const isNegation = end - from > 3 && /^n['’‘]t$/iu.test(text.slice(end - 3, end));
  const cut = isNegation ? end - 3 : stem;
  tokens.push(text.slice(from, cut), text.slice(cut, end).replace(/[’‘]/gu, "'"));
  return end;
}

/** One kind of features in one sentence: the buckets, with repetitions, in order of the text. */
export type FeatureVisitor = (group: number, bucket: number) => void;

/** Calls `visit` for every hashed feature of a sentence given as indexes into `table`. */
export function visitFeatures(table: WordTable, indexes: ArrayLike<number>, visit: FeatureVisitor): void {
  const { coarse, fine, size } = table;
  const edge = size;
  const coarseEdge = 0xffff;
  let before = edge;
  let classBefore = coarseEdge;
  let classBeforeThat = -1;
  let classEarlier = -1;
  for (let at = 0; at <= indexes.length; at++) {
    const isEnd = at === indexes.length;
    const index = isEnd ? edge : (indexes[at] ?? 0);
    const own = isEnd ? coarseEdge : (coarse[index] ?? 0);
    if (!isEnd) {
      visit(0, bucketOf(0, index, 0, 0));
      visit(2, bucketOf(2, fine[index] ?? 0, 0, 0));
    }
    visit(1, bucketOf(1, before, index, 0));
    visit(3, bucketOf(3, classBefore, own, 0));
    if (classBeforeThat >= 0) {
      visit(4, bucketOf(4, classBeforeThat, classBefore, own));
      if (!isEnd && classBeforeThat !== coarseEdge) visit(5, bucketOf(5, classBeforeThat, own, 0));
      if (!isEnd && classEarlier >= 0 && classEarlier !== coarseEdge)
        visit(5, bucketOf(5, classEarlier, own, 1));
    }
    before = index;
    classEarlier = classBeforeThat;
    classBeforeThat = classBefore;
    classBefore = own;
  }
}

/** Mixes four small integers into a bucket; the constants are those of the MurmurHash3 finaliser. */
export function bucketOf(group: number, a: number, b: number, c: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca77) ^ Math.imul(c + 1, 0xc2b2ae3d);
  hash = Math.imul(hash ^ (hash >>> 16) ^ Math.imul(group + 1, 0x27d4eb2f), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) & (featureBuckets - 1);
}

/**
 * By what the features of one kind are divided, for a sentence of `length` tokens: long sentences weigh more than
 * short ones, but not in proportion. The constants stand for the mean square of a feature's value in training.
 */
export function groupLength(length: number): number {
  return Math.sqrt(50 * length + 100);
}

/** Names of the plain features, beside the hashed ones: the sentence's shape, each 0 to 1. */
export const shapeFeatures = ['capitalised', 'length', 'shortness', 'figures', 'question', 'past'] as const;

/** The values of `shapeFeatures`, in that order. */
export function shapeOf(tokens: readonly string[]): readonly number[] {
  let capitals = 0;
  let figures = 0;
  let past = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const first = token.charCodeAt(0);
    if (first >= 0x30 && first <= 0x39) figures += 1;
    else if (at > 0 && first >= 0x41 && first <= 0x5a && token.length > 1) capitals += 1;
    if (token.length > 3 && token.endsWith('ed')) past = 1;
  }
  const length = tokens.length;
  return [
    Math.min(capitals, 5) / 5,
    Math.min(length, 40) / 40,
    Math.max(0, 8 - length) / 8,
    Math.min(figures, 3) / 3,
    tokens.slice(-2).includes('?') ? 1 : 0,
    past,
  ];
}
