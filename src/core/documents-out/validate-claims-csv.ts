/**
 * Reads an exported table of claims again, by the letter of RFC 4180 and with a reader of its own: byte order mark, CRLF, quotes,
 * as many cells in every row, no cell that a spreadsheet would run, and every claim's words in their row.
 */

/** OWASP's list of signs that start a formula, with their full-width forms. */
const dangerous = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);

/**
 * @param columns the header to expect; one of them is `words`
 * @param words the words of each claim, in order
 * @returns problems in plain words; none means it may leave
 */
export function validateClaimsCsv(
  csv: string,
  columns: readonly string[],
  words: readonly string[],
): readonly string[] {
  if (!csv.startsWith('\ufeff')) return ['the byte order mark is missing'];
  const read = readTable(csv.slice(1));
  if (typeof read === 'string') return [read];
  const [header, ...rows] = read;
  const problems: string[] = [];
  if (JSON.stringify(header) !== JSON.stringify(columns)) problems.push('the columns are others');
  if (rows.length !== words.length) problems.push(`${rows.length} rows stand for ${words.length} claims`);
  const column = columns.indexOf('words');
  rows.forEach((row, at) => {
    if (row.length !== columns.length) problems.push(`row ${at + 1} has ${row.length} cells`);
    if (row.some((cell) => dangerous.has(Array.from(cell)[0] ?? '')))
      problems.push(`row ${at + 1} has a cell that a spreadsheet would run`);
    const cell = row[column] ?? '';
    const expected = words[at] ?? '';
    const isGuarded = dangerous.has(Array.from(expected)[0] ?? '');
    if (cell !== (isGuarded ? `'${expected}` : expected))
      problems.push(`row ${at + 1} does not say what the claim says`);
  });
  return problems;
}

/** The cells of every record, or what is wrong with the syntax. */
function readTable(text: string): readonly (readonly string[])[] | string {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    if (cell === null) return `record ${rows.length + 1} has a quotation mark or a line end out of place`;
    row.push(cell.value);
    at = cell.end;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (!text.startsWith('\r\n', at)) return `record ${rows.length + 1} does not end with CRLF`;
    rows.push(row);
    row = [];
    at += 2;
  }
  return row.length === 0 ? rows : 'the last record is cut off';
}

function plainCell(text: string, from: number): { value: string; end: number } | null {
  const value = /[^,\r\n"]*/uy;
  value.lastIndex = from;
  const found = value.exec(text)?.[0] ?? '';
  const end = from + found.length;
  return text[end] === '"' ? null : { value: found, end };
}

function quotedCell(text: string, from: number): { value: string; end: number } | null {
  const quoted = /"((?:[^"]|"")*)"/uy;
  quoted.lastIndex = from;
  const found = quoted.exec(text);
  if (found === null) return null;
  const end = from + found[0].length;
  const isClosed = text[end] === ',' || text.startsWith('\r\n', end);
  return isClosed ? { value: (found[1] ?? '').replaceAll('""', '"'), end } : null;
}
