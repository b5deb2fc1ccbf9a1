import { tellingWord } from '../comparison/context.ts';
import type { LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stemOf } from '../comparison/stem.ts';
import type { Finding } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import { areForms, stretchAt, stretchOfName } from './name-forms.ts';
import { isSaying, subjectOf, verbOf } from './subjects.ts';

/** A sentence of the evidence speaks of the same when it has so much of the claim's words, by weight. */
const leastShare = 0.55;
/** And so many of them, the verb among them. */
const leastShared = 3;
/** Two words are enough when they are nearly all. */
const leastOfTwo = 0.8;
/** Of two sentences that fit, one clearly less is not meant. */
const clearlyLess = 0.15;
/** A verb that stands in more sentences than this chooses none. */
const mostSentences = 400;

/**
 * Finds names that do in the claim what another name of the evidence does there: "Ann asked Mike to sell" for "Mike asked
 * Ann to sell". Speaks only where the evidence has the same verb with a plain subject of another name (or, in a
 * dialogue, an "I" of another speaker, a "you" of the very one) among the same words, and nowhere the claim's name.
 */
export function subjectFindings(
  claim: LexedText,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): readonly Finding[] {
  return names.flatMap((name) => {
    if (!name.words.some((word) => evidence.tokensOf.has(word))) return [];
    const verb = verbOf(claim, name);
    const found = verb === null ? null : otherSubject(claim, name, verb, evidence);
    return found === null ? [] : [found];
  });
}

interface Candidate {
  readonly share: number;
  readonly verdict: 'same' | 'unknown' | Finding;
}

function otherSubject(
  claim: LexedText,
  name: NameMention,
  verb: number,
  evidence: PreparedEvidence,
): Finding | null {
  const said = predicate(claim, name, verb);
  if (said.size < 2) return null;
  const all = weight(said, evidence);
  const isSpeech = isSaying(claim.norms[verb] ?? '');
  const verbStem = stemOf(claim.norms[verb] ?? '');
  const candidates: Candidate[] = [];
  for (const sentence of sentencesOf(said, isSpeech ? null : verbStem, evidence)) {
    const shared = wordsOf(evidence.lexed, sentence).filter((word) => said.has(word));
    const unique = new Set(shared);
    const share = weight(unique, evidence) / all;
    if (unique.size < 2 || share < (unique.size < leastShared ? leastOfTwo : leastShare)) continue;
    candidates.push({ share, verdict: verdictOn(name, sentence, verbStem, isSpeech, evidence) });
  }
  const best = Math.max(0, ...candidates.map(({ share }) => share));
  const near = candidates.filter(({ share }) => share >= best - clearlyLess);
  const [first] = near;
  const isPlain = near.every(({ verdict }) => typeof verdict === 'object');
  return first !== undefined && isPlain && typeof first.verdict === 'object' ? first.verdict : null;
}

function verdictOn(
  name: NameMention,
  sentence: number,
  verbStem: string,
  isSpeech: boolean,
  evidence: PreparedEvidence,
): Candidate['verdict'] {
  const { lexed } = evidence;
  const speaker = evidence.speakers()[sentence] ?? null;
  let isOther: Finding | null = null;
  if (isSpeech && speaker !== null && areOne(name.words, speaker)) return 'same';
  for (
    let token = lexed.firstToken[sentence] ?? 0;
    token < (lexed.firstToken[sentence + 1] ?? 0);
    token += 1
  ) {
    const norm = lexed.norms[token] ?? '';
    if (isSpeech ? !isSaying(norm) : stemOf(norm) !== verbStem) continue;
    const subject = subjectOf(evidence, token);
    if (subject.kind === 'unknown') continue;
    if (subject.kind === 'name') {
      if (areOne(name.words, subject.name.words)) return 'same';
      isOther = otherFinding(name, stretchOfName(evidence, subject.name));
    } else if (speaker === null) return 'unknown';
    else if (subject.kind === 'speaker') {
      if (areOne(name.words, speaker)) return 'same';
      isOther = spokenFinding(name, speaker, stretchAt(evidence, token, token + 1));
    } else if (areOne(name.words, speaker)) {
      isOther = addressedFinding(name, stretchAt(evidence, token, token + 1));
    } else return 'same';
  }
  if (isOther !== null) return isOther;
  if (!isSpeech || speaker === null) return 'unknown';
  // In a dialogue whoever's turn it is says it.
  if (areOne(name.words, speaker)) return 'same';
  const first = lexed.firstToken[sentence] ?? 0;
  return spokenFinding(
    name,
    speaker,
    stretchAt(evidence, first, lexed.firstToken[sentence + 1] ?? first + 1),
  );
}

/** The words from the verb to the end of the sentence, or to the next clause with a name of its own. */
function predicate(claim: LexedText, name: NameMention, verb: number): ReadonlySet<string> {
  const sentence = claim.sentenceOf[verb];
  const words = new Set<string>();
  const from = claim.clauseOf[verb] ?? 0;
  for (let token = verb; token < claim.norms.length && claim.sentenceOf[token] === sentence; token += 1) {
    if ((claim.clauseOf[token] ?? 0) > from && words.size >= leastShared) break;
    const word = tellingWord(claim, token);
    if (word !== '' && !name.words.includes(word)) words.add(word);
  }
  return words;
}

function sentencesOf(
  said: ReadonlySet<string>,
  verbStem: string | null,
  evidence: PreparedEvidence,
): readonly number[] {
  if (verbStem !== null) {
    const found = evidence.sentencesWith.get(verbStem) ?? [];
    return found.length > mostSentences ? [] : found;
  }
  const found = new Set<number>();
  for (const word of said) {
    const within = evidence.sentencesWith.get(word) ?? [];
    if (within.length <= mostSentences) for (const sentence of within) found.add(sentence);
  }
  return [...found];
}

function wordsOf(lexed: LexedText, sentence: number): readonly string[] {
  const words: string[] = [];
  for (
    let token = lexed.firstToken[sentence] ?? 0;
    token < (lexed.firstToken[sentence + 1] ?? 0);
    token += 1
  ) {
    words.push(tellingWord(lexed, token));
  }
  return words;
}

function weight(words: ReadonlySet<string>, { telling }: PreparedEvidence): number {
  let sum = 0;
  for (const word of words) sum += telling(word);
  return sum;
}

function areOne(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => b.some((other) => word === other || areForms(word, other)));
}

function otherFinding(name: NameMention, evidence: Finding['evidence']): Finding {
  return nameFinding(
    name,
    evidence,
    `The draft says that of ${name.text}; the evidence says it of ${evidence?.text ?? 'another'}.`,
  );
}

function spokenFinding(
  name: NameMention,
  speaker: readonly string[],
  evidence: Finding['evidence'],
): Finding {
  const other = speaker.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return nameFinding(
    name,
    evidence,
    `The draft says that of ${name.text}; in the evidence these are ${other}’s words.`,
  );
}

function addressedFinding(name: NameMention, evidence: Finding['evidence']): Finding {
  return nameFinding(
    name,
    evidence,
    `The draft says that of ${name.text}; in the evidence ${name.text} says it of somebody else.`,
  );
}

function nameFinding(name: NameMention, evidence: Finding['evidence'], message: string): Finding {
  const claim = { start: name.start, end: name.end, text: name.text };
  return { kind: 'name', claim, evidence, finding: 'differs', message };
}
