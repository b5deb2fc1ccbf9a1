import { canonicalJson } from '../canonical-json.ts';
import type { Claim, Verdict } from '../claims/claim.ts';
import { isSaidInNote } from '../claims/media-statement.ts';
import { sha256Hex } from '../hash.ts';
import { memoise } from '../memo.ts';
import type { Project, Story } from '../project/project.ts';
import type { GateOverride, SignOff } from '../project/sign-off.ts';
import type { Evidence } from '../sources/evidence.ts';
import { originalOf } from './stand-for.ts';

/**
 * What a sign-off approves, as one hash: the text, what was claimed about it, on which evidence, with which verdicts,
 * under which policy, and what exports print about the story. Who owns a claim, notes, histories, ignored suggestions (their words
 * stay uncovered either way), privilege marks (counsel's, and nothing that readers see) and the story's stage are not part of it; nor is
 * what follows publication: an editor alone answers for a correction's note, which must be able to leave at once and prints its own day.
 */
const ownHash = memoise((project: Project): string =>
  sha256Hex(
    canonicalJson({
      article: objectHash(project.article),
      claims: recordHashes(project.claims, claimHash),
      notCheckable: recordHashes(project.notCheckable, objectHash),
      sources: recordHashes(project.sources, objectHash),
      evidence: recordHashes(project.evidence, evidenceHash),
      citations: recordHashes(project.citations, objectHash),
      queries: recordHashes(project.queries, objectHash),
      changes: recordHashes(project.changes, objectHash),
      exceptions: project.exceptions.map(objectHash),
      policy: objectHash(project.policy),
      dismissals: recordHashes(project.dismissals, objectHash),
      allegations: recordHashes(project.allegations, objectHash),
      story: printedStory(project.story),
    }),
  ),
);

/** {@link ownHash}; of a copy that stands for another project, that one's. */
export function contentHash(project: Project): string {
  return ownHash(originalOf(project) ?? project);
}

/** What leaves with the article; ClaimReview takes address and publisher from here. */
function printedStory({ title, publicationDate, publicUrl, publisher, language }: Story): Partial<Story> {
  return { title, publicationDate, publicUrl, publisher, language };
}

const objectHash = memoise((value: object) => sha256Hex(canonicalJson(value)));

const claimHash = memoise((claim: Claim) => {
  const { history: _history, notes: _notes, owner: _owner, verdict, ...approved } = claim;
  return sha256Hex(canonicalJson({ ...approved, verdict: approvedVerdict(verdict) }));
});

/** What it says of a picture counts unless the note says the same, as it did before the record had a field for it. */
function approvedVerdict(verdict: Verdict | null): object | null {
  if (verdict === null) return null;
  const { media, ...approved } = verdict;
  return media === null || isSaidInNote(media, verdict.note) ? approved : verdict;
}

const evidenceHash = memoise((evidence: Evidence) => {
  const { custody: _custody, ...approved } = evidence;
  return sha256Hex(canonicalJson(approved));
});

function recordHashes<T extends object>(
  records: Readonly<Record<string, T>>,
  hash: (record: T) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(records).map(([id, record]) => [id, hash(record)]));
}

/** Whether a sign-off still stands: not withdrawn, and nothing it approved has changed since. */
export function isSignOffValid(project: Project, signOff: SignOff): boolean {
  return signOff.withdrawn === null && signOff.contentHash === contentHash(project);
}

/** The override that stands for exactly this content, or null. */
export function validOverride(project: Project): GateOverride | null {
  if (project.overrides.length === 0) return null;
  const hash = contentHash(project);
  return project.overrides.findLast((override) => override.contentHash === hash) ?? null;
}
