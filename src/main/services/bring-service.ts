import type { BringPlan } from '../../core/library/bring-sources.ts';
import { planBringSource, planUseCheck } from '../../core/library/bring-sources.ts';
import type { IdSource } from '../../core/ids.ts';
import { ok, type Result } from '../../core/result.ts';
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
 * commands, all of them or none. Errors: those of the plan; `evidence-changed`, `not-found` of a stored file; those of
 * `giveTogether`. Then nothing is brought; files copied for nothing lie in the store unused.
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
  const done = await into.giveTogether(commands, by);
  if (!done.ok) return done;
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
