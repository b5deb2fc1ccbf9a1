import type { TableBlock } from '../../article/block-tree.ts';
import { inlineBlock, type Inline, type PlainTextBlock } from '../inline.ts';
import type { HtmlReading } from './html-reading.ts';
import { attribute, elementsIn, isElement, textOf, type HtmlElement } from './html-tree.ts';
import { countWords } from '../text-shape.ts';

/** Tables: those that hold data become table blocks, those that only arrange the page are read as running text. */

const maxCells = 20_000;
const maxColumns = 100;

interface Row {
  readonly cells: readonly HtmlElement[];
  readonly isHead: boolean;
}

/** The rows of `table` itself, not of tables inside it. */
function rowsOf(table: HtmlElement): Row[] {
  const rows: Row[] = [];
  const visit = (parent: HtmlElement, isHead: boolean): void => {
    for (const child of parent.childNodes) {
      if (!isElement(child)) continue;
      if (child.tagName === 'tr') {
        const cells = child.childNodes
          .filter(isElement)
          .filter((cell) => cell.tagName === 'td' || cell.tagName === 'th');
        if (cells.length > 0)
          rows.push({ cells, isHead: isHead || cells.every((cell) => cell.tagName === 'th') });
      } else if (/^(?:thead|tbody|tfoot)$/u.test(child.tagName)) visit(child, child.tagName === 'thead');
    }
  };
  visit(table, false);
  return rows;
}

const heavy = new Set([
  'table',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'article',
  'section',
  'figure',
  'form',
  'blockquote',
]);

/** Whether `table` holds data: two columns or more whose cells are short and simple. */
export function isDataTable(table: HtmlElement): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return false;
  const rows = rowsOf(table);
  const columns = Math.max(0, ...rows.map((row) => row.cells.length));
  if (columns < 2 || rows.length * columns > maxCells || columns > maxColumns) return false;
  const cells = rows.flatMap((row) => row.cells);
  const hasHead = cells.some((cell) => cell.tagName === 'th') && rows.length > 1;
  return cells.every((cell) => {
    if (countWords(textOf(cell)) > (hasHead ? 400 : 120)) return false;
    let paragraphs = 0;
    for (const inner of elementsIn(cell)) {
      if (heavy.has(inner.tagName) && !hasHead) return false;
      if (inner.tagName === 'table') return false;
      if (inner.tagName === 'p') paragraphs += 1;
    }
    return hasHead || paragraphs <= 3;
  });
}

/** The table block of a data table. Short rows are filled with empty cells; merged cells are reported. */
export function readTable(
  table: HtmlElement,
  { newId, messages }: HtmlReading,
  readInline: (cell: HtmlElement) => Inline,
): TableBlock | null {
  const rows = rowsOf(table);
  const empty = (): PlainTextBlock => inlineBlock('cell', newId('block'), { text: '', marks: [] });
  const grid = rows.map((row) =>
    row.cells.flatMap((cell) => {
      const columns = span(cell, 'colspan');
      if (columns > 1 || span(cell, 'rowspan') > 1) {
        messages.add(
          'merged-cells',
          'Merged cells of a table were separated; their text stands in the first of them.',
        );
      }
      return [
        inlineBlock('cell', newId('block'), readInline(cell)),
        ...Array.from({ length: columns - 1 }, empty),
      ];
    }),
  );
  const width = Math.max(0, ...grid.map((row) => row.length));
  const filled = grid.map((row) => [...row, ...Array.from({ length: width - row.length }, empty)]);
  const kept = filled.filter((row) => row.some((cell) => cell.text !== ''));
  if (kept.length === 0) return null;
  return { kind: 'table', id: newId('block'), hasHeader: rows[0]?.isHead === true, rows: kept };
}

function span(cell: HtmlElement, name: string): number {
  const value = Number(attribute(cell, name));
  return Number.isInteger(value) && value > 1 ? Math.min(value, maxColumns) : 1;
}
