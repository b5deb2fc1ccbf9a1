import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cellsAt, cellsOf, columnName, divideTable, rangeName, rowAt, stretchOf } from './table-text.ts';

const values = (text: string) => {
  const table = divideTable(text);
  return table.rowStarts.map((_, row) => cellsOf(text, table, row).map((cell) => cell.value));
};

describe('divideTable', () => {
  it('keeps delimiters, line ends and quotation marks inside quoted cells', () => {
    const text = 'port,"people, in all",note\nHavorn,"43,812","said ""yes""\nand left"\n';
    expect(values(text)).toEqual([
      ['port', 'people, in all', 'note'],
      ['Havorn', '43,812', 'said "yes"\nand left'],
    ]);
  });

  it('reads tab and semicolon tables', () => {
    expect(values('a\tb\n1\t2\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(values('a;b\n1,5;2\n')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
  });

  it('does not lose the rest of the file to a quotation mark that never closes', () => {
    const text = 'a,b\n1,"two\n3,4';
    expect(values(text)).toEqual([
      ['a', 'b'],
      ['1', 'two\n3,4'],
    ]);
  });

  it('divides as papaparse does, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '7', ' ', ',', '"', '\n', 'ø', '𝔸'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        (rows) => {
          const text = Papa.unparse(rows, { newline: '\n', quotes: true });
          const table = divideTable(text);
          fc.pre(table.delimiter === ',');
          expect(values(text)).toEqual(Papa.parse(text, { delimiter: ',' }).data);
          expect(table.columns).toBe(Math.max(...rows.map((row) => row.length)));
        },
      ),
    );
  });
});

describe('places', () => {
  const text = 'port,people\nHavorn,"43,812"\nSkarv,612\n';
  const table = divideTable(text);

  it('gives a cell its stretch of the text, without the quotation marks around it', () => {
    const stretch = stretchOf(text, table, { top: 1, left: 1, bottom: 1, right: 1 });
    expect(text.slice(stretch?.start, stretch?.end)).toBe('43,812');
  });

  it('finds the cells of a stretch again', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(1), fc.nat(2), (top, column, more) => {
        const range = { top, left: column, bottom: Math.min(2, top + more), right: column };
        const stretch = stretchOf(text, table, range);
        expect(cellsAt(text, table, stretch?.start ?? -1, stretch?.end ?? -1)).toEqual(range);
      }),
    );
  });

  it('knows the row of every offset', () => {
    expect([0, 11, 12, 27, 28, 37].map((offset) => rowAt(table, offset))).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it('names cells as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(rangeName({ top: 6, left: 1, bottom: 6, right: 1 })).toBe('B7');
    expect(rangeName({ top: 6, left: 1, bottom: 8, right: 2 })).toBe('B7:C9');
  });
});
