import { markdownWords } from './markdown-words.ts';
import { textProblems } from './validate-html.ts';

/** Parses an exported Markdown file again; says where it does not read as the article, nothing when it does. */
export function validateMarkdown(markdown: string, expected: readonly string[]): readonly string[] {
  return textProblems(markdownWords(markdown), expected);
}
