import { gapBefore, type LexedText } from '../comparison/lexed-text.ts';
import type { Finding } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import { isGivenName } from './name-words.ts';
import { verbOf } from './subjects.ts';

/** From the verb to its object no more tokens than this. */
const reach = 4;

/**
 * Finds people who stand for two: "Ann and Ann agree", "Ann asks Ann to wait". English would say "herself"; one
 * of the two names has taken the other's place.
 */
export function doubledNames(claim: LexedText, names: readonly NameMention[]): readonly Finding[] {
  return names.flatMap((first, at) => {
    const second = names[at + 1];
    if (second === undefined || !isSamePerson(first, second)) return [];
    if (claim.sentenceOf[first.from] !== claim.sentenceOf[second.from]) return [];
    if (!isPaired(claim, first, second) && !isObject(claim, first, second)) return [];
    return [
      {
        kind: 'name',
        claim: { start: second.start, end: second.end, text: second.text },
        evidence: null,
        finding: 'contradiction',
        message: `The draft has ${first.text} twice where two are meant.`,
      },
    ];
  });
}

function isSamePerson(a: NameMention, b: NameMention): boolean {
  return a.words.join(' ') === b.words.join(' ') && isGivenName(a.words[0] ?? '');
}

function isPaired(claim: LexedText, first: NameMention, second: NameMention): boolean {
  return second.from === first.to + 1 && /^(?:and|or|&)$/u.test(claim.norms[first.to] ?? '');
}

function isObject(claim: LexedText, first: NameMention, second: NameMention): boolean {
  const verb = verbOf(claim, first);
  if (verb === null || second.from <= verb || second.from - verb > reach) return false;
  if (claim.norms[second.to - 1]?.endsWith("'s") === true) return false;
  for (let token = verb + 1; token <= second.from; token += 1) {
    // "Ann says Ann will" and "Ann knows that Ann" begin a clause of its own.
    if (/[^\s]/u.test(gapBefore(claim, token)) || clauses.test(claim.norms[token] ?? '')) return false;
  }
  return (
    !hasOwnVerb(claim, second) &&
    !/^(?:say|said|think|thought|believ|know|knew|hop)/u.test(claim.norms[verb] ?? '')
  );
}

const clauses = /^(?:that|if|whether|when|while|because|who|and|but|or|why|how|what|where|than|as)$/u;

function hasOwnVerb(claim: LexedText, name: NameMention): boolean {
  return verbOf(claim, name) !== null;
}
