import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** The passages of a Markdown document as a reader sees them, in the order of the file; empty ones left out. */
export function readMarkdown(markdown: string): readonly string[] {
  return passagesIn(parse(markdown));
}

/** Made once, at the first reading. */
let extensions: Parameters<typeof fromMarkdown>[1] | null = null;

function parse(markdown: string): Nodes {
  extensions ??= { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  return fromMarkdown(markdown, extensions);
}

function passagesIn(root: Nodes): readonly string[] {
  const passages: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
      const text = node.children.map(inlineText).join('');
      if (text !== '') passages.push(text);
    } else if (node.type === 'code' || node.type === 'html') {
      if (node.value !== '<!---->') passages.push(node.value);
    } else if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return passages;
}

function inlineText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(inlineText).join('') : '';
}
