import { rawOf, type LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stretchOf, type Finding } from '../finding.ts';
import type { NameMention } from './find-names.ts';
import { stretchAt } from './name-forms.ts';

/** Offices that nobody calls by one another's names, unlike jobs ("adviser" and "consultant"). */
const offices = new Set(
  (
    'president manager chairman chairwoman chairperson director ceo cfo coo cto mayor governor senator minister secretary ' +
    'chancellor ambassador judge general colonel captain sergeant inspector founder treasurer bishop archbishop commissioner'
  ).split(' '),
);

/** An office stands so near to its holder, in tokens. */
const reach = 5;

/**
 * Finds offices in a claim that the evidence has nowhere, while it gives the same person another: "CFO Ada Lind" for
 * "Ada Lind, our CEO". An office that the evidence does not mention at all is background, and no finding.
 */
export function roleFindings(
  claim: LexedText,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [token, norm] of claim.norms.entries()) {
    if (!offices.has(norm) || evidence.tokensOf.has(norm) || evidence.tokensOf.has(`${norm}s`)) continue;
    const holder = names.find(
      ({ from, to }) => claim.sentenceOf[from] === claim.sentenceOf[token] && gapTo(token, from, to) <= reach,
    );
    const other = holder === undefined ? null : officeOf(holder, evidence);
    if (holder === undefined || other === null) continue;
    const office = stretchAt(evidence, other, other + 1);
    findings.push({
      kind: 'name',
      claim: stretchOf(claim.text, claim.starts[token] ?? 0, claim.ends[token] ?? 0),
      evidence: office,
      finding: 'differs',
      message: `The draft calls ${holder.text} ${rawOf(claim, token)}, the evidence ${office.text}.`,
    });
  }
  return findings;
}

/** Tokens between an office and a name. */
function gapTo(token: number, from: number, to: number): number {
  return token < from ? from - token - 1 : Math.max(0, token - to);
}

/** The token of an office beside a name of the evidence that has a word of `holder`; null when there is none. */
function officeOf(holder: NameMention, evidence: PreparedEvidence): number | null {
  for (const word of holder.words) {
    for (const { from, to } of evidence.namesWith.get(word) ?? []) {
      for (let at = Math.max(0, from - reach); at < to + reach; at += 1) {
        if (offices.has(evidence.lexed.norms[at] ?? '')) return at;
      }
    }
  }
  return null;
}
