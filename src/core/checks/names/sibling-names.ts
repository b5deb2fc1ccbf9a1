import { sharedSurroundings, surroundingsOf, weighed } from '../comparison/context.ts';
import type { LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import type { Finding } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import { stretchOfName } from './name-forms.ts';

/** A sibling stands among the claim's words when it has so much of them around it, 0 to 1. */
const leastContext = 0.3;
/** And the name itself has clearly fewer. */
const farWeaker = 0.7;

/**
 * Finds names of one family ("Halo Mini" and "Halo Max", "HR" and "IT") where the claim has one and the evidence, among
 * the same words, another. Names that have nothing in common are not compared by their surroundings: too many stand
 * in one sentence.
 */
export function siblingFindings(
  claim: LexedText,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): readonly Finding[] {
  return names.flatMap((name) => {
    const siblings = siblingsOf(name, evidence);
    if (siblings.length === 0) return [];
    const around = weighed(surroundingsOf(claim, name), evidence.telling);
    let own = 0;
    let best: { mention: NameMention; context: number } | null = null;
    for (const mention of siblings) {
      const context = sharedSurroundings(around, surroundingsOf(evidence.lexed, mention));
      if (isSame(mention, name)) own = Math.max(own, context);
      else if (context > (best?.context ?? 0)) best = { mention, context };
    }
    if (best === null || best.context < leastContext || own > farWeaker * best.context) return [];
    const place = stretchOfName(evidence, best.mention);
    return [
      {
        kind: 'name',
        claim: { start: name.start, end: name.end, text: name.text },
        evidence: place,
        finding: 'differs',
        message: `The draft says ${name.text}; the evidence has ${place.text} among these words.`,
      } satisfies Finding,
    ];
  });
}

/** More mentions than this are not compared. */
const mostSiblings = 500;

/** The mentions of the name itself and of those of its family. */
function siblingsOf(name: NameMention, { names, namesWith }: PreparedEvidence): readonly NameMention[] {
  const found = isAbbreviation(name)
    ? names.filter(isAbbreviation)
    : name.words.length > 1
      ? (namesWith.get(name.words[0] ?? '') ?? []).filter(
          ({ words }) => words.length > 1 && words[0] === name.words[0],
        )
      : [];
  return found.some((one) => isSame(one, name)) ? found.slice(0, mostSiblings) : [];
}

function isAbbreviation({ words, text }: NameMention): boolean {
  return words.length === 1 && /^[\p{Lu}&]{2,5}$/u.test(text);
}

function isSame(a: NameMention, b: NameMention): boolean {
  return a.words.join(' ') === b.words.join(' ');
}
