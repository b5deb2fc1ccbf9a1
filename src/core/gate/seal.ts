import { canonicalJson } from '../canonical-json.ts';
import type { Claim } from '../claims/claim.ts';
import { sha256Hex } from '../hash.ts';
import { memoise } from '../memo.ts';
import type { Query } from '../project/exchange.ts';
import type { Project } from '../project/project.ts';
import type { GateOverride, SignOff } from '../project/sign-off.ts';
import type { Citation } from '../sources/citation.ts';
import type { Evidence } from '../sources/evidence.ts';
import type { Source } from '../sources/source.ts';
import type { Policy } from './policy.ts';

/**
 * What a sign-off approves, as one hash: the text, what was claimed about it, on which evidence, with which verdicts,
 * under which policy. Who owns a claim, notes, histories and the story's stage are not part of it.
 */
export const contentHash = memoise((project: Project): string =>
  sha256Hex(
    canonicalJson({
      article: objectHash(project.article),
      claims: recordHashes(project.claims, claimHash),
      notCheckable: recordHashes(project.notCheckable, objectHash),
      sources: recordHashes(project.sources, sourceHash),
      evidence: recordHashes(project.evidence, evidenceHash),
      citations: recordHashes(project.citations, citationHash),
      queries: recordHashes(project.queries, queryHash),
      changes: recordHashes(project.changes, objectHash),
      exceptions: project.exceptions.map(objectHash),
      policy: policyHash(project.policy),
      ...unlessEmpty('dismissals', project.dismissals),
      ...unlessEmpty('allegations', project.allegations),
    }),
  ),
);

const objectHash = memoise((value: object) => sha256Hex(canonicalJson(value)));

const claimHash = memoise((claim: Claim) => {
  const { history: _history, notes: _notes, owner: _owner, ...approved } = claim;
  return sha256Hex(canonicalJson(sinceFirstSchema(approved, { formula: null })));
});

const sourceHash = memoise((source: Source) => {
  const person = source.person && sinceFirstSchema(source.person, laterInPerson);
  return sha256Hex(canonicalJson({ ...source, person }));
});
const laterInPerson = { embargo: null, consent: 'not-asked', isInVault: false };

const citationHash = memoise((citation: Citation) =>
  sha256Hex(canonicalJson(sinceFirstSchema(citation, { region: null }))),
);

const queryHash = memoise((query: Query) =>
  sha256Hex(canonicalJson(sinceFirstSchema(query, { citationIds: [] }))),
);

const policyHash = memoise((policy: Policy) =>
  sha256Hex(canonicalJson(sinceFirstSchema(policy, { quotes: null, expiry: {}, rightOfReply: false }))),
);

const evidenceHash = memoise((evidence: Evidence) => {
  const { custody: _custody, ...approved } = evidence;
  return sha256Hex(canonicalJson(sinceFirstSchema(approved, { picture: null })));
});

/**
 * A record without the members that later schemas added, as long as they say what their absence said: what was approved before a
 * migration is still approved after it.
 */
function sinceFirstSchema(
  record: Readonly<Record<string, unknown>>,
  later: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([key, value]) => !(key in later) || canonicalJson(value) !== canonicalJson(later[key]),
    ),
  );
}

/** A collection that later schemas added, by name; nothing when it is empty. */
function unlessEmpty<T extends object>(
  name: string,
  records: Readonly<Record<string, T>>,
): Readonly<Record<string, Record<string, string>>> {
  return Object.keys(records).length === 0 ? {} : { [name]: recordHashes(records, objectHash) };
}

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
