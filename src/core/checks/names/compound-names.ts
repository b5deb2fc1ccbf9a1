import { gapBefore, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stretchOf, type Finding } from '../finding.ts';
import { isCapital } from './find-names.ts';
import { stretchAt } from './name-forms.ts';

/** Finds "Oslo-based" where the evidence has "Bergen-based" and Oslo in no sentence with that word. */
export function compoundFindings(claim: LexedText, evidence: PreparedEvidence): readonly Finding[] {
  const findings: Finding[] = [];
  for (const token of claim.norms.keys()) {
    if (!isCompoundTail(claim, token)) continue;
    const head = claim.norms[token - 1] ?? '';
    const places = evidence.tokensOf.get(claim.norms[token] ?? '') ?? [];
    const other = places.find((at) => isCompoundTail(evidence.lexed, at));
    if (other === undefined && places.length === 0 && !isNowhere(claim, token, evidence)) continue;
    if (other === undefined ? places.length > 0 : evidence.lexed.norms[other - 1] === head) continue;
    const isTogether = (evidence.tokensOf.get(head) ?? []).some((at) =>
      places.some((tail) => evidence.lexed.sentenceOf[tail] === evidence.lexed.sentenceOf[at]),
    );
    if (isTogether || !evidence.tokensOf.has(head)) continue;
    const own = stretchOf(claim.text, claim.starts[token - 1] ?? 0, claim.ends[token] ?? 0);
    if (other === undefined) {
      findings.push({
        kind: 'name',
        claim: own,
        evidence: null,
        finding: 'not-found',
        message: `The evidence does not call anything ${own.text}.`,
      });
      continue;
    }
    const place = stretchAt(evidence, other - 1, other + 1);
    findings.push({
      kind: 'name',
      claim: own,
      evidence: place,
      finding: 'differs',
      message: `The draft says ${own.text}, the evidence ${place.text}.`,
    });
  }
  return findings;
}

/** Tails that any writer may add: "Oslo-based" of a firm in Oslo. */
const usualTails =
  /^(?:based|born|headquartered|style|led|owned|backed|made|wide|related|area|bound|driven|powered|enabled|assisted|supported|backed|funded|educated|trained|listed|era|like)$/u;

function isNowhere(claim: LexedText, token: number, evidence: PreparedEvidence): boolean {
  const stem = claim.stems[token] ?? '';
  // "AI-led": short capitals name a thing of which anything is made.
  const isShort = /^\p{Lu}{2,4}$/u.test(rawOf(claim, token - 1));
  return (
    stem !== '' && !isShort && !usualTails.test(claim.norms[token] ?? '') && !evidence.sentencesWith.has(stem)
  );
}

function isCompoundTail(lexed: LexedText, token: number): boolean {
  return (
    token > 0 &&
    /^[-‐‑]$/u.test(gapBefore(lexed, token)) &&
    /^\p{Ll}{3,}$/u.test(rawOf(lexed, token)) &&
    isCapital(lexed, token - 1)
  );
}
