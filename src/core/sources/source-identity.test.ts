import { describe, expect, it, test } from 'vitest';
import { aSource } from '../testing/builders.ts';
import { doiKey, findDuplicates, findSame, isbnKey, sameSource, urlKey } from './source-identity.ts';
import type { CslItem } from './source.ts';

test.each([
  ['https://doi.org/10.1000/XyZ', '10.1000/xyz'],
  ['doi: 10.1000/xyz', '10.1000/xyz'],
  ['10.1000', null],
  [undefined, null],
])('DOI %s is %s', (doi, key) => expect(doiKey(doi)).toBe(key));

test.each([
  ['0-306-40615-2', '9780306406157'],
  ['978-0-306-40615-7', '9780306406157'],
  ['0-306-40615-3', null],
  ['080442957X', '9780804429573'],
  ['', null],
])('ISBN %s is %s', (isbn, key) => expect(isbnKey(isbn)).toBe(key));

test.each([
  ['http://www.A.example/x/?utm_source=q&b=2&a=1#top', 'a.example/x?a=1&b=2'],
  ['https://a.example/x?a=1&b=2', 'a.example/x?a=1&b=2'],
  ['https://a.example/X', 'a.example/X'],
  ['javascript:alert(1)', null],
])('address %s is %s', (url, key) => expect(urlKey(url)).toBe(key));

const item = (parts: Partial<CslItem>): CslItem => ({ type: 'report', title: '', ...parts });
const work = (title: string, year = 2026, family = 'Lund'): CslItem =>
  item({ title, author: [{ family, given: 'M.' }], issued: { 'date-parts': [[year]] } });

describe('sameSource', () => {
  it('goes by identifiers', () => {
    expect(
      sameSource(item({ DOI: '10.1000/a' }), item({ DOI: 'https://doi.org/10.1000/A', title: 'x' })),
    ).toBe('doi');
    const page = { title: 'Timetable', URL: 'https://a.example/t/' };
    expect(sameSource(item(page), item({ ...page, URL: 'http://www.a.example/t' }))).toBe('url');
  });

  it('does not take two chapters of one book for one, nor two articles at one address', () => {
    const isbn = '9780306406157';
    expect(sameSource(item({ title: 'Ropes', ISBN: isbn }), item({ title: 'Sails', ISBN: isbn }))).toBeNull();
    const URL = 'https://paper.example/';
    expect(sameSource(item({ title: 'Ropes', URL }), item({ title: 'Sails', URL }))).toBeNull();
  });

  it('goes by title, author and year, forgiving a letter but never a digit', () => {
    const title = 'Crossings of the northern harbour';
    expect(sameSource(work(title), work('Crossings of the Northern Habour'))).toBe('title');
    expect(sameSource(work(`${title} 2024`), work(`${title} 2025`))).toBeNull();
    expect(sameSource(work(title), work(title, 2025))).toBeNull();
    expect(sameSource(work(title), work(title, 2026, 'Holt'))).toBeNull();
    expect(sameSource(work('Ropes'), work('Rope'))).toBeNull();
  });

  it('says nothing of items without particulars', () => {
    expect(sameSource(item({}), item({}))).toBeNull();
  });
});

it('findDuplicates gives each pair once, the older first, and leaves people alone', () => {
  const csl = work('Crossings of the northern harbour');
  const sources = [
    aSource({ id: 'b', csl, addedAt: '2026-03-02T10:00:00.000Z' }),
    aSource({ id: 'a', csl, addedAt: '2026-03-02T09:00:00.000Z' }),
    aSource({ id: 'p1', kind: 'person', csl }),
    aSource({ id: 'c', csl: work('Another report altogether') }),
  ];
  expect(findDuplicates(sources)).toEqual([{ firstId: 'a', secondId: 'b', reason: 'title' }]);
  expect(findSame(sources, csl)?.source.id).toBe('b');
  expect(findSame(sources, item({ title: 'x' }))).toBeNull();
});
