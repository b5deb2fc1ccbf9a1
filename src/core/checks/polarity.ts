import type { LexedText } from './comparison/lexed-text.ts';
import { bestSentences, type PreparedEvidence } from './comparison/prepared-evidence.ts';
import { stretchOf, type Finding } from './finding.ts';
import { isNegation } from './word-classes.ts';

/** Words that deny what follows them: "failed to reach" is not reached. */
const denials = new Set(
  (
    'failed fails fail failing denied denies deny denying refused refuses refuse refusing declined declines decline declining ' +
    'rejected rejects reject rejecting lacked lacks lack lacking hardly barely scarcely unable neglected neglects'
  ).split(' '),
);

/** How far behind a negation the word stands that it denies, in tokens. */
const scope = 4;
/** How far, when nothing but small words stands between. */
const longScope = 7;
/** A sentence of the evidence with less of the claim's words than this says something else. */
const leastShare = 0.5;
/** Beside the denied word, so many more words of its clause must be the same. */
const leastShared = 2;
const sentencesCompared = 3;

/**
 * Finds where a claim denies what the best-matching sentence of the evidence says, or the other way round. Compares
 * word by word what stands in the scope of "not", "never", "without", "failed to" and the like; two denials of one word
 * cancel out. At most one finding for each sentence of the claim.
 */
export function polarityFindings(
  claim: LexedText,
  evidence: PreparedEvidence,
  isLeftOut: (token: number) => boolean,
): readonly Finding[] {
  return claim.sentences.flatMap((_, sentence) => {
    const found = sentencePolarity(claim, sentence, evidence, isLeftOut);
    return found === null ? [] : [found];
  });
}

/** A word, and the negation that it stands under (-1: none). */
interface Said {
  readonly token: number;
  readonly negation: number;
}

function sentencePolarity(
  claim: LexedText,
  sentence: number,
  evidence: PreparedEvidence,
  isLeftOut: (token: number) => boolean,
): Finding | null {
  const own = polarities(claim, sentence);
  if (own.size < leastShared) return null;
  for (const { sentence: place, share } of bestSentences(evidence, new Set(own.keys()), sentencesCompared)) {
    if (share < leastShare) break;
    const found = polarities(evidence.lexed, place);
    const shared = [...own].filter(([stem]) => found.has(stem));
    if (shared.length <= leastShared) continue;
    const agreeing = shared.find(
      ([stem, said]) => said.negation >= 0 && (found.get(stem)?.negation ?? -1) >= 0,
    );
    if (agreeing !== undefined)
      return negationFinding(claim, agreeing[1], evidence, found.get(agreeing[0]), true);
    const turned = shared.filter(([stem, said]) => {
      const other = found.get(stem);
      if (other === undefined || said.negation >= 0 === other.negation >= 0) return false;
      return said.negation >= 0
        ? found.has(deniedFirst(claim, said))
        : own.has(deniedFirst(evidence.lexed, other));
    });
    const [first] = turned;
    if (first === undefined) return null;
    const other = found.get(first[0]);
    return isLeftOut(first[1].token) ||
      isAnswered(claim, sentence, own, evidence.lexed, place, first[1], other)
      ? null
      : negationFinding(claim, first[1], evidence, other, false);
  }
  return null;
}

/** True when the side without the negation has one after all, on a word that the other side does not share. */
function isAnswered(
  claim: LexedText,
  sentence: number,
  own: ReadonlyMap<string, Said>,
  evidence: LexedText,
  place: number,
  said: Said,
  other: Said | undefined,
): boolean {
  if (other === undefined) return true;
  return said.negation >= 0
    ? negationsIn(evidence, place).some((at) => near(evidence, at, other.token))
    : negationsIn(claim, sentence).some((at) => near(claim, at, said.token)) || own.size === 0;
}

function near(lexed: LexedText, a: number, b: number): boolean {
  return Math.abs(a - b) <= 8 && Math.abs((lexed.clauseOf[a] ?? 0) - (lexed.clauseOf[b] ?? 0)) <= 1;
}

function negationsIn(lexed: LexedText, sentence: number): readonly number[] {
  const found: number[] = [];
  for (
    let token = lexed.firstToken[sentence] ?? 0;
    token < (lexed.firstToken[sentence + 1] ?? 0);
    token += 1
  ) {
    if (isDenial(lexed, token)) found.push(token);
  }
  return found;
}

function isDenial(lexed: LexedText, token: number): boolean {
  const norm = lexed.norms[token] ?? '';
  // "Not only" affirms, "no longer" and "no one" deny, "No. 10" is an address.
  if (norm === 'not' && /^(?:only|just|merely)$/u.test(lexed.norms[token + 1] ?? '')) return false;
  if (norm === 'no' && /^\d/u.test(lexed.norms[token + 1] ?? '')) return false;
  return isNegation(norm) || denials.has(norm);
}

/** The telling words of a sentence with the negation over each, from its first mention. */
function polarities(lexed: LexedText, sentence: number): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  const denying = negationsIn(lexed, sentence);
  for (
    let token = lexed.firstToken[sentence] ?? 0;
    token < (lexed.firstToken[sentence + 1] ?? 0);
    token += 1
  ) {
    const stem = lexed.stems[token] ?? '';
    if (stem === '' || denials.has(lexed.norms[token] ?? '') || said.has(stem)) continue;
    const over = denying.filter((at) => at < token && isInScope(lexed, at, token));
    said.set(stem, { token, negation: over.length % 2 === 1 ? (over.at(-1) ?? -1) : -1 });
  }
  return said;
}

/** The first telling word behind a negation is what is denied: where the other side lacks it, it speaks of something else. */
function deniedFirst(lexed: LexedText, { token, negation }: Said): string {
  for (let at = negation + 1; at < token; at += 1) {
    const stem = lexed.stems[at] ?? '';
    if (stem !== '' && !denials.has(lexed.norms[at] ?? '')) return stem;
  }
  return lexed.stems[token] ?? '';
}

/** Behind "never been told about two" the first word that says something is still denied. */
function isInScope(lexed: LexedText, at: number, token: number): boolean {
  if (lexed.clauseOf[at] !== lexed.clauseOf[token] || token - at > longScope) return false;
  return token - at <= scope || lexed.stems.slice(at + 1, token).every((stem) => stem === '');
}

function negationFinding(
  claim: LexedText,
  said: Said,
  evidence: PreparedEvidence,
  other: Said | undefined,
  isSame: boolean,
): Finding {
  const own = phrase(claim, said);
  const found = other === undefined ? null : phrase(evidence.lexed, other);
  return {
    kind: 'negation',
    claim: own,
    evidence: found,
    finding: isSame ? 'agrees' : 'differs',
    message: isSame
      ? `Draft and evidence both deny it: “${own.text}”.`
      : said.negation >= 0
        ? `The draft says “${own.text}”; the evidence says “${found?.text ?? ''}” without the negation.`
        : `The draft says “${own.text}”; the evidence denies it: “${found?.text ?? ''}”.`,
  };
}

function phrase(lexed: LexedText, { token, negation }: Said) {
  const from = negation >= 0 ? negation : token;
  return stretchOf(lexed.text, lexed.starts[from] ?? 0, lexed.ends[token] ?? 0);
}
