import { hasUniqueIds, idsIn } from './article-index.ts';
import { textBlocksIn, type Article, type Block, type TextBlock } from './block-tree.ts';
import { splitsPair } from './replace-text.ts';

/** What is wrong with one block's ranges, in words for a log; null when nothing is. */
export function blockProblem(block: Block): string | null {
  for (const leaf of textBlocksIn(block)) {
    const problem = leafProblem(leaf);
    if (problem !== null) return problem;
  }
  return null;
}

function leafProblem(leaf: TextBlock): string | null {
  for (const range of [...leaf.marks, ...leaf.spans]) {
    const isPoint = 'kind' in range && range.kind === 'note';
    const isOrdered = isPoint ? range.start === range.end : range.start < range.end;
    if (!isOrdered || range.end > leaf.text.length) {
      return `block ${leaf.id}: range ${range.start}-${range.end} does not fit its ${leaf.text.length} units`;
    }
    if (splitsPair(leaf.text, range.start) || splitsPair(leaf.text, range.end)) {
      return `block ${leaf.id}: range ${range.start}-${range.end} cuts a character in two`;
    }
  }
  return null;
}

/** The first id that two blocks share, or null. Container ids and text-block ids live in one name space. */
export function duplicateBlockId(article: Article): string | null {
  if (hasUniqueIds(article)) return null;
  const seen = new Set<string>();
  for (const block of article.blocks) {
    const ids = idsIn(block);
    if (ids === null) return block.id;
    for (const id of ids) {
      if (seen.has(id)) return id;
      seen.add(id);
    }
  }
  return null;
}
