import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';
import { nextArticle, topLevelPosition } from './article-index.ts';
import type { Article, Block } from './block-tree.ts';
import { blockProblem, duplicateBlockId } from './validate-article.ts';

/** What an edit carries: changed or new top-level blocks, and the ids of removed ones. */
export interface ArticleEdit {
  readonly put: readonly { readonly block: Block; readonly after?: string | null | undefined }[];
  readonly remove: readonly string[];
}

/**
 * The article after an edit. Removals come first, then each `put` in order.
 * Errors: `unknown-id` (a block to remove, replace or stand behind is not there), `invalid-article` (a range that does
 * not fit, an id used twice). Spans are taken as they come; who owns them is the caller's question.
 */
export function editArticle(article: Article, edit: ArticleEdit): Result<Article> {
  const blocks = article.blocks.slice();
  // As long as no block came or went, the article's index knows where each one stands.
  let isMoved = false;
  const find = (id: string) =>
    isMoved ? blocks.findIndex((block) => block.id === id) : topLevelPosition(article, id);
  for (const id of edit.remove) {
    const at = find(id);
    if (at < 0) return missing(id);
    blocks.splice(at, 1);
    isMoved = true;
  }
  for (const { block, after } of edit.put) {
    const problem = blockProblem(block);
    if (problem !== null) return err(appError('invalid-article', refusal(problem), { blockId: block.id }));
    const at = find(block.id);
    if (after === undefined) {
      if (at < 0) return missing(block.id);
      blocks[at] = block;
      continue;
    }
    isMoved = true;
    if (at >= 0) blocks.splice(at, 1);
    const anchor = after === null ? -1 : find(after);
    if (after !== null && anchor < 0) return missing(after);
    blocks.splice(anchor + 1, 0, block);
  }
  const next = nextArticle(article, blocks);
  const twice = duplicateBlockId(next);
  if (twice !== null) {
    return err(appError('invalid-article', refusal(`id ${twice} is used twice`), { blockId: twice }));
  }
  return ok(next);
}

function missing(id: string): Result<never> {
  return err(appError('unknown-id', `The article has no block ${id}. Nothing was changed.`, { blockId: id }));
}

function refusal(problem: string): string {
  return `The edit does not fit the article (${problem}). Nothing was changed.`;
}
