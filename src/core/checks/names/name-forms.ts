import { isContent } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stretchOf, type Stretch } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import { isDemonym } from './demonyms.ts';
import { isGivenName, isShortFormOf } from './name-words.ts';
import { foldAccents, isNearMiss } from './near-miss.ts';

/** The stretch of the evidence from token `from` up to, not including, `to`. */
export function stretchAt({ lexed }: PreparedEvidence, from: number, to: number): Stretch {
  return stretchOf(lexed.text, lexed.starts[from] ?? 0, lexed.ends[to - 1] ?? 0);
}

/** The words of a name of the evidence. */
export function stretchOfName({ lexed }: PreparedEvidence, { start, end }: NameMention): Stretch {
  return stretchOf(lexed.text, start, end);
}

/** The shortest abbreviation that is looked for among words in small letters: shorter ones meet by chance. */
const shortestInitials = 4;

/** "UN" for United Nations and the other way round, "Bob" for Robert, "Canadian" for Canada; null when nothing is. */
export function otherForm(evidence: PreparedEvidence, name: NameMention): Stretch | null {
  const [only = ''] = name.words;
  if (name.words.length > 1) return capitalsOf(evidence, name);
  if (/^[\p{Lu}.]{2,6}$/u.test(name.text)) {
    const letters = only.replace(/[^\p{L}]/gu, '');
    const spelt = spelledOut(evidence, letters);
    if (spelt !== null) return spelt;
  }
  for (const [word, [first]] of evidence.namesWith) {
    if (first !== undefined && areForms(only, word)) return stretchOfName(evidence, first);
  }
  return null;
}

/** True for two forms of one name: nickname and name, country and its adjective. */
export function areForms(a: string, b: string): boolean {
  if (isShortFormOf(a, b) || isShortFormOf(b, a)) return true;
  return !isGivenName(a) && !isGivenName(b) && (isDemonym(a, b) || isDemonym(b, a));
}

function spelledOut(evidence: PreparedEvidence, letters: string): Stretch | null {
  const spelt = evidence.names.find(({ words }) => {
    if (words.length < letters.length || letters.length < 2) return false;
    const initials = initialsOf(words);
    // "Ann Lee of the Jet Propulsion Laboratory" is one run of capitals.
    return initials === letters || (letters.length > 2 && initials.includes(letters));
  });
  if (spelt !== undefined) return stretchOfName(evidence, spelt);
  if (letters.length < shortestInitials) return null;
  for (
    let at = evidence.initials.indexOf(letters);
    at >= 0;
    at = evidence.initials.indexOf(letters, at + 1)
  ) {
    const norms = evidence.lexed.norms.slice(at, at + letters.length);
    if (norms.every(isContent)) return stretchAt(evidence, at, at + letters.length);
  }
  return null;
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

function capitalsOf(evidence: PreparedEvidence, name: NameMention): Stretch | null {
  const { lexed } = evidence;
  const token = evidence.tokensOf
    .get(initialsOf(name.words))
    ?.find((at) => /^[\p{Lu}.]+$/u.test(lexed.text.slice(lexed.starts[at], lexed.ends[at])));
  return token === undefined ? null : stretchAt(evidence, token, token + 1);
}

/** A name of the evidence that differs from the claim's by a slip of spelling; null when none does. */
export function misspelledName(
  evidence: PreparedEvidence,
  name: NameMention,
  missing: readonly string[],
): NameMention | null {
  for (const word of missing) {
    for (const [near, holders] of evidence.namesWith) {
      if (Math.abs(near.length - word.length) > 2 || !isNearMiss(word, near) || name.words.includes(near))
        continue;
      // "Apply" at the start of a sentence is no name to misspell.
      const other = holders.find(({ isDoubtful, words }) => !isDoubtful || isGivenName(words[0] ?? ''));
      if (other === undefined) continue;
      // Two usual given names are two people, unless the rest of the name is the same.
      const isRestSame =
        name.words.length > 1 && name.words.every((own) => own === word || other.words.includes(own));
      const areTwo = isGivenName(word) && isGivenName(near) && foldAccents(word) !== foldAccents(near);
      if (isRestSame || !areTwo) return other;
    }
  }
  return null;
}
