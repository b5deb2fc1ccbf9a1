import { gapBefore, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stemOf } from '../comparison/stem.ts';
import { stretchOf, type Finding } from '../finding.ts';
import { isCapital, isSentenceStart, wordOf } from './find-names.ts';
import { isPlainWord } from './name-words.ts';

/** Shorter words are capitals for many reasons: "The", "New". */
const shortest = 5;

/**
 * Finds plain words that the claim prints with a capital inside a sentence, as part of a name ("the Special edition",
 * "Acme Support"), and that the evidence has in no form.
 */
export function capitalWordFindings(
  claim: LexedText,
  isLeftOut: (token: number) => boolean,
  evidence: PreparedEvidence,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const token of claim.norms.keys()) {
    const word = wordOf(claim, token);
    if (word.length < shortest || !isPlainWord(word) || !isCapital(claim, token)) continue;
    if (isSentenceStart(claim, token) || isInHeading(claim, token) || isLeftOut(token)) continue;
    if (evidence.tokensOf.has(word) || evidence.sentencesWith.has(stemOf(word))) continue;
    const place = stretchOf(
      claim.text,
      claim.starts[token] ?? 0,
      (claim.starts[token] ?? 0) + rawOf(claim, token).replace(/['’]s$/iu, '').length,
    );
    findings.push({
      kind: 'name',
      claim: place,
      evidence: null,
      finding: 'not-found',
      message: `The evidence does not have ${place.text}, which the draft prints as part of a name.`,
    });
  }
  return findings;
}

/** Where most words have a capital it says nothing. */
function isInHeading(lexed: LexedText, token: number): boolean {
  const sentence = lexed.sentenceOf[token] ?? 0;
  let small = 0;
  for (let at = lexed.firstToken[sentence] ?? 0; at < (lexed.firstToken[sentence + 1] ?? 0); at += 1) {
    if (/^\p{Ll}/u.test(rawOf(lexed, at)) && gapBefore(lexed, at) !== "'") small += 1;
  }
  return small < 3;
}
