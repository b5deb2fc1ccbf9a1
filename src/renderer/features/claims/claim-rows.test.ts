import { describe, expect, it } from 'vitest';
import type { ClaimRow } from './claim-rows.ts';
import { filterRows, isInTab, neighbour, nextOpen, noFilter, ownersOf, tabCounts } from './claim-rows.ts';

const row = (id: string, more: Partial<ClaimRow> = {}): ClaimRow => ({
  id,
  text: `Words of ${id}`,
  type: 'fact',
  mark: 'to-check',
  isOpen: true,
  isStale: false,
  isDetached: false,
  isContextChanged: false,
  isQueried: false,
  owner: null,
  citations: 0,
  flags: [],
  ...more,
});
const ids = (rows: readonly ClaimRow[]) => rows.map((each) => each.id);

const rows = [
  row('a', { isOpen: false, mark: 'confirmed', owner: 'Noor Adeyemi' }),
  row('b', { type: 'number', text: 'Zürich has 1,950 boats' }),
  row('c', { isStale: true, mark: 'stale', isQueried: true, owner: 'Ines' }),
  row('d', { isDetached: true }),
  row('e', { isDetached: true, isOpen: false, mark: 'cut' }),
];

describe('tabs', () => {
  it('count what they show; a claim that was cut and is gone is not detached', () => {
    expect(tabCounts(rows)).toEqual({ open: 3, stale: 1, queried: 1, detached: 1, all: 5 });
    expect(rows.filter((each) => isInTab(each, 'detached')).map((each) => each.id)).toEqual(['d']);
  });
});

describe('filterRows', () => {
  it('wants every word typed, without regard to case and accents, in words or owner', () => {
    expect(ids(filterRows(rows, 'all', { ...noFilter, text: 'BOATS zurich' }))).toEqual(['b']);
    expect(ids(filterRows(rows, 'all', { ...noFilter, text: 'adeyemi' }))).toEqual(['a']);
    expect(filterRows(rows, 'all', { ...noFilter, text: 'boats geneva' })).toEqual([]);
  });

  it('narrows by type and owner, nobody being an owner of its own', () => {
    expect(ids(filterRows(rows, 'all', { ...noFilter, type: 'number' }))).toEqual(['b']);
    expect(ids(filterRows(rows, 'all', { ...noFilter, owner: 'Ines' }))).toEqual(['c']);
    expect(ids(filterRows(rows, 'open', { ...noFilter, owner: '' }))).toEqual(['b', 'd']);
  });
});

describe('moving', () => {
  it('stops at both ends', () => {
    expect(neighbour(rows, 'a', 1)).toBe('b');
    expect(neighbour(rows, 'a', -1)).toBeNull();
    expect(neighbour(rows, 'e', 1)).toBeNull();
    expect(neighbour(rows, null, 1)).toBe('a');
    expect(neighbour(rows, null, -1)).toBe('e');
    expect(neighbour([], null, 1)).toBeNull();
  });

  it('goes to the next open claim and round at the end', () => {
    expect(nextOpen(rows, 'a')).toBe('b');
    expect(nextOpen(rows, 'd')).toBe('b');
    expect(nextOpen(rows, null)).toBe('b');
    expect(nextOpen([row('a')], 'a')).toBeNull();
  });
});

describe('ownersOf', () => {
  it('lists names once, in order', () => {
    expect(ownersOf([...rows, row('f', { owner: 'Ines' })])).toEqual(['Ines', 'Noor Adeyemi']);
  });
});
