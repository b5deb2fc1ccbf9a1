import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** The passages of a Markdown document as a reader sees them, in the order of the file; empty ones left out. */
export function readMarkdown(markdown: string): readonly string[] {
  return passagesIn(parse(markdown)).passages;
}

/**
 * {@link readMarkdown} of a long document. The parser's work grows faster than the text, so the file is read in stretches that are cut
 * where nothing can reach across: before a line at the margin that follows an empty one (CommonMark 0.31, section 3: paragraphs, quotes,
 * lists, tables and notes end there). Only fenced code, HTML and definitions of links reach further; a file in which a stretch has one
 * is read whole.
 */
export function readLongMarkdown(markdown: string): readonly string[] {
  const stretches = stretchesOf(markdown);
  if (stretches.length === 1) return readMarkdown(markdown);
  const defined = new Set(Array.from(markdown.matchAll(noteAtMargin), ([, label = '']) => label));
  const passages: string[] = [];
  for (const stretch of stretches) {
    const elsewhere = notesElsewhere(stretch, defined);
    const read = passagesIn(parse([stretch, ...elsewhere.map((label) => `[^${label}]: x`)].join('\n\n')));
    if (read.reachesOn) return readMarkdown(markdown);
    for (const passage of read.passages.slice(0, read.passages.length - elsewhere.length))
      passages.push(passage);
  }
  return passages;
}

/** UTF-16 units; stretches are at least as long, but for the last. */
const stretchLength = 4_000;

function stretchesOf(markdown: string): readonly string[] {
  const stretches: string[] = [];
  let from = 0;
  for (const { index } of markdown.matchAll(/(?<=\n[ \t]*\n)(?=\S)/gu)) {
    if (index - from < stretchLength) continue;
    stretches.push(markdown.slice(from, index));
    from = index;
  }
  return [...stretches, markdown.slice(from)];
}

/** The notes that a stretch refers to and others hold: a reference is one only where its note is defined. */
function notesElsewhere(stretch: string, defined: ReadonlySet<string>): readonly string[] {
  const labels = new Set(Array.from(stretch.matchAll(/\[\^([^\]\s]+)\]/gu), ([, label = '']) => label));
  const own = new Set(Array.from(stretch.matchAll(noteAtMargin), ([, label = '']) => label));
  return [...labels].filter((label) => defined.has(label) && !own.has(label));
}

const noteAtMargin = /^\[\^([^\]\s]+)\]:/gmu;

/** Made once, at the first reading. */
let extensions: Parameters<typeof fromMarkdown>[1] | null = null;

function parse(markdown: string): Nodes {
  extensions ??= { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  return fromMarkdown(markdown, extensions);
}

interface Passages {
  readonly passages: readonly string[];
  /** Whether something in it might reach beyond its end: code, HTML, or the definition of a link. */
  readonly reachesOn: boolean;
}

function passagesIn(root: Nodes): Passages {
  const passages: string[] = [];
  let reachesOn = false;
  const visit = (node: Nodes) => {
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
      const text = node.children.map(inlineText).join('');
      if (text !== '') passages.push(text);
    } else if (node.type === 'code' || node.type === 'html') {
      if (node.value === '<!---->') return;
      reachesOn = true;
      passages.push(node.value);
    } else if (node.type === 'definition') reachesOn = true;
    else if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return { passages, reachesOn };
}

function inlineText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(inlineText).join('') : '';
}
