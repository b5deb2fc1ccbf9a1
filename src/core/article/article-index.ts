import { memoise } from '../memo.ts';
import { SharedMap } from '../shared-map.ts';
import { changeBetween, type ArticleChange } from './article-change.ts';
import { textBlocksIn, type Article, type Block, type TextBlock } from './block-tree.ts';
import { fragmentsIn, type Fragment } from './fragments.ts';

/**
 * What is looked up in an article by id. Made whole once, for the article that was opened; {@link nextArticle} carries it on to the
 * article after an edit at the cost of the blocks that the edit touched. Answers are those of a walk over the whole article, which is
 * what `article-index.properties.test.ts` holds them to.
 */
interface ArticleIndex {
  readonly named: Named | null;
  readonly spans: SpanIndex | null;
}

type SpanIndex = ReadonlyMap<string, readonly Fragment[]>;

/** An id of the article: of a text block, or of what holds text blocks. */
interface Place {
  /** Null for the id of a container. */
  readonly leaf: TextBlock | null;
  readonly holder: Block;
}

interface Named {
  readonly places: SharedMap<Place>;
  /** Whether no id is used twice. Only then is the index carried on. */
  readonly isUnique: boolean;
  /** Where a top-level block stood when it was last looked for. Shared by the articles of one row, and never believed unseen. */
  readonly lastSeen: Map<string, number>;
}

const indexes = new WeakMap<Article, ArticleIndex>();
const none: ArticleIndex = { named: null, spans: null };
const indexOf = (article: Article): ArticleIndex => indexes.get(article) ?? none;

function placesIn(block: Block): readonly (readonly [string, Place])[] {
  const leaves = textBlocksIn(block).map((leaf) => [leaf.id, { leaf, holder: block }] as const);
  return leaves.length === 1 && leaves[0]?.[0] === block.id
    ? leaves
    : [[block.id, { leaf: null, holder: block }] as const, ...leaves];
}

function namedIn(article: Article): Named {
  const known = indexOf(article);
  if (known.named !== null) return known.named;
  const places = new Map<string, Place>();
  const lastSeen = new Map<string, number>();
  let isUnique = true;
  article.blocks.forEach((block, at) => {
    lastSeen.set(block.id, at);
    for (const [id, place] of placesIn(block)) {
      const other = places.get(id);
      if (other !== undefined) isUnique = false;
      if (other === undefined || place.leaf !== null) places.set(id, place);
    }
  });
  const named = { places: SharedMap.of(places), isUnique, lastSeen };
  indexes.set(article, { ...known, named });
  return named;
}

/** Whether no two blocks of the article, containers and text blocks together, have the same id. */
export function hasUniqueIds(article: Article): boolean {
  return namedIn(article).isUnique;
}

/** The text block with this id, or null. */
export function findTextBlock(article: Article, blockId: string): TextBlock | null {
  return namedIn(article).places.get(blockId)?.leaf ?? null;
}

/** Position of the top-level block with this id; -1 when there is none. */
export function topLevelPosition(article: Article, blockId: string): number {
  const { places, isUnique, lastSeen } = namedIn(article);
  const { blocks } = article;
  if (!isUnique) return blocks.findIndex((block) => block.id === blockId);
  if (places.get(blockId)?.holder.id !== blockId) return -1;
  const from = lastSeen.get(blockId) ?? 0;
  for (let distance = 0; distance < blocks.length + from; distance += 1) {
    for (const at of [from - distance, from + distance]) {
      if (blocks[at]?.id !== blockId) continue;
      if (at !== from || !lastSeen.has(blockId)) lastSeen.set(blockId, at);
      return at;
    }
  }
  return -1;
}

/** Position in reading order of the top-level block that holds this text block; -1 when there is none. */
export function blockPosition(article: Article, blockId: string): number {
  const { places, isUnique } = namedIn(article);
  const place = places.get(blockId);
  if (place === undefined || place.leaf === null) return -1;
  return isUnique ? topLevelPosition(article, place.holder.id) : article.blocks.lastIndexOf(place.holder);
}

/** Where every span of the article stands, in article order. A span that was split has several fragments. */
export function spanIndex(article: Article): SpanIndex {
  const known = indexOf(article);
  if (known.spans !== null) return known.spans;
  const spans = new Map<string, Fragment[]>();
  for (const block of article.blocks) {
    for (const fragment of fragmentsIn(block)) {
      const others = spans.get(fragment.spanId);
      if (others) others.push(fragment);
      else spans.set(fragment.spanId, [fragment]);
    }
  }
  indexes.set(article, { ...known, spans });
  return spans;
}

/** The article with these blocks, which it has most of from `before`; what is known of that one is carried on. */
export function nextArticle(before: Article, blocks: readonly Block[]): Article {
  const next: Article = { blocks };
  const known = indexOf(before);
  if (known.named === null && known.spans === null) return next;
  const change = changeBetween(before, next);
  indexes.set(next, {
    named: known.named === null ? null : carriedNames(known.named, change),
    spans: known.spans === null ? null : carriedSpans(known.spans, change),
  });
  return next;
}

/** Null where an id is used twice: then the whole article is to be looked at. */
function carriedNames(named: Named, { gone, come }: ArticleChange): Named | null {
  if (!named.isUnique) return null;
  const changes = new Map<string, Place | undefined>();
  for (const block of gone) for (const [id] of placesIn(block)) changes.set(id, undefined);
  for (const block of come) {
    for (const [id, place] of placesIn(block)) {
      const other = changes.has(id) ? changes.get(id) : named.places.get(id);
      if (other !== undefined) return null;
      changes.set(id, place);
    }
  }
  return { ...named, places: named.places.with(changes) };
}

/** Null where spans came, went or changed places: the order of the index follows the article's. */
function carriedSpans(spans: SpanIndex, change: ArticleChange): SpanIndex | null {
  const { gone, come, isReplacement, isInOrder } = change;
  if (!isInOrder) return null;
  const old = gone.flatMap(fragmentsIn);
  const fresh = come.flatMap(fragmentsIn);
  if (old.length === 0 && fresh.length === 0) return spans;
  const isSameRow =
    isReplacement &&
    gone.every((block, at) => {
      const [was, is] = [fragmentsIn(block), fragmentsIn(come[at] ?? block)];
      return was.length === is.length && was.every(({ spanId }, nth) => spanId === is[nth]?.spanId);
    });
  if (!isSameRow) return null;
  const replacement = new Map(old.map((fragment, at) => [fragment, fresh[at] ?? fragment] as const));
  const next = new Map(spans);
  for (const { spanId } of old) {
    const standing = next.get(spanId) ?? [];
    next.set(
      spanId,
      standing.map((fragment) => replacement.get(fragment) ?? fragment),
    );
  }
  return next;
}

/** The ids of a block and the text blocks inside it; null when two of them are the same. */
export const idsIn = memoise((block: Block): readonly string[] | null => {
  const ids = placesIn(block).map(([id]) => id);
  return new Set(ids).size === ids.length ? ids : null;
});
