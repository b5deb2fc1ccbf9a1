import { expect, it } from 'vitest';
import { placeAfterKey } from './grid-keys.ts';

const size = { rows: 100, columns: 5, pageRows: 20 };
const from =
  (row: number, column: number) =>
  (key: string, isFar = false) => {
    const place = placeAfterKey({ key, isFar }, { row, column }, size);
    return place === null ? null : [place.row, place.column];
  };

it('moves by cells, by pages and to the edges', () => {
  const press = from(50, 2);
  expect(press('ArrowUp')).toEqual([49, 2]);
  expect(press('ArrowRight')).toEqual([50, 3]);
  expect(press('PageDown')).toEqual([70, 2]);
  expect(press('Home')).toEqual([50, 0]);
  expect(press('End', true)).toEqual([99, 4]);
  expect(press('ArrowUp', true)).toEqual([0, 2]);
});

it('stays in the table', () => {
  expect(from(0, 0)('ArrowLeft')).toEqual([0, 0]);
  expect(from(99, 4)('PageDown')).toEqual([99, 4]);
  expect(
    placeAfterKey({ key: 'ArrowUp', isFar: false }, { row: 0, column: 0 }, { ...size, rows: 0 }),
  ).toBeNull();
});

it('leaves other keys alone', () => {
  expect(from(1, 1)('x')).toBeNull();
});
