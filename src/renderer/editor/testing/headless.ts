import { createHeadlessEditor } from '@lexical/headless';
import type { LexicalEditor } from 'lexical';
import type { Article } from '../../../core/article/block-tree.ts';
import type { IdSource } from '../../../core/ids.ts';
import { $writeArticle } from '../article-to-lexical.ts';
import { $readArticle } from '../lexical-to-article.ts';
import { articleNodes } from '../nodes/all-nodes.ts';

/** An editor without a page, for tests of state. Mistakes inside updates fail the test. */
export function headlessEditor(article?: Article): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: articleNodes,
    onError: (error) => {
      throw error;
    },
  });
  if (article) editor.update(() => $writeArticle(article), { discrete: true });
  return editor;
}

/** What the editor holds now. */
export function articleIn(editor: LexicalEditor): Article {
  return editor.getEditorState().read($readArticle);
}

/** Ids `block_1`, `span_2` … in order of asking. */
export function countingIds(): IdSource {
  let last = 0;
  return (kind) => {
    last += 1;
    return `${kind}_${last}`;
  };
}
