import type { Article, TextBlock } from '../article/block-tree.ts';
import { sentences } from '../article/segments.ts';
import { blockPosition, findTextBlock, spanIndex, type Fragment } from '../article/spans.ts';
import { memoise, memoisePair } from '../memo.ts';
import type { Project } from '../project/project.ts';
import { isVerdict } from './claim-status.ts';
import type { Claim, NotCheckable, SpanWords } from './claim.ts';
import { wholeWords } from './whole-words.ts';

/** How a claim stands against the article's present text. Derived, never stored. */
export interface ClaimState {
  /** The words differ from those the verdict was given for, by as little as one character. */
  readonly isStale: boolean;
  /** The claim has no span left in the article. */
  readonly isDetached: boolean;
  /** The words are the same, but a sentence around them is not. Worth a look; the verdict stands. */
  readonly isContextChanged: boolean;
  /** The present words per span that still stands, widened to whole words. */
  readonly words: readonly SpanWords[];
  /** The claim's words in article order, for people. When detached: the words last seen. */
  readonly text: string;
}

/** The fragments of a claim's spans in article order. */
export function claimFragments(article: Article, claim: Pick<Claim, 'spans'>): readonly Fragment[] {
  const index = spanIndex(article);
  return claim.spans
    .flatMap((span) => index.get(span.id) ?? [])
    .sort((a, b) => position(article, a) - position(article, b) || a.start - b.start);
}

function position(article: Article, fragment: Fragment): number {
  return blockPosition(article, fragment.blockId);
}

/** The present words of each span that stands in the article; what a verdict given now would hold. */
export function presentWords(article: Article, claim: Pick<Claim, 'spans'>): readonly SpanWords[] {
  const index = spanIndex(article);
  return claim.spans.flatMap(({ id }) => {
    const fragments = index.get(id);
    if (!fragments) return [];
    const text = fragments
      .map(({ blockId, start, end }) => {
        const block = findTextBlock(article, blockId)?.text ?? '';
        const wide = wholeWords(block, start, end);
        return block.slice(wide.start, wide.end);
      })
      .join('\n');
    return [{ spanId: id, text }];
  });
}

const sentencesOf = memoise((leaf: TextBlock) => sentences(leaf.text));

/** The sentences around each span that stands; what a verdict given now would hold as context. */
export function presentContext(article: Article, claim: Pick<Claim, 'spans'>): readonly string[] {
  return claimFragments(article, claim).map(({ blockId, start, end }) => {
    const leaf = findTextBlock(article, blockId);
    const text = leaf?.text ?? '';
    const all = leaf ? sentencesOf(leaf) : [];
    const around = all.filter((sentence) => sentence.start < end && sentence.end > start);
    return text.slice(around[0]?.start ?? start, around.at(-1)?.end ?? end).trim();
  });
}

/** Derives how a claim stands. Pure; cheap enough to call per row. */
export function claimState(project: Pick<Project, 'article'>, claim: Claim): ClaimState {
  return stateIn(project.article, claim);
}

const stateIn = memoisePair((article: Article, claim: Claim): ClaimState => {
  const words = presentWords(article, claim);
  const isDetached = words.length === 0;
  const text = isDetached
    ? claim.spans.map((span) => span.exact).join(' … ')
    : claimFragments(article, claim)
        .map((fragment) => fragment.text)
        .join(' … ');
  const { verdict } = claim;
  if (verdict === null || isDetached) {
    return { isStale: false, isDetached, isContextChanged: false, words, text };
  }
  const isStale = !sameWords(words, verdict.words);
  const isContextChanged = !isStale && !sameList(presentContext(article, claim), verdict.context);
  return { isStale, isDetached, isContextChanged, words, text };
});

function sameWords(now: readonly SpanWords[], then: readonly SpanWords[]): boolean {
  if (now.length !== then.length) return false;
  const before = new Map(then.map((entry) => [entry.spanId, entry.text]));
  return now.every((entry) => before.get(entry.spanId) === entry.text);
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, at) => entry === b[at]);
}

/** Whether the words of a not-checkable marking changed since it was made. One whose words are gone is not stale. */
export function isMarkingStale(project: Pick<Project, 'article'>, marking: NotCheckable): boolean {
  const words = presentWords(project.article, marking);
  return words.length > 0 && !sameWords(words, marking.words);
}

/** Whether a claim still needs somebody: no verdict yet, stale, or detached without having been cut on purpose. */
export function isOpen(project: Pick<Project, 'article'>, claim: Claim): boolean {
  if (!isVerdict(claim.status)) return true;
  const state = claimState(project, claim);
  return state.isStale || (state.isDetached && claim.status !== 'cut');
}

/** The claims that count (not removed), in the order of the article; detached ones last, oldest first. */
export function claimsInOrder(project: Pick<Project, 'article' | 'claims'>): readonly Claim[] {
  return claimsOrdered(project.article, project.claims);
}

const claimsOrdered = memoisePair((article: Article, claims: Project['claims']): readonly Claim[] => {
  const index = spanIndex(article);
  const placed = Object.values(claims)
    .filter((claim) => claim.removed === null)
    .map((claim) => {
      let at = Number.POSITIVE_INFINITY;
      let start = 0;
      for (const span of claim.spans) {
        const first = index.get(span.id)?.[0];
        if (!first) continue;
        const block = position(article, first);
        if (block < at || (block === at && first.start < start)) {
          at = block;
          start = first.start;
        }
      }
      return { claim, at, start };
    });
  placed.sort((a, b) => {
    if (a.at !== b.at) return a.at - b.at;
    if (a.start !== b.start) return a.start - b.start;
    if (a.claim.createdAt !== b.claim.createdAt) return a.claim.createdAt < b.claim.createdAt ? -1 : 1;
    return a.claim.id < b.claim.id ? -1 : 1;
  });
  return placed.map((entry) => entry.claim);
});
