import { claimsInOrder } from '../claims/staleness.ts';
import { gate, gateIsOpen } from '../gate/gate.ts';
import type { Policy } from '../gate/policy.ts';
import { isSignOffValid, validOverride } from '../gate/seal.ts';
import { isWriter } from '../project/permissions.ts';
import type { Project } from '../project/project.ts';
import type { Role } from '../project/roles.ts';
import { formatIsoDay } from '../sources/reference-format.ts';

/**
 * What every export says about its checking, in words that may be printed: roles instead of names, numbers instead of
 * notes. `label` is the short form that is set in bold.
 */
export interface CheckingStatement {
  readonly kind: 'vetted' | 'overridden' | 'draft';
  readonly label: string;
  readonly text: string;
}

/** Who comes first in a sentence: who checked, who read for the law, who decided. */
const approvalOrder: readonly Role[] = ['checker', 'legal', 'editor', 'writer'];

/**
 * The statement for this project as it stands. For a vetted edition the gate must be open
 * ({@link gateIsOpen} of gate/gate.ts); this function does not check it again.
 * @param generatedAt instant of the export, UTC
 * @param place where it is printed: the report does not refer readers to the report
 */
export function checkingStatement(
  project: Project,
  edition: 'vetted' | 'draft',
  generatedAt: string,
  place: 'article' | 'report' = 'article',
): CheckingStatement {
  if (edition === 'draft') {
    return {
      kind: 'draft',
      label: 'Not vetted.',
      text: place === 'report' ? openPoints(project) : draftText(project, generatedAt),
    };
  }
  const onePerson = isCheckedByWriter(project) ? ' The person who wrote it also checked it.' : '';
  const override = gate(project).length === 0 ? null : validOverride(project);
  if (override !== null) {
    const open = count(gate(project).length, 'open point', 'open points');
    return {
      kind: 'overridden',
      label: 'Released by the editor.',
      text: `The editor released this article on ${formatIsoDay(override.at)} with ${open} in its checking${place === 'report' ? ', listed below with the reason' : '; the checking report names them and the reason'}.${onePerson}`,
    };
  }
  const valid = project.signOffs.filter((signOff) => isSignOffValid(project, signOff));
  const approvers = approvalOrder.filter((role) => valid.some((signOff) => signOff.role === role));
  const day = formatIsoDay(
    valid
      .map((signOff) => signOff.at)
      .sort()
      .at(-1) ?? generatedAt,
  );
  const approved =
    approvers.length === 0 ? '' : ` and approved by ${listed(approvers.map((role) => `the ${role}`))}`;
  return {
    kind: 'vetted',
    label: 'Vetted.',
    text: `This article was checked before publication${approved} on ${day}.${checkedWhat(project)}${waived(project.policy)}${onePerson}`,
  };
}

function draftText(project: Project, generatedAt: string): string {
  const before = gateIsOpen(project) ? '' : ', exported before its checking was complete';
  return `Draft of ${formatIsoDay(generatedAt)}${before}. Not for publication.`;
}

function openPoints(project: Project): string {
  const open = gate(project).length;
  if (open === 0) return 'The gate is open; this report was made for a draft.';
  return `${count(open, 'open point stands', 'open points stand')} between this article and export as vetted.`;
}

function checkedWhat(project: Project): string {
  const claims = claimsInOrder(project).filter((claim) => claim.status !== 'cut');
  if (claims.length === 0) return '';
  const ids = new Set(claims.map((claim) => claim.id));
  const citations = Object.values(project.citations).filter(({ claimId }) => ids.has(claimId));
  const sources = count(new Set(citations.map(({ sourceId }) => sourceId)).size, 'source', 'sources');
  const sourced = new Set(citations.map(({ claimId }) => claimId)).size;
  const checked = ` ${count(claims.length, 'statement was', 'statements were')} checked`;
  if (sourced === 0) return `${checked}.`;
  // What rests on the author’s word alone was looked at, and was not held against a source.
  return sourced === claims.length
    ? `${checked} against ${sources}.`
    : `${checked}, ${sourced} of them against ${sources}.`;
}

/** What this desk's policy did not ask for, though readers may expect it of a checked article. */
function waived(policy: Policy): string {
  const missing = [
    ...(policy.requireCoverage ? [] : ['that every sentence was looked at']),
    ...(policy.requireLocators ? [] : ['that every source names the place']),
    ...(policy.signOffs.includes('checker') ? [] : ['a checker’s sign-off']),
    ...(policy.signOffs.includes('editor') ? [] : ['an editor’s sign-off']),
  ];
  return missing.length === 0 ? '' : ` The desk’s rules did not demand ${listed(missing)}.`;
}

/** Whether any verdict or valid checker's sign-off was given by a writer of the story: a one-person desk. */
export function isCheckedByWriter(project: Project): boolean {
  const byVerdict = Object.values(project.claims).some(
    (claim) => claim.removed === null && claim.verdict !== null && isWriter(project, claim.verdict.by),
  );
  return (
    byVerdict ||
    project.signOffs.some(
      (signOff) =>
        signOff.role === 'checker' && isSignOffValid(project, signOff) && isWriter(project, signOff.by),
    )
  );
}

/** “1 source”, “3 sources”. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** “the checker”, “the checker and the editor”, “a, b and c”. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
