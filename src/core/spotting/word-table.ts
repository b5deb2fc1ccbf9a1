import { decodeBytes } from './packed-bytes.ts';

/**
 * What the model knows about words before it sees a sentence: the commonest words of English, commonest first, each
 * with two classes of words that are used alike and one weight. A word that is not listed, a figure or a year stands
 * for its kind (`stand-ins` below), so every token of a text has an index.
 */
export interface WordTable {
  /** Index of a token as it is written, from 0; never fails. */
  readonly indexOf: (token: string) => number;
  /** One of some hundred classes; the commonest words are a class of their own. */
  readonly coarse: Uint16Array;
  /** One of several hundred classes. */
  readonly fine: Uint16Array;
  readonly size: number;
}

/** What a token stands for when it is no listed word; they follow the listed words in this order. */
export const standIns = ['year', 'long-figure', 'figure', 'digit', 'name', 'other'] as const;
export type StandIn = (typeof standIns)[number];

/** How many of the commonest words are a coarse class of their own: those that carry the grammar. */
export const grammarWords = 100;

/**
 * @param words listed words, lower case, commonest first
 * @param coarse class of each listed word
 * @param fine class of each listed word
 */
export function createWordTable(
  words: readonly string[],
  coarse: ArrayLike<number>,
  fine: ArrayLike<number>,
): WordTable {
  const listed = words.length;
  const size = listed + standIns.length;
  const indexes = new Map<string, number>(words.map((word, index) => [word, index]));
  const own = (classes: ArrayLike<number>) => {
    let highest = -1;
    for (let index = 0; index < listed; index++) highest = Math.max(highest, classes[index] ?? 0);
    const filled = new Uint16Array(size);
    for (let index = 0; index < listed; index++) {
      filled[index] = index < grammarWords ? highest + 1 + index : (classes[index] ?? 0);
    }
    for (let index = 0; index < standIns.length; index++)
      filled[listed + index] = highest + 1 + grammarWords + index;
    return filled;
  };
  const standIn = (kind: StandIn): number => listed + standIns.indexOf(kind);
  const year = standIn('year');
  const longFigure = standIn('long-figure');
  const figure = standIn('figure');
  const digit = standIn('digit');
  const name = standIn('name');
  const other = standIn('other');

  return {
    size,
    coarse: own(coarse),
    fine: own(fine),
    indexOf: (token) => {
      const first = token.charCodeAt(0);
      if (first >= 0x30 && first <= 0x39) {
        if (token.length === 1) return digit;
        if (isYear(token)) return year;
        return token.length > 3 ? longFigure : figure;
      }
      const known = indexes.get(token.toLowerCase());
      if (known !== undefined) return known;
      return token.charAt(0) === token.charAt(0).toLowerCase() ? other : name;
    },
  };
}

function isYear(token: string): boolean {
  return token.length === 4 && /^(?:1[89]|20)\d\d$/u.test(token);
}

/** Little-endian unsigned 16-bit numbers from base64; null when malformed. */
export function decodeClasses(text: string, count: number): Uint16Array | null {
  const bytes = decodeBytes(text);
  if (bytes?.length !== count * 2) return null;
  return Uint16Array.from(
    { length: count },
    (_, at) => (bytes[at * 2] ?? 0) | ((bytes[at * 2 + 1] ?? 0) << 8),
  );
}
