import { characterCount, isBlank, readingMinutes, wordCount } from '../../core/article/article-text.ts';
import type { Article } from '../../core/article/block-tree.ts';
import type { TextCounts } from './article-editor-props.ts';

/** Words, characters and reading time of the text as it stands. */
export function countText(article: Article): TextCounts {
  return {
    words: wordCount(article),
    characters: characterCount(article),
    minutes: isBlank(article) ? 0 : readingMinutes(article),
  };
}
