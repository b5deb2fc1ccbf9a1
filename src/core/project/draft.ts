import { appError, type AppError } from '../app-error.ts';
import type { Article } from '../article/block-tree.ts';
import { findTextBlock, spanIndex } from '../article/spans.ts';
import { splitsPair } from '../article/replace-text.ts';
import { changeTextBlock } from '../article/spans.ts';
import { describeSpan } from '../claims/anchor.ts';
import type { Claim, ClaimSpan } from '../claims/claim.ts';
import { memoisePair } from '../memo.ts';
import { err, ok, type Result } from '../result.ts';
import type { CommandContext, MarkRange } from './commands.ts';
import type { Project } from './project.ts';

/** Small steps that the command handlers share. Each returns new records; nothing is changed in place. */

/** A handler's outcome: the project without its revision and log head, which `apply` sets. */
export type Handled = Result<Project>;

export function unknownId(what: string, id: string): Result<never> {
  return err(
    appError('unknown-id', `There is no ${what} ${id} in this project. Nothing was changed.`, { id }),
  );
}

export function duplicateId(id: string): Result<never> {
  return err(appError('duplicate-id', `The id ${id} is taken. Nothing was changed.`, { id }));
}

export function refuse(
  code: AppError['code'],
  message: string,
  details?: AppError['details'],
): Result<never> {
  return err(appError(code, message, details));
}

/** A claim that counts, or null. */
export function liveClaim(project: Project, claimId: string): Claim | null {
  const claim = project.claims[claimId];
  return claim && claim.removed === null ? claim : null;
}

/** The claim with one more line of history. */
export function withHistory(claim: Claim, context: CommandContext, what: string, detail: string): Claim {
  const event = { at: context.at, by: context.actor, role: context.role, what, detail };
  return { ...claim, history: [...claim.history, event] };
}

export function putClaim(project: Project, claim: Claim): Project {
  return { ...project, claims: { ...project.claims, [claim.id]: claim } };
}

/** A record without one key. */
export function without<T>(records: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(records).filter(([key]) => key !== id));
}

/** The project with a line in its list of events. `revision` is the one this command will get. */
export function withEvent(project: Project, context: CommandContext, what: string, detail: string): Project {
  const event = {
    revision: project.revision + 1,
    at: context.at,
    by: context.actor,
    role: context.role,
    what,
    detail,
  };
  return { ...project, events: [...project.events, event] };
}

/** Which record owns each span id: a claim or a not-checkable marking. Removed claims own nothing. */
export function spanOwners(
  project: Pick<Project, 'claims' | 'notCheckable'>,
): ReadonlyMap<string, SpanOwner> {
  return ownersIn(project.claims, project.notCheckable);
}

const ownersIn = memoisePair(
  (claims: Project['claims'], markings: Project['notCheckable']): ReadonlyMap<string, SpanOwner> => {
    const owners = new Map<string, SpanOwner>();
    for (const claim of Object.values(claims)) {
      if (claim.removed !== null) continue;
      for (const span of claim.spans) owners.set(span.id, { kind: 'claim', id: claim.id });
    }
    for (const marking of Object.values(markings)) {
      for (const span of marking.spans) owners.set(span.id, { kind: 'not-checkable', id: marking.id });
    }
    return owners;
  },
);

export interface SpanOwner {
  readonly kind: 'claim' | 'not-checkable';
  readonly id: string;
}

/** Every span id any record ever used; a new span must not take one of them. */
function usedSpanIds(project: Project): ReadonlySet<string> {
  const used = new Set(spanOwners(project).keys());
  for (const claim of Object.values(project.claims)) for (const span of claim.spans) used.add(span.id);
  return used;
}

/**
 * Puts new spans into the article.
 * Errors: `unknown-id` (block), `bad-range`, `empty-span` (only white space), `duplicate-id` (span id in use and not in
 * `reuse`).
 */
export function placeSpans(
  project: Project,
  ranges: readonly MarkRange[],
  reuse: ReadonlySet<string> = new Set(),
): Result<{ readonly article: Article; readonly spans: readonly ClaimSpan[] }> {
  const used = usedSpanIds(project);
  const fresh = new Set<string>();
  let article = project.article;
  for (const range of ranges) {
    if (fresh.has(range.spanId) || (used.has(range.spanId) && !reuse.has(range.spanId))) {
      return duplicateId(range.spanId);
    }
    fresh.add(range.spanId);
    const leaf = findTextBlock(article, range.blockId);
    if (!leaf) return unknownId('text block', range.blockId);
    const fits =
      range.start < range.end &&
      range.end <= leaf.text.length &&
      !splitsPair(leaf.text, range.start) &&
      !splitsPair(leaf.text, range.end);
    if (!fits) {
      return refuse('bad-range', 'The passage to mark does not fit the text any more. Nothing was changed.', {
        blockId: range.blockId,
        start: range.start,
        end: range.end,
      });
    }
    if (leaf.text.slice(range.start, range.end).trim() === '') {
      return refuse('empty-span', 'There are no words in that passage to mark. Nothing was changed.');
    }
    article = changeTextBlock(article, range.blockId, (block) => ({
      ...block,
      spans: [...block.spans, { id: range.spanId, start: range.start, end: range.end }],
    }));
  }
  const index = spanIndex(article);
  return ok({
    article,
    spans: ranges.map((range) => describeSpan(article, index.get(range.spanId) ?? [])),
  });
}
