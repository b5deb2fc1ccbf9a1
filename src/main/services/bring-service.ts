import type { BringPlan } from '../../core/library/bring-sources.ts';
import { planBringSource, planUseCheck } from '../../core/library/bring-sources.ts';
import type { IdSource } from '../../core/ids.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Actor, ProjectSession } from './project-session.ts';

/** What came into a project. */
export interface Brought {
  readonly added: number;
  readonly reused: number;
  readonly citations: number;
}

export type BringWish =
  | { readonly kind: 'source'; readonly sourceId: string }
  | { readonly kind: 'check'; readonly fromClaimId: string; readonly claimId: string };

/**
 * Brings records of one project into another: the stored files first, checked by their hashes on the way, then ordinary
 * commands. Errors: those of the plan; `evidence-changed`, `not-found` of a stored file, and then nothing is brought.
 */
export async function bring(
  from: ProjectSession,
  into: ProjectSession,
  by: Actor,
  wish: BringWish,
  newId: IdSource,
): Promise<Result<Brought>> {
  const planned =
    wish.kind === 'source'
      ? planBringSource(from.project, into.project, wish.sourceId, newId)
      : planUseCheck(from.project, into.project, wish, newId);
  if (!planned.ok) return planned;
  const copied = await copyBlobs(from, into, planned.value);
  if (!copied.ok) return copied;
  const { commands, added, reused } = planned.value;
  const done = await into.giveAll(commands, by);
  if (!done.ok) return done;
  if (done.value.refused !== null) return err(done.value.refused.error);
  return ok({ added, reused, citations: commands.filter(({ kind }) => kind === 'citation.add').length });
}

async function copyBlobs(
  from: ProjectSession,
  into: ProjectSession,
  { blobs }: BringPlan,
): Promise<Result<void>> {
  for (const sha256 of blobs) {
    const stored = await from.evidence.copyInto(into.evidence, sha256);
    if (!stored.ok) return stored;
  }
  return ok(undefined);
}
