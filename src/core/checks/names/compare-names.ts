import { isContent, type LexedText } from '../comparison/lexed-text.ts';
import { bestSentences, type PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stemOf } from '../comparison/stem.ts';
import { stretchOf, type Finding, type FindingResult, type Stretch } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import {
  isCompanyForm,
  isGivenName,
  isNameSuffix,
  isParticle,
  isShortFormOf,
  isTitle,
} from './name-words.ts';
import { foldAccents, isNearMiss } from './near-miss.ts';

/** Compares each name of a claim with the names of the evidence. */
export function nameFindings(
  claim: LexedText,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): readonly Finding[] {
  return names.flatMap((name) => {
    const found = nameFinding(claim, name, names, evidence);
    return found === null ? [] : [found];
  });
}

function nameFinding(
  claim: LexedText,
  name: NameMention,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): Finding | null {
  const sequence = placeOfWords(evidence, name.words);
  if (sequence !== null) return foundFinding(name, sequence, evidence);
  const short = abbreviation(evidence, name);
  if (short !== null) {
    return finding(name, short, 'shortened', `${name.text} stands in the evidence as “${short.text}”.`);
  }
  const missing = name.words.filter((word) => !isInEvidence(evidence, word));
  if (missing.length === 0) return allWordsFinding(evidence, name);
  const slip = misspelling(evidence, name, missing);
  // A word at the start of a sentence that the evidence has nowhere is no name until something says so.
  if (name.isDoubtful) return slip !== null && isMentionedName(evidence, slip) ? misspelt(name, slip) : null;
  if (slip !== null) return misspelt(name, slip);
  const isNumberChanged = missing.some((word) => /^\d+$/u.test(word)) && hasOtherNumber(evidence, name);
  if (
    !isNumberChanged &&
    missing.every((word) => isLeftOut(evidence, word)) &&
    missing.length < name.words.length
  ) {
    const kept = name.words.filter((word) => !missing.includes(word));
    const place = placeOfWords(evidence, kept);
    return finding(
      name,
      place,
      'shortened',
      `The evidence has ${place?.text ?? kept.join(' ')} for the draft’s ${name.text}.`,
    );
  }
  return surnameOnly(name, missing, evidence) ?? otherName(claim, name, names, missing, evidence);
}

/** "Ada Lind" where the evidence has "Ms Lind" throughout: the given name rests on something else. */
function surnameOnly(
  name: NameMention,
  missing: readonly string[],
  evidence: PreparedEvidence,
): Finding | null {
  const last = name.words.at(-1) ?? '';
  if (
    name.words.length < 2 ||
    isCompanyForm(last) ||
    missing.length !== name.words.length - 1 ||
    missing.includes(last)
  ) {
    return null;
  }
  const holding = evidence.names.filter(({ words }) => words.includes(last));
  const [first] = holding;
  if (first === undefined || holding.some(({ words }) => words.length > 1)) return null;
  const place = stretchOf(evidence.lexed.text, first.start, first.end);
  return finding(name, place, 'shortened', `The evidence has ${place.text} only, not ${name.text}.`);
}

/** All words of the name stand together in the evidence. */
function foundFinding(name: NameMention, place: Stretch, evidence: PreparedEvidence): Finding | null {
  const holding = evidence.names.filter(({ words }) => name.words.every((word) => words.includes(word)));
  if (name.isDoubtful && !holding.some((other) => !other.isDoubtful)) return null;
  const [longer] = holding;
  if (longer !== undefined && holding.every(({ words }) => words.length > name.words.length)) {
    const full = stretchOf(evidence.lexed.text, longer.start, longer.end);
    return finding(name, full, 'shortened', `${name.text} is short for ${full.text} in the evidence.`);
  }
  return finding(name, place, 'agrees', `Draft and evidence both have ${name.text}.`);
}

function finding(
  name: NameMention,
  evidence: Stretch | null,
  result: FindingResult,
  message: string,
): Finding {
  const claim = { start: name.start, end: name.end, text: name.text };
  return { kind: 'name', claim, evidence, finding: result, message };
}

function misspelt(name: NameMention, slip: Stretch): Finding {
  return finding(name, slip, 'misspelt', `The draft spells ${name.text}, the evidence ${slip.text}.`);
}

function stretchAt({ lexed }: PreparedEvidence, from: number, to: number): Stretch {
  return stretchOf(lexed.text, lexed.starts[from] ?? 0, lexed.ends[to - 1] ?? 0);
}

/** Where the words stand one behind the other, particles between them allowed; null when nowhere. */
function placeOfWords(evidence: PreparedEvidence, words: readonly string[]): Stretch | null {
  const [first = ''] = words;
  for (const from of evidence.tokensOf.get(first) ?? []) {
    let token = from;
    const isHere = words.every((word, at) => {
      if (at === 0) return true;
      for (let next = token + 1; next <= token + 3; next += 1) {
        const norm = evidence.lexed.norms[next] ?? '';
        if (norm === word || norm === `${word}'s`) {
          token = next;
          return true;
        }
        if (isContent(norm) && !isParticle(norm)) return false;
      }
      return false;
    });
    if (isHere) return stretchAt(evidence, from, token + 1);
  }
  return words.length === 1 ? inflected(evidence, first) : null;
}

/** "Canadian" for "Canada", "Smiths" for "Smith", and words that only hyphens or spaces part. */
function inflected(evidence: PreparedEvidence, word: string): Stretch | null {
  const forms = [`${word}s`, word.replace(/s$/u, ''), `${word}'`];
  for (const form of forms) {
    const token = evidence.tokensOf.get(form)?.[0];
    if (token !== undefined && form.length > 2) return stretchAt(evidence, token, token + 1);
  }
  return null;
}

/** True when the evidence has the word in any form: itself, its plural, its accents kept. */
function isInEvidence(evidence: PreparedEvidence, word: string): boolean {
  return (
    evidence.tokensOf.has(word) ||
    evidence.tokensOf.has(`${word}s`) ||
    (word.length > 3 && evidence.tokensOf.has(word.replace(/s$/u, ''))) ||
    (isContent(word) && evidence.sentencesWith.has(stemOf(word)))
  );
}

/**
 * All words are there, though not together. Two people made one ("John Miller" of John Smith and Peter Miller) is
 * another name; words that merely stand apart are the same.
 */
function allWordsFinding(evidence: PreparedEvidence, name: NameMention): Finding {
  const [first = '', last = ''] = name.words;
  if (name.words.length === 2) {
    const others = evidence.names.filter(({ words }) => words.length === 2);
    const sameFirst = others.find(({ words }) => words[0] === first && words[1] !== last);
    const sameLast = others.find(({ words }) => words[1] === last && words[0] !== first);
    if (sameFirst !== undefined && sameLast !== undefined && isGivenName(first)) {
      const place = stretchOf(evidence.lexed.text, sameFirst.start, sameFirst.end);
      return finding(
        name,
        place,
        'differs',
        `The draft says ${name.text}; the evidence has ${sameFirst.text} and ${sameLast.text}.`,
      );
    }
  }
  const token = evidence.tokensOf.get(first)?.[0];
  const place = token === undefined ? null : stretchAt(evidence, token, token + 1);
  return finding(name, place, 'agrees', `The evidence has the words of ${name.text}, though not together.`);
}

/** "UN" for United Nations and the other way round, "Bob" for Robert, "Canadian" for Canada. */
function abbreviation(evidence: PreparedEvidence, name: NameMention): Stretch | null {
  const [only = ''] = name.words;
  if (name.words.length > 1) return longOfCapitals(evidence, name);
  const letters = only.replace(/[^\p{L}]/gu, '');
  if (/^[\p{Lu}.]{2,6}$/u.test(name.text)) {
    const spelt = evidence.names.find(
      (other) => initialsOf(other.words) === letters && other.words.length > 1,
    );
    if (spelt !== undefined) return stretchOf(evidence.lexed.text, spelt.start, spelt.end);
    // Lower-case words make three letters by chance seldom, two letters often.
    const at = letters.length >= 3 ? evidence.initials.indexOf(letters) : -1;
    if (at >= 0) return stretchAt(evidence, at, at + letters.length);
  }
  for (const other of evidence.names) {
    for (const word of other.words) {
      if (
        isShortFormOf(only, word) ||
        isShortFormOf(word, only) ||
        isDemonym(only, word) ||
        isDemonym(word, only)
      )
        return stretchOf(evidence.lexed.text, other.start, other.end);
    }
  }
  return null;
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

function longOfCapitals(evidence: PreparedEvidence, name: NameMention): Stretch | null {
  const token = evidence.tokensOf.get(initialsOf(name.words))?.find((at) => {
    const { lexed } = evidence;
    return /^[\p{Lu}.]+$/u.test(lexed.text.slice(lexed.starts[at], lexed.ends[at]));
  });
  return token === undefined ? null : stretchAt(evidence, token, token + 1);
}

const demonymEnding = /(?:ian|an|ese|ish|i|ic|er|ean)$/u;

/** "Canadian" of "Canada", "Japanese" of "Japan". */
function isDemonym(derived: string, place: string): boolean {
  if (derived === place || place.length < 4 || !demonymEnding.test(derived)) return false;
  const stem = derived.replace(demonymEnding, '');
  return stem.length >= 4 && place.startsWith(stem) && place.length - stem.length <= 2;
}

/** A name of the evidence that differs from the claim's by a slip of spelling; null when none does. */
function misspelling(
  evidence: PreparedEvidence,
  name: NameMention,
  missing: readonly string[],
): Stretch | null {
  for (const word of missing) {
    if (/\d/u.test(word)) continue;
    for (const other of evidence.names) {
      // "Apply" at the start of a sentence is no name to misspell.
      if (other.isDoubtful && !isGivenName(other.words[0] ?? '')) continue;
      const near = other.words.find(
        (candidate) => isNearMiss(word, candidate) && !name.words.includes(candidate),
      );
      if (near === undefined) continue;
      // Two usual given names are two people, unless the rest of the name is the same.
      const isRestSame =
        name.words.length > 1 && name.words.every((own) => own === word || other.words.includes(own));
      if (isGivenName(word) && isGivenName(near) && !isRestSame && foldAccents(word) !== foldAccents(near))
        continue;
      return stretchOf(evidence.lexed.text, other.start, other.end);
    }
  }
  return null;
}

function isMentionedName(evidence: PreparedEvidence, slip: Stretch): boolean {
  return evidence.names.some((other) => other.start === slip.start && !other.isDoubtful);
}

/** "F-250" where the evidence has "F-150". */
function hasOtherNumber(evidence: PreparedEvidence, name: NameMention): boolean {
  const letters = name.words.filter((word) => !/^\d+$/u.test(word));
  return evidence.names.some(
    ({ words }) => words.some((word) => /^\d+$/u.test(word)) && letters.every((word) => words.includes(word)),
  );
}

/** Titles, company forms and given-name variants that a source may leave out. */
function isLeftOut(evidence: PreparedEvidence, word: string): boolean {
  if (isTitle(word) || isCompanyForm(word) || isNameSuffix(word) || word.length === 1 || /^\d+$/u.test(word))
    return true;
  return evidence.names.some(({ words }) =>
    words.some((other) => isShortFormOf(word, other) || isShortFormOf(other, word) || isDemonym(word, other)),
  );
}

/** Sentences looked at for the name that stands in this one's place. */
const sentencesForRole = 2;
const leastShare = 0.25;

/** The evidence has another name where the claim has this one, or none. */
function otherName(
  claim: LexedText,
  name: NameMention,
  names: readonly NameMention[],
  missing: readonly string[],
  evidence: PreparedEvidence,
): Finding {
  const kept = name.words.filter((word) => !missing.includes(word));
  const sharing = evidence.names.find(
    ({ words }) => kept.some((word) => words.includes(word)) && words.length > kept.length,
  );
  const other = sharing ?? inSameRole(claim, name, names, evidence);
  if (other === undefined) {
    return finding(name, null, 'not-found', `The evidence does not name ${name.text}.`);
  }
  const place = stretchOf(evidence.lexed.text, other.start, other.end);
  return finding(name, place, 'differs', `The draft says ${name.text}, the evidence ${other.text}.`);
}

function inSameRole(
  claim: LexedText,
  name: NameMention,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): NameMention | undefined {
  const sentence = claim.sentenceOf[name.from] ?? 0;
  const stems = new Set<string>();
  for (
    let token = claim.firstToken[sentence] ?? 0;
    token < (claim.firstToken[sentence + 1] ?? 0);
    token += 1
  ) {
    const stem = claim.stems[token] ?? '';
    if (stem !== '' && (token < name.from || token >= name.to)) stems.add(stem);
  }
  const own = new Set(names.flatMap(({ words }) => words));
  for (const { sentence: place, share } of bestSentences(evidence, stems, sentencesForRole)) {
    if (share < leastShare) return undefined;
    const other = evidence.names.find(
      (candidate) =>
        evidence.lexed.sentenceOf[candidate.from] === place &&
        !candidate.isDoubtful &&
        candidate.words.every((word) => !own.has(word)),
    );
    if (other !== undefined) return other;
  }
  return undefined;
}
