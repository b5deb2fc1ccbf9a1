import {
  mapTextBlocks,
  textBlocksIn,
  type Article,
  type Block,
  type SpanRange,
  type TextBlock,
} from '../../article/block-tree.ts';
import { changeBetween } from '../../article/article-change.ts';
import { nextArticle, topLevelPosition } from '../../article/article-index.ts';
import { editArticle } from '../../article/edit-article.ts';
import { spanIdsIn, spanIndex, type Fragment } from '../../article/spans.ts';
import { describeSpan, findExactPlace } from '../../claims/anchor.ts';
import type { Claim, ClaimSpan, NotCheckable } from '../../claims/claim.ts';
import { claimState } from '../../claims/staleness.ts';
import { ok } from '../../result.ts';
import type { CommandContext, CommandOf } from '../commands.ts';
import { refuse, spanOwners, unknownId, withHistory, type Handled, type SpanOwner } from '../draft.ts';
import { isWriter } from '../permissions.ts';
import type { Project } from '../project.ts';

export function handleArticleEdit(
  project: Project,
  command: CommandOf<'article.edit'>,
  context: CommandContext,
): Handled {
  const owners = spanOwners(project);
  const put = command.put.map((entry) => ({ ...entry, block: withOwnedSpansOnly(entry.block, owners) }));
  const edited = editArticle(project.article, { put, remove: command.remove });
  if (!edited.ok) return edited;
  const touched = put.map((entry) => entry.block.id);
  const settled = settleSpans(project, edited.value, touched, context, command.kind);
  return ok(writtenAlsoBy(withLinesBack(settled, new Set(touched)), context));
}

/** Whoever changes copy as writer is a writer of the story, listed or not, and may not check it. */
function writtenAlsoBy(project: Project, context: CommandContext): Project {
  return context.role !== 'writer' || isWriter(project, context.actor)
    ? project
    : { ...project, writtenBy: [...project.writtenBy, context.actor] };
}

/** A left-out line that an edit put back, such as undo in the editor, is in the article again. */
function withLinesBack(project: Project, put: ReadonlySet<string>): Project {
  const back = Object.values(project.furniture).filter((line) => !line.restored && put.has(line.block.id));
  if (back.length === 0) return project;
  const restored = back.map((line) => [line.id, { ...line, restored: true }] as const);
  return { ...project, furniture: { ...project.furniture, ...Object.fromEntries(restored) } };
}

/** Span ids without an owner mean nothing: they come from a paste or an undo past a removed claim. */
function withOwnedSpansOnly(block: Block, owners: ReadonlyMap<string, SpanOwner>): Block {
  if (spanIdsIn(block).every((id) => owners.has(id))) return block;
  return mapTextBlocks(block, (leaf) => ({
    ...leaf,
    spans: leaf.spans.filter((span) => owners.has(span.id)),
  }));
}

/**
 * Makes claims and article agree after the text changed:
 * a copy of a span that still stands whole elsewhere goes; a span whose id was lost is found again at its exact text in
 * its exact context, only inside the blocks that this edit put; every claim touched gets its last-seen words, and a line
 * of history if it became stale or detached.
 */
export function settleSpans(
  before: Project,
  edited: Article,
  touchedBlockIds: readonly string[],
  context: CommandContext,
  what: string,
): Project {
  const affected = affectedSpanIds(before.article, edited, touchedBlockIds);
  let article = withoutCopies(edited, before.article, affected);
  article = findLostSpans(before, article, touchedBlockIds, affected);

  const describe = (span: ClaimSpan): ClaimSpan => {
    const fragments = affected.has(span.id) ? spanIndex(article).get(span.id) : undefined;
    if (!fragments) return span;
    const seen = describeSpan(article, fragments);
    return isSameSpan(seen, span) ? span : seen;
  };
  const next: Project = { ...before, article };
  const owners = spanOwners(before);
  const claims = new Map<string, Claim>();
  const markings = new Map<string, NotCheckable>();
  for (const id of new Set([...affected].map((spanId) => owners.get(spanId)))) {
    if (!id) continue;
    if (id.kind === 'not-checkable') {
      const marking = before.notCheckable[id.id];
      if (marking) markings.set(id.id, withSpans(marking, marking.spans.map(describe)));
      continue;
    }
    const claim = before.claims[id.id];
    if (!claim) continue;
    const then = claimState(before, claim);
    const moved = withSpans(claim, claim.spans.map(describe));
    const state = claimState(next, moved);
    let settled = moved;
    if (state.isStale && !then.isStale)
      settled = withHistory(moved, context, what, 'stale: the words changed');
    if (state.isDetached && !then.isDetached) {
      settled = withHistory(moved, context, what, 'detached: the words left the text');
    }
    if (!state.isDetached && then.isDetached) settled = withHistory(moved, context, what, 'back in the text');
    claims.set(id.id, settled);
  }
  return {
    ...next,
    claims: withChanged(before.claims, claims),
    notCheckable: withChanged(before.notCheckable, markings),
  };
}

/** The same object when nothing in it changed, so that what was derived from it stays known. */
function withChanged<T>(
  records: Readonly<Record<string, T>>,
  changed: ReadonlyMap<string, T>,
): Readonly<Record<string, T>> {
  const differs = [...changed].some(([id, record]) => records[id] !== record);
  return differs ? { ...records, ...Object.fromEntries(changed) } : records;
}

function withSpans<T extends Pick<Claim, 'spans'>>(record: T, spans: readonly ClaimSpan[]): T {
  return spans.every((span, at) => span === record.spans[at]) ? record : { ...record, spans };
}

function isSameSpan(a: ClaimSpan, b: ClaimSpan): boolean {
  return a.blockId === b.blockId && a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix;
}

/** Spans in the blocks this edit touched or removed, before and after. */
function affectedSpanIds(before: Article, after: Article, touched: readonly string[]): ReadonlySet<string> {
  const ids = new Set<string>();
  const add = (block: Block | undefined) => {
    if (block) for (const id of spanIdsIn(block)) ids.add(id);
  };
  changeBetween(before, after).gone.forEach(add);
  for (const id of touched) {
    for (const article of [before, after]) add(article.blocks[topLevelPosition(article, id)]);
  }
  return ids;
}

/**
 * A span that still stands whole is not also somewhere else: what is more than before is a copy and loses the id. Kept is
 * the place in its old block and in its old surroundings, so that a copy set in front of the claim does not take it over.
 */
function withoutCopies(article: Article, before: Article, affected: ReadonlySet<string>): Article {
  if (affected.size === 0) return article;
  const then = spanIndex(before);
  const now = spanIndex(article);
  const kept = new Map<string, readonly Fragment[]>();
  for (const id of affected) {
    const old = then.get(id);
    const fragments = now.get(id);
    if (!old || !fragments || fragments.length <= old.length) continue;
    const originals = old
      .map((was) => originalOf(before, was, article, fragments))
      .filter((one) => one !== null);
    if (originals.length === old.length) kept.set(id, originals);
  }
  if (kept.size === 0) return article;
  const isKept = (span: SpanRange, leaf: TextBlock, at: number) => {
    const originals = kept.get(span.id);
    const isSame = (other: { readonly id: string; readonly start: number; readonly end: number }) =>
      other.id === span.id && other.start === span.start && other.end === span.end;
    return (
      originals === undefined ||
      (leaf.spans.findIndex(isSame) === at &&
        originals.some((one) => one.blockId === leaf.id && isSame({ ...one, id: one.spanId })))
    );
  };
  return nextArticle(
    article,
    article.blocks.map((block) =>
      spanIdsIn(block).some((id) => kept.has(id))
        ? mapTextBlocks(block, (leaf) => ({
            ...leaf,
            spans: leaf.spans.filter((span, at) => isKept(span, leaf, at)),
          }))
        : block,
    ),
  );
}

/** Of the fragments with the words of `was`, the one most likely to be it and not its copy; null when there is none. */
function originalOf(
  before: Article,
  was: Fragment,
  article: Article,
  fragments: readonly Fragment[],
): Fragment | null {
  const old = describeSpan(before, [was]);
  const likeness = (fragment: Fragment) => {
    const { prefix, suffix } = describeSpan(article, [fragment]);
    return (
      (fragment.blockId === was.blockId ? 4 : 0) +
      (prefix === old.prefix ? 1 : 0) +
      (suffix === old.suffix ? 1 : 0)
    );
  };
  let best: { readonly fragment: Fragment; readonly likeness: number } | null = null;
  for (const fragment of fragments.filter(({ text }) => text === was.text)) {
    const found = { fragment, likeness: likeness(fragment) };
    if (!best || found.likeness > best.likeness) best = found;
  }
  return best?.fragment ?? null;
}

function findLostSpans(
  before: Project,
  article: Article,
  touched: readonly string[],
  affected: ReadonlySet<string>,
): Article {
  if (affected.size === 0) return article;
  const known = spanIndex(before.article);
  const now = spanIndex(article);
  const lost = [...affected].filter((id) => known.get(id)?.length === 1 && !now.has(id));
  if (lost.length === 0) return article;
  const wanted = new Set(lost);
  const records = [...Object.values(before.claims), ...Object.values(before.notCheckable)];
  const spans = records.flatMap((record) => record.spans).filter((span) => wanted.has(span.id));
  const touchedIds = new Set(touched);
  const leaves = article.blocks.filter((block) => touchedIds.has(block.id)).flatMap(textBlocksIn);
  const places = new Map<string, { id: string; start: number; end: number }[]>();
  for (const span of spans) {
    const place = findExactPlace(span, leaves);
    if (!place) continue;
    const list = places.get(place.blockId) ?? [];
    list.push({ id: span.id, start: place.start, end: place.end });
    places.set(place.blockId, list);
  }
  if (places.size === 0) return article;
  return nextArticle(
    article,
    article.blocks.map((block) =>
      mapTextBlocks(block, (leaf) => {
        const found = places.get(leaf.id);
        return found ? { ...leaf, spans: [...leaf.spans, ...found] } : leaf;
      }),
    ),
  );
}

export function handleFurnitureRestore(
  project: Project,
  command: CommandOf<'furniture.restore'>,
  context: CommandContext,
): Handled {
  const line = project.furniture[command.furnitureId];
  if (!line) return unknownId('left-out line', command.furnitureId);
  if (line.restored)
    return refuse('already-settled', 'That line is in the article already. Nothing was changed.');
  const block = withOwnedSpansOnly(line.block, new Map());
  const edited = editArticle(project.article, {
    put: [{ block, after: placeFor(project, line.after) }],
    remove: [],
  });
  if (!edited.ok) return edited;
  const settled = settleSpans(project, edited.value, [line.block.id], context, command.kind);
  return ok({ ...settled, furniture: { ...project.furniture, [line.id]: { ...line, restored: true } } });
}

/** The block a restored line goes behind: the one it stood behind, or the nearest before it that is still there. */
function placeFor(project: Project, after: string | null): string | null {
  const lines = Object.values(project.furniture);
  let place = after;
  const seen = new Set<string>();
  while (place !== null && !project.article.blocks.some((block) => block.id === place)) {
    if (seen.has(place)) return project.article.blocks.at(-1)?.id ?? null;
    seen.add(place);
    const line = lines.find((other) => other.block.id === place);
    if (!line) return project.article.blocks.at(-1)?.id ?? null;
    place = line.after;
  }
  return place;
}

export function handleFurnitureRemove(
  project: Project,
  command: CommandOf<'furniture.remove'>,
  context: CommandContext,
): Handled {
  const line = project.furniture[command.furnitureId];
  if (!line) return unknownId('left-out line', command.furnitureId);
  const at = project.article.blocks.findIndex((block) => block.id === line.block.id);
  const block = project.article.blocks[at];
  if (!line.restored || !block) {
    return refuse('already-settled', 'That line is not in the article. Nothing was changed.');
  }
  if (spanIdsIn(block).length > 0) {
    return refuse(
      'in-use',
      'Somebody marked a claim in that line. Remove the mark first; nothing was changed.',
    );
  }
  const edited = editArticle(project.article, { put: [], remove: [block.id] });
  if (!edited.ok) return edited;
  const settled = settleSpans(project, edited.value, [], context, command.kind);
  const after = project.article.blocks[at - 1]?.id ?? null;
  return ok({
    ...settled,
    furniture: { ...project.furniture, [line.id]: { ...line, block, after, restored: false } },
  });
}
