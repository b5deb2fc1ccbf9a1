/** The value that `part` of all lie below or at, 0 to 1; NaN of none. */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The middle value. */
export const median = (values) => quantile(values, 0.5);

/** Prints rows as a table of Markdown; the first row is its head. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => String(row[column]).length)));
  const line = (row) =>
    `| ${row.map((cell, at) => (at === 0 ? String(cell).padEnd(widths[at]) : String(cell).padStart(widths[at]))).join(' | ')} |`;
  console.log(line(rows[0]));
  console.log(
    `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`,
  );
  for (const row of rows.slice(1)) console.log(line(row));
}
