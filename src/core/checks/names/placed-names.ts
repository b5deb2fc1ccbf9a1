import type { LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { isConcern, type Finding } from '../finding.ts';
import { appositionFindings } from './appositions.ts';
import { nameFindings } from './compare-names.ts';
import { roleFindings } from './compare-roles.ts';
import { subjectFindings } from './compare-subjects.ts';
import { compoundFindings } from './compound-names.ts';
import { doubledNames } from './doubled-names.ts';
import type { NameMention } from './find-names.ts';
import { letterFindings } from './letter-ends.ts';
import { siblingFindings } from './sibling-names.ts';

/**
 * The names of a claim beside the evidence: whether it has them, and whether they stand there for what they stand for in
 * the claim. One finding for each name: that it stands in the wrong place outdoes that it is there at all, and a name that
 * the evidence does not have is in no wrong place.
 */
export function placedNameFindings(
  claim: LexedText,
  names: readonly NameMention[],
  evidence: PreparedEvidence,
): readonly Finding[] {
  const present = nameFindings(claim, names, evidence);
  const isMissing = new Set(present.filter(isConcern).map((finding) => finding.claim.start));
  const misplaced = new Map<number, Finding>();
  for (const finding of [
    ...doubledNames(claim, names),
    ...subjectFindings(claim, names, evidence),
    ...appositionFindings(claim, names, evidence),
    ...letterFindings(claim, names, evidence),
    ...siblingFindings(claim, names, evidence),
    ...compoundFindings(claim, evidence),
  ]) {
    const at = finding.claim.start;
    if (!isMissing.has(at) && !misplaced.has(at)) misplaced.set(at, finding);
  }
  return [
    ...present.filter((finding) => !misplaced.has(finding.claim.start)),
    ...misplaced.values(),
    ...roleFindings(claim, names, evidence),
  ];
}
