import { textBlocks, type Article } from '../../core/article/block-tree.ts';

/**
 * The words that are lost when the page goes back from `local` to the record's text: every text block that is new or whose
 * text differs, as it stands in `local`, one to a line.
 */
export function refusedWords(record: Article, local: Article): string {
  const known = new Map(textBlocks(record).map(({ id, text }) => [id, text]));
  return textBlocks(local)
    .filter(({ id, text }) => text !== '' && known.get(id) !== text)
    .map(({ text }) => text)
    .join('\n');
}
