import { sentence } from '../app/made-up-text.mjs';

/** Words and claims that every editor is tried with. */
export const sizes = [
  { words: 1_000, claims: 0 },
  { words: 20_000, claims: 500 },
  { words: 20_000, claims: 5_000 },
  { words: 100_000, claims: 5_000 },
];

/** Words in a claim; fewer where claims stand closer than that. */
const longest = 6;

/**
 * Paragraphs of some 90 words and the claims in them, evenly spread. Offsets are UTF-16 units of the paragraph.
 * @param {{ words: number, claims: number }} size
 * @returns {{ paragraphs: string[], claims: { paragraph: number, start: number, end: number }[] }}
 */
export function madeUp({ words, claims: wanted }) {
  const paragraphs = [];
  for (let count = 0; count < words;) {
    const first = paragraphs.length * 5;
    const text = [0, 1, 2, 3, 4].map((each) => sentence(first + each)).join(' ');
    paragraphs.push(text);
    count += text.split(' ').length;
  }
  const places = paragraphs.flatMap((text, paragraph) =>
    [...text.matchAll(/\S+/gu)].map((match) => ({
      paragraph,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const step = wanted === 0 ? places.length : places.length / wanted;
  const length = Math.max(1, Math.min(longest, Math.floor(step) - 1));
  const claims = [];
  for (let at = 0; at < wanted; at += 1) {
    const from = Math.floor(at * step);
    const { paragraph, start } = places[from];
    // A claim ends with its paragraph.
    const last = places.slice(from, from + length).findLast((place) => place.paragraph === paragraph);
    claims.push({ paragraph, start, end: last.end });
  }
  return { paragraphs, claims };
}
