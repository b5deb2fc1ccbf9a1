import { spellingSimilarity } from '../spelling.ts';

/** Letters without their accents: "müller" and "muller" fold alike. */
export function foldAccents(word: string): string {
  return /^\p{ASCII}*$/u.test(word)
    ? word
    : word
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/ø/gu, 'o')
        .replace(/ł/gu, 'l')
        .replace(/ß/gu, 'ss')
        .replace(/æ/gu, 'ae');
}

/**
 * True when two different words are so near in spelling that one may be a slip for the other: only accents differ,
 * one letter in words of four or more (an added letter in three), two letters in words of eight or more. A
 * plural is no slip.
 */
export function isNearMiss(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return false;
  if (/\d/u.test(a) || /\d/u.test(b)) return false;
  const [x, y] = [foldAccents(a), foldAccents(b)];
  if (x === y) return true;
  const shorter = Math.min(x.length, y.length);
  const longer = Math.max(x.length, y.length);
  if (shorter < 3 || longer - shorter > 2 || longer > 60) return false;
  const edits = Math.round((1 - spellingSimilarity(x, y)) * longer);
  if (shorter === 3) return edits === 1 && longer === 4;
  return edits <= (shorter >= 8 ? 2 : 1);
}
