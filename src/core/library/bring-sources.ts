import { appError } from '../app-error.ts';
import type { IdSource } from '../ids.ts';
import type { Command } from '../project/commands.ts';
import type { Project } from '../project/project.ts';
import { err, ok, type Result } from '../result.ts';
import { findSame } from '../sources/source-identity.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { sourceTitle } from '../sources/source.ts';

/** Ordinary commands that bring records of one project into another, and the stored files they need there first. */
export interface BringPlan {
  readonly commands: readonly Command[];
  /** SHA-256 of the files to copy from store to store. */
  readonly blobs: readonly string[];
  /** Sources that come in anew, and those that were found to be there already. */
  readonly added: number;
  readonly reused: number;
}

interface Brought {
  readonly sourceId: string;
  /** Evidence here by the id of the evidence there. */
  readonly evidence: ReadonlyMap<string, string>;
}

/** Collects what one or more sources need; a source or file that is there already is used and not doubled. */
class Bringing {
  readonly commands: Command[] = [];
  readonly blobs = new Set<string>();
  readonly #from: Project;
  readonly #into: Project;
  readonly #newId: IdSource;
  readonly #known = new Map<string, Brought>();
  added = 0;
  reused = 0;

  constructor(from: Project, into: Project, newId: IdSource) {
    this.#from = from;
    this.#into = into;
    this.#newId = newId;
  }

  /** Errors: `unknown-id`; `not-permitted` for a person who is in the vault. */
  source(sourceId: string): Result<Brought> {
    const known = this.#known.get(sourceId);
    if (known !== undefined) return ok(known);
    const source = this.#from.sources[sourceId];
    if (source === undefined) {
      return err(
        appError('unknown-id', 'That source is no longer in its project. Nothing was changed.', {
          id: sourceId,
        }),
      );
    }
    if (source.person?.isInVault === true) {
      return err(
        appError(
          'not-permitted',
          `“${sourceTitle(source)}” is in the vault of its own story and stays there. Nothing was changed. Ask its checker.`,
          { id: sourceId },
        ),
      );
    }
    const same = findSame(Object.values(this.#into.sources), source.csl)?.source ?? null;
    const id = same?.id ?? this.#newId('source');
    if (same === null) {
      this.added += 1;
      const { kind, csl, person, origin, note } = source;
      this.commands.push({ kind: 'source.add', sourceId: id, sourceKind: kind, csl, person, origin, note });
    } else this.reused += 1;
    const brought = { sourceId: id, evidence: this.#evidence(sourceId, id) };
    this.#known.set(sourceId, brought);
    return ok(brought);
  }

  #evidence(from: string, into: string): ReadonlyMap<string, string> {
    const there = Object.values(this.#into.evidence).filter((each) => each.sourceId === into);
    const ids = new Map<string, string>();
    for (const each of Object.values(this.#from.evidence)) {
      if (each.sourceId !== from) continue;
      const same = there.find(
        (known) => known.sha256 === each.sha256 && known.text.sha256 === each.text.sha256,
      );
      const evidenceId = same?.id ?? this.#newId('evidence');
      ids.set(each.id, evidenceId);
      if (same !== undefined) continue;
      for (const sha256 of [each.sha256, each.text.sha256, each.picture?.sha256 ?? null]) {
        if (sha256 !== null) this.blobs.add(sha256);
      }
      const { kind, fileName, mediaType, sha256, size, text, picture } = each;
      const first = each.custody.find((entry) => entry.action === 'collected');
      this.commands.push({
        kind: 'evidence.add',
        evidenceId,
        sourceId: into,
        evidenceKind: kind,
        fileName,
        mediaType,
        sha256,
        size,
        text,
        picture,
        from: `the project “${this.#from.story.title}”${
          first === undefined
            ? ''
            : `, collected there by ${first.by} on ${first.at.slice(0, 10)} from ${first.from}`
        }`.slice(0, 2048),
      });
    }
    return ids;
  }

  get plan(): BringPlan {
    const { commands, blobs, added, reused } = this;
    return { commands, blobs: [...blobs], added, reused };
  }
}

/** Brings one source with its evidence. Errors: `unknown-id`, `not-permitted` (a person in the vault). */
export function planBringSource(
  from: Project,
  into: Project,
  sourceId: string,
  newId: IdSource,
): Result<BringPlan> {
  const bringing = new Bringing(from, into, newId);
  const brought = bringing.source(sourceId);
  return brought.ok ? ok(bringing.plan) : brought;
}

/**
 * Brings what an earlier check stands on: its sources, their evidence, and its citations, now of `claimId`. No verdict
 * comes along. People in a vault stay behind with their citations; when nothing else is left the answer is `not-found`.
 * Errors: `unknown-id`, `not-found`.
 */
export function planUseCheck(
  from: Project,
  into: Project,
  ids: { readonly fromClaimId: string; readonly claimId: string },
  newId: IdSource,
): Result<BringPlan> {
  const bringing = new Bringing(from, into, newId);
  if (from.claims[ids.fromClaimId] === undefined || into.claims[ids.claimId]?.removed !== null) {
    return err(appError('unknown-id', 'That claim is no longer there. Nothing was changed.', ids));
  }
  const keyOf = (sourceId: string, evidenceId: string | null, exact: string | undefined): string =>
    `${sourceId} ${evidenceId ?? ''} ${exact ?? ''}`;
  const cited = new Set(
    citationsOf(into, ids.claimId).map((each) => keyOf(each.sourceId, each.evidenceId, each.excerpt?.exact)),
  );
  const citations: Command[] = [];
  for (const citation of citationsOf(from, ids.fromClaimId)) {
    const brought = bringing.source(citation.sourceId);
    if (!brought.ok) {
      if (brought.error.code === 'not-permitted') continue;
      return brought;
    }
    const { sourceId, evidence } = brought.value;
    const evidenceId = citation.evidenceId === null ? null : (evidence.get(citation.evidenceId) ?? null);
    if (cited.has(keyOf(sourceId, evidenceId, citation.excerpt?.exact))) continue;
    const { role, stance, locator, excerpt, note, region } = citation;
    citations.push({
      kind: 'citation.add',
      citationId: newId('citation'),
      claimId: ids.claimId,
      sourceId,
      evidenceId,
      role,
      stance,
      locator,
      excerpt: evidenceId === null ? null : excerpt,
      region: evidenceId === null ? null : region,
      note,
    });
  }
  if (citations.length === 0) {
    return err(
      appError(
        'not-found',
        'There is nothing to take over: every source is cited here already, or stays in its vault.',
      ),
    );
  }
  const { plan } = bringing;
  return ok({ ...plan, commands: [...plan.commands, ...citations] });
}
