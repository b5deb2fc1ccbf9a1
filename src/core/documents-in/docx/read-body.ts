import type { TextBlock } from '../../article/block-tree.ts';
import { createBlockSink, maxListDepth, type TextTarget } from '../block-sink.ts';
import { excerpt } from '../import-messages.ts';
import { inlineBlock, joinInline, trimInline, type Inline, type PlainTextBlock } from '../inline.ts';
import { chooseAlternative, isWrapper, reportTracked, withSink, type DocxReading } from './docx-reading.ts';
import { headingTarget, readNumberingPlace } from './docx-styles.ts';
import { commentAnchor, readInlineChildren, trackedFormat } from './read-runs.ts';
import type { TrackedChanges } from './tracked-changes.ts';
import { attr, child, childElements, type XmlElement } from './xml-tree.ts';

/** Paragraphs and tables of a Word document into blocks. */

export function readBlockChildren(parent: XmlElement, reading: DocxReading): void {
  for (const element of childElements(parent)) readBlock(element, reading);
}

function readBlock(element: XmlElement, reading: DocxReading): void {
  switch (element.name) {
    case 'w:p':
      readParagraph(element, reading);
      return;
    case 'w:tbl':
      readTable(element, reading);
      return;
    case 'w:sdt': {
      const content = child(element, 'w:sdtContent');
      if (content !== null) readBlockChildren(content, reading);
      return;
    }
    case 'w:del':
    case 'w:moveFrom':
      if (reading.tracked !== null) {
        reading.context.messages.add(
          'tracked-paragraph',
          'Paragraphs whose deletion the document tracks were kept.',
        );
        readBlockChildren(element, reading);
      } else reportTracked(element, reading);
      return;
    case 'mc:AlternateContent': {
      const chosen = chooseAlternative(element);
      if (chosen !== null) readBlockChildren(chosen, reading);
      return;
    }
    case 'w:commentRangeStart':
    case 'w:commentRangeEnd': {
      const anchor = commentAnchor(element, reading);
      if (anchor !== null) reading.pendingAnchors.push(anchor);
      return;
    }
    case 'w:altChunk':
      reading.context.messages.add('left-out', 'Another document embedded in this one was left out.');
      return;
    case 'm:oMathPara':
      readInlineChildren(
        { ...element, children: [element] },
        { target: { kind: 'paragraph' }, href: null },
        reading,
      );
      reading.sink.flush();
      return;
    default:
      if (isWrapper(element)) readBlockChildren(element, reading);
  }
}

function readParagraph(paragraph: XmlElement, reading: DocxReading): void {
  const properties = child(paragraph, 'w:pPr');
  const { sink, pendingAnchors, styles, context } = reading;
  if (reading.tracked !== null && styles.isOwnNotice(attr(child(properties, 'w:pStyle'), 'w:val'))) {
    context.messages.add(
      'own-notice',
      'The note about how far the text was checked was left out: it is no part of the article.',
    );
    return;
  }
  const target = targetOf(properties, reading);
  for (const anchor of pendingAnchors.splice(0)) sink.addNote(anchor, target);
  const known = reading.tracked?.list().length ?? 0;
  readInlineChildren(paragraph, { target, href: null }, reading);
  if (reading.tracked === null) {
    endParagraph(properties, reading);
    return;
  }
  const isWaiting = sink.inline.length() === 0 && reading.tracked.list().length > known;
  endTrackedParagraph(properties, target, isWaiting, reading, reading.tracked);
}

function endParagraph(properties: XmlElement | null, { sink, context }: DocxReading): void {
  // A struck paragraph mark joins the paragraph with the next one.
  if (child(child(properties, 'w:rPr'), 'w:del') !== null) {
    context.messages.add(
      'tracked-deletion',
      'A deleted paragraph break was carried out: two paragraphs were joined.',
    );
    return;
  }
  sink.flush();
}

/**
 * The end of a paragraph as it was before tracked changes: a break that was put in is none yet, one that was taken away is
 * still there. A paragraph of inserted words alone was not there at all; its words wait for the next one.
 */
function endTrackedParagraph(
  properties: XmlElement | null,
  target: TextTarget,
  isWaiting: boolean,
  { sink, context }: DocxReading,
  tracked: TrackedChanges,
): void {
  const mark = child(properties, 'w:rPr');
  const inserted = child(mark, 'w:ins') ?? child(mark, 'w:moveTo');
  const deleted = child(mark, 'w:del') ?? child(mark, 'w:moveFrom');
  if (child(properties, 'w:pPrChange') !== null) context.messages.add('tracked-format', trackedFormat);
  if (isWaiting) {
    tracked.breakLast();
    return;
  }
  if (inserted !== null) {
    sink.addNote(tracked.insert(inserted, '\n'), target);
    return;
  }
  if (deleted !== null) {
    const author = attr(deleted, 'w:author') ?? 'somebody';
    context.messages.add(
      'tracked-paragraph',
      `A paragraph break whose deletion ${excerpt(author, 40)} tracked was kept: a proposed change joins no paragraphs.`,
    );
  }
  sink.flush();
}

function targetOf(properties: XmlElement | null, { styles, listKindOf, context }: DocxReading): TextTarget {
  const styleId = attr(child(properties, 'w:pStyle'), 'w:val');
  const styled = styles.targetOf(styleId);
  if (styled !== null) return styled;
  const outline = Number(attr(child(properties, 'w:outlineLvl'), 'w:val') ?? '9');
  if (outline >= 0 && outline < 9) return headingTarget(outline + 1);
  if (styles.isCaption(styleId)) return { kind: 'caption' };
  const place = readNumberingPlace(properties) ?? styles.numberingOf(styleId);
  const list = place === null ? null : listKindOf(place);
  if (place === null || list === null) return { kind: 'paragraph' };
  if (place.level > maxListDepth)
    context.messages.add('list-depth', 'A deeply nested list was made flatter.');
  return { kind: 'list-item', list, depth: place.level, item: {} };
}

/** The text of an element that holds paragraphs, joined by line breaks: a cell, a note, a comment. */
export function readAsInline(element: XmlElement, reading: DocxReading): Inline {
  const sink = createBlockSink(reading.context.newId);
  readBlockChildren(element, withSink(reading, sink));
  const texts: TextBlock[] = [];
  for (const block of sink.finish()) {
    if ('text' in block) texts.push(block);
    else if (block.kind === 'table') {
      texts.push(...block.rows.flat());
      reading.context.messages.add(
        'nested-table',
        'A table inside a table or a note was set as lines of text.',
      );
    } else if (block.kind === 'figure') {
      reading.context.messages.add('image-dropped', 'An image inside a table or a note was left out.');
    }
  }
  return trimInline(
    joinInline(
      texts.filter((block) => block.text !== ''),
      '\n',
    ),
  );
}

interface Cell {
  readonly element: XmlElement;
  readonly columns: number;
  readonly isContinued: boolean;
}

function rowsOf(table: XmlElement): { row: XmlElement; cells: Cell[] }[] {
  return unwrap(table, 'w:tr').map((row) => ({
    row,
    cells: unwrap(row, 'w:tc').map((cell) => {
      const properties = child(cell, 'w:tcPr');
      const merge = child(properties, 'w:vMerge');
      const columns = Number(attr(child(properties, 'w:gridSpan'), 'w:val') ?? '1');
      return {
        element: cell,
        columns: Number.isInteger(columns) ? Math.min(Math.max(columns, 1), 100) : 1,
        isContinued: merge !== null && attr(merge, 'w:val') !== 'restart',
      };
    }),
  }));
}

/** Children of that name, also inside wrappers such as tracked insertions and content controls. */
function unwrap(parent: XmlElement, name: string): XmlElement[] {
  return childElements(parent).flatMap((element) => {
    if (element.name === name) return [element];
    return isWrapper(element) || element.name === 'w:sdt' ? unwrap(element, name) : [];
  });
}

function readTable(table: XmlElement, reading: DocxReading): void {
  reading.sink.flush();
  const rows = rowsOf(table);
  const { newId, messages } = reading.context;
  if (rows.every(({ cells }) => cells.length <= 1)) {
    // A frame around text, not a table.
    for (const { cells } of rows) for (const cell of cells) readBlockChildren(cell.element, reading);
    return;
  }
  const empty = (): PlainTextBlock => inlineBlock('cell', newId('block'), { text: '', marks: [] });
  const grid = rows.map(({ cells }) =>
    cells.flatMap((cell) => {
      if (cell.columns > 1 || cell.isContinued) {
        messages.add(
          'merged-cells',
          'Merged cells of a table were separated; their text stands in the first of them.',
        );
      }
      const inline = readAsInline(cell.element, reading);
      return [
        inlineBlock('cell', newId('block'), inline),
        ...Array.from({ length: cell.columns - 1 }, empty),
      ];
    }),
  );
  const width = Math.max(...grid.map((cells) => cells.length));
  const filled = grid.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, empty)]);
  if (filled.every((cells) => cells.every((cell) => cell.text === ''))) return;
  reading.sink.add({
    kind: 'table',
    id: newId('block'),
    hasHeader: hasHeader(table, rows[0]?.row ?? null),
    rows: filled,
  });
}

function hasHeader(table: XmlElement, first: XmlElement | null): boolean {
  const mark = child(child(first, 'w:trPr'), 'w:tblHeader');
  if (mark !== null) return !/^(?:0|false|off)$/u.test(attr(mark, 'w:val') ?? '1');
  const look = child(child(table, 'w:tblPr'), 'w:tblLook');
  return (
    /^(?:1|true|on)$/u.test(attr(look, 'w:firstRow') ?? '') &&
    child(child(table, 'w:tblPr'), 'w:tblStyle') !== null
  );
}
