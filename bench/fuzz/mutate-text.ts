import { hostileTexts } from '../../src/core/testing/hostile-texts.ts';
import type { Random } from './random.ts';

/** Longest text that mutation makes, in UTF-16 units: long enough to tell quadratic work from linear within the time limit. */
const longest = 60_000;

/** What every format's readers look for, whatever the format. */
const commonPieces = [
  '\n', '\n\n', '\r', '\r\n', '\t', ' ', '\0', '\u2028', '\ufeff', '\ud83d', '\ude00', '\u202e', '\u0301', '"', "'", '`', '\\', '&', '&#x110000;',
  '<', '>', '</', '<!--', '-->', '<![CDATA[', ']]>', '{', '}', '[', ']', '(', ')', '*', '_', '|', '---', '...', '%', '%00', '../', '=', ':', ';', ',',
  '0', '-1', '1e999', '99999999999999999999', 'null', 'NaN', '__proto__', 'constructor',
]; // prettier-ignore

/** Pieces that open something; many of them in a row make readers that call themselves go deep. */
const openers = [
  '<div>',
  '<b>',
  '<table><tr><td>',
  '<ul><li>',
  '<blockquote>',
  '> ',
  '- ',
  '[',
  '{',
  '(',
  '![',
  '*_',
  '"',
  '{"a":',
  '<p',
  '<a href="',
  '\\',
  '&',
  '#',
  ' ',
  '\n',
  '\t',
  '=',
];

/**
 * Changes a text in one to six ways: pieces taken out, doubled, repeated, moved, put in, or cut off.
 * @param others texts of the same kind, to splice with
 * @param pieces what readers of this kind look for
 */
export function mutateText(
  random: Random,
  text: string,
  others: readonly string[],
  pieces: readonly string[],
): string {
  let mutated = text;
  for (let left = 1 + random.below(6); left > 0; left -= 1) {
    mutated = mutateOnce(random, mutated, others, pieces).slice(0, longest);
  }
  return mutated;
}

function mutateOnce(
  random: Random,
  text: string,
  others: readonly string[],
  pieces: readonly string[],
): string {
  const at = random.below(text.length + 1);
  const size = random.below(random.chance(0.2) ? text.length - at + 1 : Math.min(40, text.length - at) + 1);
  const before = text.slice(0, at);
  const middle = text.slice(at, at + size);
  const after = text.slice(at + size);
  switch (random.below(12)) {
    case 0:
      return before + after;
    case 1:
      return before + middle + middle + after;
    case 2:
      return random.chance(0.05) ? before + middle.repeat(random.below(2_000)) + after : text + middle;
    case 3:
      return before;
    case 4: {
      const other = random.pick(others);
      return before + other.slice(random.below(other.length + 1)).slice(0, 4_000) + after;
    }
    case 5:
      return before + random.pick(hostileTexts) + after;
    case 6:
      return random.chance(0.05)
        ? before + run(random, openers) + middle + after
        : before + middle.trim() + after;
    case 7:
      return random.chance(0.05) ? before + run(random, pieces) + middle + after : middle + before + after;
    case 8:
      return before + String.fromCharCode(random.below(0x10000)) + middle + after;
    case 9:
      return before + random.pick(commonPieces) + after;
    default:
      return before + random.pick(pieces) + middle + after;
  }
}

/** One or two pieces, many times. */
function run(random: Random, pieces: readonly string[]): string {
  const piece = random.pick(pieces) + (random.chance(0.3) ? random.pick(pieces) : '');
  const count = 10 ** (1 + random.below(5));
  return piece.repeat(Math.min(count, Math.floor(longest / Math.max(1, piece.length))));
}
