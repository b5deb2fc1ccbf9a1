import type { FactMention } from './fact-mention.ts';
import type { FactContradiction } from './repeated-facts.ts';

/** "JOSÉ  Núñez" and "José Núñez" are one spelling, "Nunez" another; soft hyphens and the like are not seen. */
function spelling(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[’ʼ]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

function lastOf(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

/** The key under which mentions of one person, place or body come together. */
export function nameKeys(names: readonly FactMention[]): (mention: FactMention) => string {
  const fullNames = new Map<string, Set<string>>();
  for (const { value } of names) {
    const full = spelling(value);
    if (!full.includes(' ')) continue;
    const owners = fullNames.get(lastOf(full)) ?? new Set<string>();
    fullNames.set(lastOf(full), owners.add(full));
  }
  return ({ value }) => {
    const name = spelling(value);
    const owners = fullNames.get(name);
    const [only] = owners ?? [];
    return owners?.size === 1 && only !== undefined ? only : name;
  };
}

/** Words shorter than this differ by a letter too easily: "Reed" and "Reid" alone may be two people. */
const shortestAlone = 5;
/** Names compared with each other at most; an index of a thousand names is no article. */
const mostNames = 3000;

/**
 * Names that may be one name spelt two ways: full names of which one word is the same and another differs by one or
 * two letters or by accents, or single words of five letters or more that differ by one.
 */
export function misspeltNames(names: readonly FactMention[]): readonly FactContradiction[] {
  const bySpelling = new Map<string, FactMention[]>();
  for (const mention of names) {
    const key = spelling(mention.value);
    const list = bySpelling.get(key);
    if (list !== undefined) list.push(mention);
    else if (bySpelling.size < mostNames) bySpelling.set(key, [mention]);
  }
  const candidates = new Map<string, string[]>();
  for (const name of bySpelling.keys()) {
    for (const key of candidateKeys(name)) candidates.set(key, [...(candidates.get(key) ?? []), name]);
  }
  const found: FactContradiction[] = [];
  const seen = new Set<string>();
  for (const list of candidates.values()) {
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) {
        const pair = `${a}\n${b}`;
        if (a === b || seen.has(pair)) continue;
        seen.add(pair);
        if (!isOneNameTwice(a, b)) continue;
        const [left, right] = [bySpelling.get(a) ?? [], bySpelling.get(b) ?? []];
        found.push({
          kind: 'name',
          unit: null,
          sides: [
            { value: left[0]?.value ?? a, mentions: left },
            { value: right[0]?.value ?? b, mentions: right },
          ],
          shared: [],
        });
      }
    }
  }
  return found;
}

/** Names with a key in common are compared: a whole word, or the plain letters of a single word less one. */
function candidateKeys(name: string): ReadonlySet<string> {
  const words = name.split(' ').map(plain);
  if (words.length > 1) return new Set([...words, words.join('')].map((word) => `full ${word}`));
  const [word] = words;
  const keys = new Set<string>();
  if (word === undefined || word.length > 40) return keys;
  keys.add(word);
  for (let at = 0; at < word.length; at += 1) keys.add(word.slice(0, at) + word.slice(at + 1));
  return keys;
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/['.-]/gu, '');
}

function isOneNameTwice(a: string, b: string): boolean {
  const left = a.split(' ');
  const right = b.split(' ');
  if (left.length !== right.length) return false;
  if (left.length === 1) {
    if (plain(a) === plain(b)) return true;
    // "Russia" and "Russian", "Pole" and "Poles" are no misspellings.
    if (a.startsWith(b) || b.startsWith(a)) return false;
    return Math.min(a.length, b.length) >= shortestAlone && edits(plain(a), plain(b)) === 1;
  }
  const different = left.flatMap((word, at) =>
    word === right[at] ? [] : [[word, right[at] ?? ''] as const],
  );
  const [only] = different;
  if (only === undefined || (different.length > 1 && plain(a) !== plain(b))) return false;
  const [x, y] = [plain(only[0]), plain(only[1])];
  if (/\d/u.test(x + y)) return false;
  const shorter = Math.min(x.length, y.length);
  return edits(x, y) <= (shorter >= 6 ? 2 : shorter >= 3 ? 1 : 0);
}

/** Letters to put in, take out or change. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
