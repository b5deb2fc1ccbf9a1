import { isContent, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import { bestSentences, type PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stemOf } from '../comparison/stem.ts';
import type { Finding, FindingResult, Stretch } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import { areForms, misspelledName, otherForm, stretchAt, stretchOfName } from './name-forms.ts';
import { isAlsoWord, isCompanyForm, isGivenName, isNameSuffix, isParticle, isTitle } from './name-words.ts';

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
  const usurped = sequence === null ? null : nameInsteadOfWord(claim, name, names, evidence);
  if (usurped !== null) return usurped;
  if (sequence !== null) return foundFinding(name, sequence, evidence);
  const short = otherForm(evidence, name);
  if (short !== null) {
    return finding(name, short, 'shortened', `${name.text} stands in the evidence as “${short.text}”.`);
  }
  const missing = name.words.filter((word) => !isInEvidence(evidence, word, name.words.length > 1));
  if (missing.length === 0) return allWordsFinding(evidence, name);
  const slip = misspelledName(evidence, name, missing);
  // A word at the start of a sentence that the evidence has nowhere is no name until something says so.
  if (name.isDoubtful && (slip === null || slip.isDoubtful)) return null;
  if (slip !== null) {
    const place = stretchOfName(evidence, slip);
    return finding(name, place, 'misspelt', `The draft spells ${name.text}, the evidence ${place.text}.`);
  }
  return (
    withoutExtras(name, missing, evidence) ??
    surnameOnly(name, missing, evidence) ??
    otherName(claim, name, names, missing, evidence)
  );
}

/** "Acme Inc" where the evidence has "Acme", "COVID-19" where it has "COVID". */
function withoutExtras(
  name: NameMention,
  missing: readonly string[],
  evidence: PreparedEvidence,
): Finding | null {
  const isNumberChanged = missing.some((word) => /^\d+$/u.test(word)) && hasOtherNumber(evidence, name);
  if (
    isNumberChanged ||
    missing.length === name.words.length ||
    !missing.every((word) => isLeftOut(evidence, word))
  )
    return null;
  const kept = name.words.filter((word) => !missing.includes(word));
  if (isAlwaysLonger(kept, missing, evidence)) return null;
  const place = placeOfWords(evidence, kept);
  const found = place?.text ?? kept.join(' ');
  return finding(name, place, 'shortened', `The evidence has ${found} for the draft’s ${name.text}.`);
}

/** "Ada Lind" where the evidence has "Ms Lind" throughout: the given name rests on something else. */
function surnameOnly(
  name: NameMention,
  missing: readonly string[],
  evidence: PreparedEvidence,
): Finding | null {
  const last = name.words.at(-1) ?? '';
  if (missing.length !== name.words.length - 1 || missing.includes(last)) return null;
  const holding = evidence.namesWith.get(last) ?? [];
  const [first] = holding;
  if (first === undefined || holding.some(({ words }) => words.length > 1)) return null;
  const isPerson = missing.every(isGivenName) || isTitle(evidence.lexed.norms[first.from - 1] ?? '');
  if (!isPerson) return null;
  const place = stretchOfName(evidence, first);
  return finding(name, place, 'shortened', `The evidence has ${place.text} only, not ${name.text}.`);
}

/** All words of the name stand together in the evidence. */
function foundFinding(name: NameMention, place: Stretch, evidence: PreparedEvidence): Finding | null {
  const holding = (evidence.namesWith.get(name.words[0] ?? '') ?? []).filter(({ words }) =>
    name.words.every((word) => words.includes(word)),
  );
  if (name.isDoubtful && !holding.some((other) => !other.isDoubtful)) return null;
  const [longer] = holding;
  if (longer !== undefined && holding.every(({ words }) => words.length > name.words.length)) {
    const full = stretchOfName(evidence, longer);
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

/** Where the words stand one behind the other, particles between them allowed; null when nowhere. */
function placeOfWords(evidence: PreparedEvidence, words: readonly string[]): Stretch | null {
  const [first = ''] = words;
  for (const from of evidence.tokensOf.get(first) ?? []) {
    let token = from;
    if (words.length === 1 && isOnlyWord(evidence, from, first)) continue;
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

/** "will" is no place where Will is named. */
function isOnlyWord({ lexed }: PreparedEvidence, token: number, word: string): boolean {
  return isAlsoWord(word) && /^\p{Ll}/u.test(rawOf(lexed, token));
}

/** "Smiths" for "Smith" and the other way round. */
function inflected(evidence: PreparedEvidence, word: string): Stretch | null {
  const forms = [`${word}s`, word.replace(/s$/u, ''), `${word}'`];
  for (const form of forms) {
    const token = evidence.tokensOf.get(form)?.[0];
    if (token !== undefined && form !== word && form.length > 2) return stretchAt(evidence, token, token + 1);
  }
  return null;
}

/** True when the evidence has the word: itself, its plural, and in titles of several words another form of it. */
function isInEvidence(evidence: PreparedEvidence, word: string, isOfSeveral: boolean): boolean {
  const tokens = evidence.tokensOf.get(word);
  if (tokens !== undefined) return !tokens.every((token) => isOnlyWord(evidence, token, word));
  return (
    evidence.tokensOf.has(`${word}s`) ||
    (word.length > 3 && evidence.tokensOf.has(word.replace(/s$/u, ''))) ||
    (isOfSeveral && isContent(word) && !isGivenName(word) && evidence.sentencesWith.has(stemOf(word)))
  );
}

/**
 * All words are there, though not together. Two people made one ("John Miller" of John Smith and Peter Miller) is
 * another name; words that merely stand apart are the same.
 */
function allWordsFinding(evidence: PreparedEvidence, name: NameMention): Finding {
  const [first = '', last = ''] = name.words;
  if (name.words.length === 2) {
    const pairsWith = (word: string): readonly NameMention[] =>
      (evidence.namesWith.get(word) ?? []).filter(({ words }) => words.length === 2);
    const sameFirst = pairsWith(first).find(({ words }) => words[0] === first && words[1] !== last);
    const sameLast = pairsWith(last).find(({ words }) => words[1] === last && words[0] !== first);
    if (sameFirst !== undefined && sameLast !== undefined && isGivenName(first)) {
      const place = stretchOfName(evidence, sameFirst);
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

/** "Acme Group" where the evidence has "Acme Holdings" throughout: another name, not a shorter one. */
function isAlwaysLonger(
  kept: readonly string[],
  missing: readonly string[],
  evidence: PreparedEvidence,
): boolean {
  const holding = (evidence.namesWith.get(kept[0] ?? '') ?? []).filter(({ words }) =>
    kept.every((word) => words.includes(word)),
  );
  return (
    holding.length > 0 &&
    holding.every(({ words }) =>
      words.some((word) => !kept.includes(word) && !missing.some((own) => areForms(own, word))),
    )
  );
}

/** "F-250" where the evidence has "F-150". */
function hasOtherNumber(evidence: PreparedEvidence, name: NameMention): boolean {
  const letters = name.words.filter((word) => !/^\d+$/u.test(word));
  return evidence.names.some(
    ({ words }) => words.some((word) => /^\d+$/u.test(word)) && letters.every((word) => words.includes(word)),
  );
}

/** Titles, company forms and other forms of a name that a source may leave out. */
function isLeftOut(evidence: PreparedEvidence, word: string): boolean {
  if (
    isTitle(word) ||
    isCompanyForm(word) ||
    isNameSuffix(word) ||
    word.length === 1 ||
    /^\d+$/u.test(word)
  ) {
    return true;
  }
  return [...evidence.namesWith.keys()].some((other) => areForms(word, other));
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
  const place = stretchOfName(evidence, other);
  return finding(name, place, 'differs', `The draft says ${name.text}, the evidence ${other.text}.`);
}

/**
 * "The Energy plan" where the evidence knows energy only as a word, and has another name in the sentence that is
 * meant. Nothing is said in chats, which write names in small letters too.
 */
function nameInsteadOfWord(
  claim: LexedText,
  name: NameMention,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): Finding | null {
  const [only = ''] = name.words;
  if (name.words.length !== 1 || name.isDoubtful || isOnlyName(only) || !evidence.isCapitalised) return null;
  // "The Government" is a matter of house style.
  if (institutions.has(only) && claim.norms[name.from - 1] === 'the') return null;
  const tokens = evidence.tokensOf.get(only) ?? [];
  const isWord = tokens.length > 0 && tokens.every((token) => /^\p{Ll}/u.test(rawOf(evidence.lexed, token)));
  const other = isWord ? inSameRole(claim, name, names, evidence) : undefined;
  if (!isWord) return null;
  if (other === undefined) {
    return finding(name, null, 'not-found', `The evidence has ${only} only as a word, not as a name.`);
  }
  const place = stretchOfName(evidence, other);
  return finding(
    name,
    place,
    'differs',
    `The evidence has ${only} only as a word; the name there is ${place.text}.`,
  );
}

const institutions = new Set(
  'government parliament council state church court army navy cabinet congress senate police treasury internet web union board company bank crown opposition republic constitution earth moon sun university committee department ministry'.split(
    ' ',
  ),
);

/** "rick" is a careless Rick, not a word. */
function isOnlyName(word: string): boolean {
  return isGivenName(word) && !isAlsoWord(word);
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
