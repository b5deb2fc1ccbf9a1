import { elementsIn, isElement, isText, parseHtml, type HtmlNode } from '../html/html-tree.ts';

/** All text of a page with its menus and lists, one block per line: what arrives when somebody copies everything. */
export function pageAsText(html: string): string {
  const root = parseHtml(html);
  if (!root.ok) throw new Error(root.error.message);
  const silent = new Set(['script', 'style', 'template', 'noscript', 'head']);
  const inline = new Set(
    'a abbr b bdi big cite code em font i ins kbd label mark q s small span strike strong sub sup time u var'.split(
      ' ',
    ),
  );
  let text = '';
  let gap = '';
  const visit = (node: HtmlNode): void => {
    if (isText(node)) {
      const piece = node.value.replace(/\s+/gu, ' ');
      if (piece.trim() === '') return;
      text += (text === '' ? '' : gap) + (gap === '' ? piece : piece.trimStart());
      gap = '';
    } else if (isElement(node) && !silent.has(node.tagName)) {
      const breaks = inline.has(node.tagName) ? '' : '\n\n';
      gap ||= breaks;
      node.childNodes.forEach(visit);
      gap ||= breaks;
    }
  };
  const body = [...elementsIn(root.value)].find((element) => element.tagName === 'body');
  body?.childNodes.forEach(visit);
  return text;
}
