import type { Project } from '../../core/project/project.ts';
import type { Evidence } from '../../core/sources/evidence.ts';
import type { Actor, ProjectSession } from './project-session.ts';

const store = 'the project’s evidence store';

/**
 * Hashes every stored file of the project's evidence again, with its text and its picture. The custody record gets a line for
 * each whose state differs from what it says, where the project may be written. Answers the ids of evidence that is no longer
 * what was collected.
 */
export async function examineEvidence(session: ProjectSession, by: Actor): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const record of Object.values(session.project.evidence)) {
    const isIntact = await isAsCollected(session, record);
    if (!isIntact) lost.push(record.id);
    await noteCustody(session, by, record, isIntact);
  }
  return lost;
}

async function isAsCollected(session: ProjectSession, record: Evidence): Promise<boolean> {
  const hashes = [record.sha256, record.text.sha256, record.picture?.sha256 ?? null];
  for (const hash of new Set(hashes)) {
    if (hash !== null && !(await session.evidence.verify(hash)).ok) return false;
  }
  return true;
}

/** The project with these losses in its custody records, for a look at the gate where nothing may be written. */
export function withLosses(project: Project, lost: readonly string[], at: string): Project {
  const news = lost.filter((id) => lastLook(project.evidence[id]) !== 'mismatch');
  if (news.length === 0) return project;
  const changed = news.flatMap((id) => {
    const record = project.evidence[id];
    const line = { at, by: 'Stet', action: 'mismatch' as const, from: store };
    return record === undefined ? [] : [[id, { ...record, custody: [...record.custody, line] }] as const];
  });
  return { ...project, evidence: { ...project.evidence, ...Object.fromEntries(changed) } };
}

function lastLook(record: Evidence | undefined): Evidence['custody'][number]['action'] | undefined {
  return record?.custody.findLast((line) => line.action !== 'exported')?.action;
}

/** Stored bytes that are gone or differ: the evidence is lost, which is an answer and no failure of reading. */
export const isLoss = (code: string): boolean => code === 'evidence-changed' || code === 'not-found';

/** Notes in the custody record what hashing found, when it is news. */
export async function noteCustody(
  session: ProjectSession,
  by: Actor,
  record: Evidence,
  isIntact: boolean,
): Promise<void> {
  const isNews = isIntact === (lastLook(record) === 'mismatch');
  if (!isNews || session.access.kind === 'read-only') return;
  // The answer to the reader does not depend on it: saving that failed is reported by the session itself.
  await session.execute(
    {
      kind: 'evidence.custody',
      evidenceId: record.id,
      action: isIntact ? 'verified' : 'mismatch',
      from: store,
    },
    by,
  );
}
