import type { TextBlock } from '../article/block-tree.ts';
import {
  inlinePieces,
  nestPieces,
  type Anchor,
  type InlineNode,
  type NoteReference,
} from './inline-pieces.ts';

/** Writing HTML without a chance to forget escaping: text goes through {@link escapeHtml}, attributes through {@link attributes}. */

/** Escapes text for element content and for quoted attribute values. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Attributes with a leading space each; null leaves one out, an empty string keeps it. */
export function attributes(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeHtml(value)}"`))
    .join('');
}

/** An element around ready HTML. */
export function element(
  name: string,
  values: Readonly<Record<string, string | null>>,
  ...children: readonly string[]
): string {
  return `<${name}${attributes(values)}>${children.join('')}</${name}>`;
}

/** Ids of a reference in the text and of the note that it leads to. */
export function referenceIds({ series, number, occurrence }: NoteReference): { from: string; to: string } {
  return { from: `${series}-${number}-ref-${occurrence}`, to: `${series}-${number}` };
}

/** The inside of a text block: its formats, links, line breaks and references; footnotes by letter when `lettered`. */
export function inlineHtml(block: TextBlock, anchors: readonly Anchor[], lettered = false): string {
  return nestPieces(inlinePieces(block, anchors))
    .map((node) => nodeHtml(node, lettered))
    .join('');
}

/** 1 is a, 26 is z, 27 is aa: the author's footnotes where numbers belong to the sources. */
export function noteLetters(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26));
  return number <= 26 ? last : noteLetters(Math.floor((number - 1) / 26)) + last;
}

const formatElements = { bold: 'strong', italic: 'em', strike: 's' } as const;

function nodeHtml(node: InlineNode, lettered: boolean): string {
  if (node.kind === 'piece') {
    const { piece } = node;
    if (piece.kind === 'break') return '<br>';
    return piece.kind === 'text' ? escapeHtml(piece.text) : referenceHtml(piece.reference, lettered);
  }
  const inside = node.children.map((child) => nodeHtml(child, lettered)).join('');
  if (node.kind === 'link') return element('a', { href: node.href }, inside);
  return element(formatElements[node.kind], {}, inside);
}

function referenceHtml(reference: NoteReference, lettered: boolean): string {
  const { from, to } = referenceIds(reference);
  const { series, number } = reference;
  const label = series === 'footnote' && lettered ? noteLetters(number) : String(number);
  const link = element(
    'a',
    { id: from, href: `#${to}`, role: 'doc-noteref', 'aria-label': `${noteNames[series]} ${label}` },
    label,
  );
  return element('sup', { class: `${series}-reference`, lang: 'en' }, link);
}

const noteNames = { source: 'Source note', footnote: 'Footnote' } as const;

/** Links from a note back to every place that refers to it; empty when nothing does. */
export function backLinks(series: NoteReference['series'], number: number, occurrences: number): string {
  const links = Array.from({ length: occurrences }, (_, index) => {
    const { from } = referenceIds({ series, number, occurrence: index + 1 });
    const where = occurrences === 1 ? '' : `, place ${index + 1}`;
    const label = `Back to the text from ${noteNames[series].toLowerCase()} ${number}${where}`;
    const mark = occurrences === 1 ? '↩' : `↩${index + 1}`;
    return ` ${element('a', { href: `#${from}`, role: 'doc-backlink', 'aria-label': label, lang: 'en' }, mark)}`;
  });
  return links.length === 0 ? '' : element('span', { class: 'back' }, ...links);
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The direction of a text by its first strong letter (UAX #9, rules P2 and P3, without isolates); null without letters. */
export function direction(text: string): 'ltr' | 'rtl' | null {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return null;
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
}

const rtlLanguages: ReadonlySet<string> = new Set([
  'ar',
  'ckb',
  'dv',
  'fa',
  'he',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);

/** The direction that a language is written in. */
export function languageDirection(language: string): 'ltr' | 'rtl' {
  return rtlLanguages.has(language.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
}
