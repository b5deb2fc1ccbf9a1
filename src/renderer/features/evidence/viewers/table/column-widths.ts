import { cellsOf, type TableText } from '../../../../../core/documents-in/table/table-text.ts';

/** Rows looked at. */
const sample = 60;
const perCharacter = 7.2;
const padding = 20;
const narrowest = 56;
const widest = 340;

/** A width for each column, CSS pixels, from what its first rows hold. */
export function columnWidths(text: string, table: TableText): readonly number[] {
  const lengths = new Array<number>(table.columns).fill(0);
  for (let row = 0; row < Math.min(sample, table.rowStarts.length); row += 1) {
    for (const [column, { value }] of cellsOf(text, table, row).entries()) {
      lengths[column] = Math.max(lengths[column] ?? 0, value.length);
    }
  }
  return lengths.map((length) => Math.min(widest, Math.max(narrowest, length * perCharacter + padding)));
}
