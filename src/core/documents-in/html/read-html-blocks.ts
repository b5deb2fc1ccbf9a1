import type { Block, TextBlock } from '../../article/block-tree.ts';
import { createBlockSink, maxListDepth, type BlockSink, type TextTarget } from '../block-sink.ts';
import { withoutControls } from '../decode-text.ts';
import { noFormats, type Formats } from '../inline-builder.ts';
import { inlineBlock, joinInline, trimInline, type Inline } from '../inline.ts';
import { countWords } from '../text-shape.ts';
import { linkTarget, noteIdOf, type HtmlReading, type ReadRequest } from './html-reading.ts';
import {
  attribute,
  findElement,
  isElement,
  isText,
  nameOf,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.ts';
import { formatsInside, isHidden, lostFormatting, raisedDigits } from './inline-formats.ts';
import { findCaption, readFigure, readImage } from './read-figure.ts';
import { isDataTable, readTable } from './read-table.ts';
import { readWordListItem, wordTarget } from './word-paste.ts';

/** Left out without a word: they never hold text of an article. */
const machinery = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'meta',
  'link',
  'base',
  'title',
  'source',
  'track',
  'area',
  'map',
  'param',
  'wbr',
  'col',
  'colgroup',
  'datalist',
  'xml',
  'rp',
]);

/** Left out and reported, with the words of the report. */
const leftOut: Record<string, string> = {
  iframe: 'Embedded content of another page',
  object: 'Embedded content',
  embed: 'Embedded content',
  applet: 'Embedded content',
  frame: 'Embedded content of another page',
  video: 'A video',
  audio: 'A recording',
  canvas: 'A drawing',
  svg: 'A drawing',
  input: 'A form field',
  select: 'A form field',
  textarea: 'A form field',
  button: 'A button',
  dialog: 'A dialog',
};

const blockTags = new Set(
  (
    'address article aside body center dd details div dl dt fieldset figcaption footer form header hgroup html legend li main ' +
    'nav ol p pre section summary ul table tbody thead tfoot tr td th caption blockquote figure h1 h2 h3 h4 h5 h6 hr listing menu optgroup option'
  ).split(' '),
);

interface State {
  readonly target: TextTarget;
  readonly formats: Formats;
  /** White space counts as written. */
  readonly isPre: boolean;
  readonly list: { readonly kind: 'bullet' | 'number'; readonly depth: number } | null;
  /** Elements to pass over: they were read already. */
  readonly without: ReadonlySet<HtmlElement>;
  /** What an element is by its place in the page. */
  readonly kinds: NonNullable<ReadRequest['kinds']>;
}

const atTop: State = {
  target: { kind: 'paragraph' },
  formats: noFormats,
  isPre: false,
  list: null,
  without: new Set(),
  kinds: new Map(),
};

/** The blocks of the given nodes in reading order. Footnotes that are referred to from elsewhere come at the end. */
export function readHtmlBlocks(request: ReadRequest, reading: HtmlReading): Block[] {
  const sink = createBlockSink(reading.newId);
  const state: State = {
    ...atTop,
    without: request.without ?? atTop.without,
    kinds: request.kinds ?? atTop.kinds,
  };
  for (const node of request.nodes) readNode(node, state, sink, reading);
  const blocks = sink.finish();
  const present = new Set(blocks.map((block) => block.id));
  // Notes may refer to further notes, so the map grows while it is read.
  for (const [note, id] of reading.noteIds) {
    if (!present.has(id)) blocks.push(readNote(note, reading));
  }
  return blocks;
}

function readNode(node: HtmlNode, state: State, sink: BlockSink, reading: HtmlReading): void {
  if (isText(node)) {
    sink.addText(withoutControls(node.value, reading.messages), state.formats, state.target, state.isPre);
  } else if (isElement(node) && !state.without.has(node)) {
    readElement(node, state, sink, reading);
  }
}

function readChildren(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  for (const child of element.childNodes) readNode(child, state, sink, reading);
}

function readElement(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  const { tagName } = element;
  if (machinery.has(tagName)) {
    if (tagName === 'script')
      reading.messages.add('script-left-out', 'A script was left out; it did not run.');
    return;
  }
  const left = leftOut[tagName];
  if (left !== undefined) {
    if (attribute(element, 'type') !== 'hidden') reading.messages.add('left-out', `${left} was left out.`);
    return;
  }
  if (isHidden(element)) {
    const words = countWords(textOf(element));
    if (words > 0) reading.messages.add('hidden-text', 'Text that the page does not show was left out.');
    return;
  }
  if (reading.notes.isNote(element)) {
    sink.add(readNote(element, reading));
    return;
  }
  const kind = state.kinds.get(element);
  if (kind !== undefined) {
    const inline = readInline(element, state.without, reading);
    if (inline.text !== '') sink.add(inlineBlock(kind, reading.newId('block'), oneLineOf(inline)));
    return;
  }
  if (blockTags.has(tagName)) readBlockElement(element, state, sink, reading);
  else readInlineElement(element, state, sink, reading);
}

function readBlockElement(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  sink.flush();
  const inside = { ...state, formats: formatsInside(element, state.formats) };
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      readChildren(element, { ...inside, target: headingTarget(element), list: null }, sink, reading);
      break;
    case 'hr':
      sink.add({ kind: 'divider', id: reading.newId('block') });
      break;
    case 'pre':
    case 'listing':
      reading.messages.add('formatting-lost', 'Code style was set as ordinary text.');
      readChildren(element, { ...inside, isPre: true }, sink, reading);
      break;
    case 'blockquote':
    case 'aside':
      readChildren(element, quoteState(element, inside), sink, reading);
      break;
    case 'ul':
    case 'ol':
    case 'menu': {
      const kind = element.tagName === 'ol' ? 'number' : 'bullet';
      const depth = state.list === null ? 0 : state.list.depth + 1;
      if (depth > maxListDepth) reading.messages.add('list-depth', 'A deeply nested list was made flatter.');
      readChildren(element, { ...inside, list: { kind, depth } }, sink, reading);
      break;
    }
    case 'li':
      readListItem(element, inside, sink, reading);
      break;
    case 'figure':
      readFigureElement(element, inside, sink, reading);
      break;
    case 'table':
      readTableElement(element, inside, sink, reading);
      break;
    default:
      readContainer(element, inside, sink, reading);
  }
  sink.flush();
}

/** A paragraph, a div and the like: maybe a Word paragraph with a style, maybe an image with its caption. */
function readContainer(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  const item = readWordListItem(element);
  if (item !== null) {
    const target: TextTarget = { kind: 'list-item', list: item.list, depth: item.depth, item: {} };
    readChildren(
      element,
      { ...state, target, without: new Set([...state.without, ...item.markers]) },
      sink,
      reading,
    );
    return;
  }
  if (isCaptionedImage(element)) {
    const figures = readFigure(element, reading, (inner, without) => readInline(inner, without, reading));
    for (const block of figures ?? []) sink.add(block);
    return;
  }
  const target = wordTarget(element) ?? (isPullQuote(element) ? ({ kind: 'pull-quote' } as const) : null);
  readChildren(element, target === null ? state : { ...state, target }, sink, reading);
}

function isCaptionedImage(element: HtmlElement): boolean {
  if (
    element.tagName !== 'div' &&
    element.tagName !== 'p' &&
    element.tagName !== 'span' &&
    element.tagName !== 'section'
  )
    return false;
  if (countWords(textOf(element)) > 90 || findElement(element, (inner) => inner.tagName === 'img') === null)
    return false;
  if (findElement(element, (inner) => inner.tagName === 'figure' || /^h[1-6]$/u.test(inner.tagName)) !== null)
    return false;
  const caption = findCaption(element);
  if (caption === null) return false;
  // All words of the container are caption or credit; else it is a part of the page that also holds an image.
  return countWords(textOf(caption)) >= countWords(textOf(element)) * 0.5;
}

function headingTarget(element: HtmlElement): TextTarget {
  const level = Number(element.tagName.slice(1));
  // The first h1 becomes the headline later on; others are headings of the highest kind that an article has.
  if (level === 1) return { kind: 'headline' };
  return { kind: 'heading', level: level <= 2 ? 2 : level === 3 ? 3 : 4 };
}

function quoteState(element: HtmlElement, state: State): State {
  if (isPullQuote(element)) return { ...state, target: { kind: 'pull-quote' }, list: null };
  return element.tagName === 'blockquote' ? { ...state, target: { kind: 'block-quote' }, list: null } : state;
}

const isPullQuote = (element: HtmlElement): boolean => /\bpull-?quote\b/u.test(nameOf(element));

function readListItem(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  const list = state.list ?? { kind: 'bullet', depth: 0 };
  const level = Number(attribute(element, 'aria-level'));
  const depth = Number.isInteger(level) && level > 0 ? Math.max(list.depth, level - 1) : list.depth;
  const target: TextTarget = { kind: 'list-item', list: list.kind, depth, item: {} };
  readChildren(element, { ...state, list: { ...list, depth }, target }, sink, reading);
}

function readFigureElement(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  const other = findElement(element, (inner) => /^(?:table|blockquote|pre|ul|ol)$/u.test(inner.tagName));
  if (other === null) {
    const figures = readFigure(element, reading, (inner, without) => readInline(inner, without, reading));
    if (figures !== null) {
      for (const block of figures) sink.add(block);
      return;
    }
  }
  readChildren(element, state, sink, reading);
}

function readTableElement(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  if (!isDataTable(element)) {
    readChildren(element, state, sink, reading);
    return;
  }
  const caption = findElement(element, (inner) => inner.tagName === 'caption');
  if (caption !== null) readElement(caption, state, sink, reading);
  const table = readTable(element, reading, (cell) => readInline(cell, state.without, reading));
  if (table !== null) sink.add(table);
}

function readInlineElement(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  const { tagName } = element;
  if (tagName === 'br') {
    if (sink.inline.length() > 0) sink.addText('\n', noFormats, state.target, true);
    return;
  }
  if (tagName === 'img') {
    readInlineImage(element, state, sink, reading);
    return;
  }
  if (tagName === 'a') {
    readLink(element, state, sink, reading);
    return;
  }
  const formats = formatsInside(element, state.formats);
  const raised = tagName === 'sup' && !hasNoteLink(element, reading) ? raisedDigits(textOf(element)) : null;
  const lost = hasNoteLink(element, reading) ? null : lostFormatting(element);
  if (lost !== null && textOf(element).trim() !== '') {
    reading.messages.add(
      'formatting-lost',
      `${lost[0]?.toUpperCase() ?? ''}${lost.slice(1)} was set as ordinary text.`,
    );
  }
  if (raised !== null) sink.addText(raised, formats, state.target, true);
  else if (tagName === 'q') {
    sink.addText('“', formats, state.target, false);
    readChildren(element, { ...state, formats }, sink, reading);
    sink.addText('”', formats, state.target, false);
  } else readChildren(element, { ...state, formats }, sink, reading);
}

function hasNoteLink(element: HtmlElement, { notes }: HtmlReading): boolean {
  return findElement(element, (inner) => notes.noteOf(inner) !== null || notes.isBackLink(inner)) !== null;
}

function readLink(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  const note = reading.notes.noteOf(element);
  if (note !== null) {
    sink.addNote(noteIdOf(note, reading), state.target);
    return;
  }
  const href = linkTarget(element, reading);
  readChildren(
    element,
    { ...state, formats: { ...formatsInside(element, state.formats), href } },
    sink,
    reading,
  );
}

function readInlineImage(element: HtmlElement, state: State, sink: BlockSink, reading: HtmlReading): void {
  const alt = attribute(element, 'alt') ?? '';
  if (/\p{Extended_Pictographic}/u.test(alt) && alt.length <= 16) {
    sink.addText(alt, state.formats, state.target, true);
    return;
  }
  const figure = readImage(element, reading);
  if (figure !== null) sink.addAfterText(figure);
}

/** The text of an element as one line of text, blocks inside it joined by line breaks. */
function readInline(element: HtmlElement, without: ReadonlySet<HtmlElement>, reading: HtmlReading): Inline {
  const sink = createBlockSink(reading.newId);
  readChildren(element, { ...atTop, without }, sink, reading);
  const texts = sink.finish().filter((block): block is TextBlock => 'text' in block);
  return trimInline(joinInline(texts, '\n'));
}

/** Line breaks as spaces, which keeps every offset: a headline is one line. */
const oneLineOf = (inline: Inline): Inline => ({ ...inline, text: inline.text.replace(/\n/gu, ' ') });

/** A footnote block. Links back to the reference are left out; they are the page's, not the note's. */
function readNote(note: HtmlElement, reading: HtmlReading): TextBlock {
  const back = new Set<HtmlElement>();
  const visit = (element: HtmlElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue;
      if (reading.notes.isBackLink(child)) back.add(child);
      else visit(child);
    }
  };
  visit(note);
  const inline = readInline(note, back, reading);
  const bare = /^[\s.^\])[(]*/u.exec(inline.text)?.[0].length ?? 0;
  const start = back.size > 0 ? bare : 0;
  const id = noteIdOf(note, reading);
  const trimmed = trimInline(start === 0 ? inline : { ...inline, ...cut(inline, start) });
  return inlineBlock('footnote', id, trimmed.text === '' ? { text: '…', marks: [] } : trimmed);
}

function cut(inline: Inline, start: number): Inline {
  return {
    text: inline.text.slice(start),
    marks: inline.marks
      .filter((mark) => mark.start >= start)
      .map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
  };
}
