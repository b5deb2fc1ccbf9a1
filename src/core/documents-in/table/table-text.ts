import Papa from 'papaparse';

/**
 * A table kept as CSV. Its text stays as the file has it, since excerpts are ranges of it; here it is divided into rows
 * and cells by the rules of RFC 4180 as papaparse reads them, with the place of each.
 */

/** A cell and where it stands in the text, quotation marks included. UTF-16 units. */
export interface TableCell {
  readonly start: number;
  readonly end: number;
  /** Without the quotation marks around it, `""` inside as `"`. */
  readonly value: string;
}

export interface TableText {
  readonly delimiter: string;
  /** Where each row starts; blank rows are rows. */
  readonly rowStarts: readonly number[];
  /** Behind the last character of each row, without its line end. */
  readonly rowEnds: readonly number[];
  /** Cells of the longest row. */
  readonly columns: number;
}

const lineFeed = 10;
const quote = 34;

/** Divides a table into rows. The last line end starts no row. Cells are found when they are asked for. */
export function divideTable(text: string): TableText {
  const delimiter = guessDelimiter(text);
  const mark = delimiter.charCodeAt(0);
  const rowStarts: number[] = [];
  const rowEnds: number[] = [];
  let start = 0;
  let isFieldStart = true;
  let cells = 1;
  let columns = 0;
  let at = 0;
  const close = () => {
    columns = Math.max(columns, cells);
    cells = 1;
    rowStarts.push(start);
    rowEnds.push(text.charCodeAt(at - 1) === 13 && at > start ? at - 1 : at);
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote && isFieldStart) {
      at = closingQuote(text, at) + 1;
      isFieldStart = false;
      continue;
    }
    if (code === lineFeed) {
      close();
      start = at + 1;
    }
    if (code === mark) cells += 1;
    isFieldStart = code === lineFeed || code === mark;
    at += 1;
  }
  if (start < text.length) close();
  return { delimiter, rowStarts, rowEnds, columns };
}

function guessDelimiter(text: string): string {
  const { delimiter } = Papa.parse(text.slice(0, 100_000), { preview: 20, skipEmptyLines: true }).meta;
  return delimiter === '' ? ',' : delimiter;
}

/** Where a quoted field closes; the last character when it never does. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== quote) return at;
  }
  return text.length - 1;
}

/** The cells of a row, from 0. No cells for a row that is not there. */
export function cellsOf(text: string, table: TableText, row: number): readonly TableCell[] {
  const start = table.rowStarts[row];
  const end = table.rowEnds[row];
  return start === undefined || end === undefined ? [] : cellsBetween(text, start, end, table.delimiter);
}

function cellsBetween(text: string, from: number, to: number, delimiter: string): readonly TableCell[] {
  const cells: TableCell[] = [];
  let start = from;
  for (;;) {
    const isQuoted = text.charCodeAt(start) === quote && start < to;
    const searchFrom = isQuoted ? closingQuote(text, start) + 1 : start;
    const found = text.indexOf(delimiter, searchFrom);
    const end = found === -1 || found >= to ? to : found;
    const written = text.slice(start, end);
    cells.push({ start, end, value: isQuoted ? unquoted(written) : written });
    if (end === to) return cells;
    start = end + delimiter.length;
  }
}

function unquoted(written: string): string {
  const closed = written.trimEnd();
  const inner = closed.length > 1 && closed.endsWith('"') ? closed.slice(1, -1) : closed.slice(1);
  return inner.replaceAll('""', '"');
}

/** The row that holds an offset: the last that starts at or before it. */
export function rowAt(table: TableText, offset: number): number {
  let low = 0;
  let high = table.rowStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((table.rowStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** A rectangle of cells, rows and columns from 0, ends included. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The cell or cells of an offset range. */
export function cellsAt(text: string, table: TableText, start: number, end: number): CellRange {
  const top = rowAt(table, start);
  const bottom = rowAt(table, Math.max(start, end - 1));
  const column = (row: number, offset: number): number => {
    const found = cellsOf(text, table, row).findLastIndex((cell) => cell.start <= offset);
    return Math.max(0, found);
  };
  const left = column(top, start);
  const right = column(bottom, Math.max(start, end - 1));
  return { top, left: Math.min(left, right), bottom, right: Math.max(left, right) };
}

/**
 * The stretch of text from the first cell of a rectangle to its last; null when it holds no text. A cell alone is taken
 * without the quotation marks around it.
 */
export function stretchOf(
  text: string,
  table: TableText,
  { top, left, bottom, right }: CellRange,
): { readonly start: number; readonly end: number } | null {
  const first = cellsOf(text, table, top);
  const last = cellsOf(text, table, bottom);
  if (top === bottom && left === right) return filled(innerOf(text, first[left]));
  const start = first[Math.min(left, first.length - 1)]?.start;
  const end = last[Math.min(right, last.length - 1)]?.end;
  return start === undefined || end === undefined ? null : filled({ start, end });
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const filled = (stretch: Stretch | null): Stretch | null =>
  stretch !== null && stretch.end > stretch.start ? stretch : null;

/** A cell without the quotation marks around it; null for one that is not there. */
export function innerOf(text: string, cell: TableCell | undefined): Stretch | null {
  if (cell === undefined) return null;
  const { start, end } = cell;
  const isQuoted = end - start > 1 && text.charCodeAt(start) === quote && text.charCodeAt(end - 1) === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** The letters of a column, from 0: A … Z, AA … */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** A cell or range as spreadsheets name it: `B7`, `B7:C9`. */
export function rangeName({ top, left, bottom, right }: CellRange): string {
  const first = `${columnName(left)}${top + 1}`;
  return top === bottom && left === right ? first : `${first}:${columnName(right)}${bottom + 1}`;
}
