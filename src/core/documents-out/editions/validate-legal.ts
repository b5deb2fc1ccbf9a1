import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { textProblems, validateHtml } from '../validate-html.ts';

type Node = DefaultTreeAdapterMap['node'];

/**
 * What {@link validateHtml} asks, and that the index has every sentence of the text, word for word and in order.
 * @param passages the texts of the article as printed
 */
export function validateLegal(
  html: string,
  passages: readonly string[],
  sentences: readonly string[],
): readonly string[] {
  const found = cellsOf(parse(html));
  const problems = textProblems(found, sentences);
  return [...validateHtml(html, passages), ...problems.map((problem) => `index of sentences: ${problem}`)];
}

function cellsOf(node: Node): readonly string[] {
  if ('tagName' in node && node.tagName === 'td') {
    const isWords = node.attrs.some(({ name, value }) => name === 'class' && value === 'words');
    return isWords ? [textOf(node)] : [];
  }
  return 'childNodes' in node ? node.childNodes.flatMap(cellsOf) : [];
}

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
