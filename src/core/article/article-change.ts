import { memoisePair } from '../memo.ts';
import type { Article, Block } from './block-tree.ts';

/** How two articles differ, block by block as objects: an edited block is gone and comes. */
export interface ArticleChange {
  /** Blocks of the first that are not in the second, in the first's order. */
  readonly gone: readonly Block[];
  /** Blocks of the second that were not in the first, in its order. */
  readonly come: readonly Block[];
  /** Whether the blocks that come stand where those that are gone stood, one for one. */
  readonly isReplacement: boolean;
  /** True only if all blocks that both have follow each other as before. */
  readonly isInOrder: boolean;
}

/** What lies between two articles. Costs a comparison of places, and looks only into blocks that differ. */
export const changeBetween = memoisePair((before: Article, after: Article): ArticleChange => {
  const [from, to] = [before.blocks, after.blocks];
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  const fromEnd = from.length - tail;
  const toEnd = to.length - tail;
  let [left, right] = [from.slice(start, fromEnd), to.slice(start, toEnd)];
  const isSameLength = left.length === right.length;
  if (isSameLength) {
    const [all, others] = [left, right];
    left = all.filter((block, at) => block !== others[at]);
    right = others.filter((block, at) => block !== all[at]);
  }
  const [leftOnes, rightOnes] = [new Set(left), new Set(right)];
  const keptLeft = left.filter((block) => rightOnes.has(block));
  const keptRight = right.filter((block) => leftOnes.has(block));
  return {
    gone: left.filter((block) => !rightOnes.has(block)),
    come: right.filter((block) => !leftOnes.has(block)),
    isReplacement: isSameLength && keptLeft.length === 0,
    // Blocks that stand at the same place in both were left out above: what moved may have passed one of them.
    isInOrder: isSameLength ? keptLeft.length === 0 : keptLeft.every((block, at) => block === keptRight[at]),
  };
});
