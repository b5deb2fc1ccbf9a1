import { mapTextBlocks, type Article, type Block } from '../../core/article/block-tree.ts';
import { normaliseBlock, sameBlock } from '../../core/article/normal-form.ts';
import { memoisePair } from '../../core/memo.ts';
import type { BlockPut, CommandOf } from '../../core/project/commands.ts';

export type ArticleEdit = CommandOf<'article.edit'>;

/**
 * The smallest `article.edit` that turns `from` into `to`: only blocks that differ, placed only when new or moved.
 * Null when nothing differs. Both in normal form is not required; blocks are compared in it.
 */
export function editBetween(from: Article, to: Article): ArticleEdit | null {
  const kept = new Set(to.blocks.map((block) => block.id));
  const remove = from.blocks.filter((block) => !kept.has(block.id)).map((block) => block.id);
  const known = new Map(from.blocks.map((block) => [block.id, block]));
  const order = from.blocks.filter((block) => kept.has(block.id)).map((block) => block.id);
  const put: BlockPut[] = [];
  let after: string | null = null;
  to.blocks.forEach((block, at) => {
    const before = known.get(block.id);
    if (order[at] === block.id) {
      if (before && !sameContent(before, block)) put.push({ block });
    } else {
      // New, or moved: the order so far is what `apply` will have built when it comes to this entry.
      const place = order.indexOf(block.id);
      if (place >= 0) order.splice(place, 1);
      order.splice(at, 0, block.id);
      put.push({ block, after });
    }
    after = block.id;
  });
  return put.length === 0 && remove.length === 0 ? null : { kind: 'article.edit', put, remove };
}

/** Whether two blocks are the same in normal form. Remembered per pair: after an edit nearly all blocks are the objects they were. */
export function sameContent(a: Block, b: Block): boolean {
  return a === b || comparedBlocks(a, b);
}

const comparedBlocks = memoisePair((a: Block, b: Block): boolean =>
  sameBlock(normaliseBlock(a), normaliseBlock(b)),
);

/** The article without the spans that `isKnown` refuses. The same object when there are none. */
export function withKnownSpans(article: Article, isKnown: (spanId: string) => boolean): Article {
  const blocks = article.blocks.map((block) =>
    mapTextBlocks(block, (leaf) =>
      leaf.spans.every((span) => isKnown(span.id))
        ? leaf
        : { ...leaf, spans: leaf.spans.filter((span) => isKnown(span.id)) },
    ),
  );
  return blocks.every((block, at) => block === article.blocks[at]) ? article : { blocks };
}
