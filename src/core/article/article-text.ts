import { memoise } from '../memo.ts';
import { textBlocks, textBlocksIn, type Article, type Block } from './block-tree.ts';
import { words } from './segments.ts';

/** The article as plain text: text blocks in reading order, one blank line between top-level blocks. */
export function articleText(article: Article): string {
  return article.blocks
    .map((block) =>
      textBlocksIn(block)
        .map((leaf) => leaf.text)
        .filter((text) => text !== '')
        .join('\n'),
    )
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The headline's text, or null when the article has none. */
export function articleTitle(article: Article): string | null {
  const headline = textBlocks(article)
    .find((leaf) => leaf.kind === 'headline')
    ?.text.trim();
  return headline ? headline : null;
}

/** Words of one top-level block. */
export const wordsInBlock = memoise((block: Block): number =>
  textBlocksIn(block).reduce((sum, leaf) => sum + words(leaf.text).length, 0),
);

/** Words of the whole article (Unicode word boundaries, UAX #29). */
export function wordCount(article: Article): number {
  return article.blocks.reduce((sum, block) => sum + wordsInBlock(block), 0);
}

const charactersInBlock = memoise((block: Block): number =>
  textBlocksIn(block).reduce((sum, leaf) => sum + Array.from(leaf.text).length, 0),
);

/** Characters (code points) with spaces, block separators not counted. */
export function characterCount(article: Article): number {
  return article.blocks.reduce((sum, block) => sum + charactersInBlock(block), 0);
}

/** Reading time in whole minutes, at least 1, at 238 words a minute (Brysbaert 2019, silent reading of non-fiction). */
export function readingMinutes(article: Article): number {
  return Math.max(1, Math.round(wordCount(article) / 238));
}

/** Whether the article holds no text at all. */
export function isBlank(article: Article): boolean {
  return textBlocks(article).every((leaf) => leaf.text.trim() === '');
}
