import { describe, expect, test } from 'vitest';
import { aSource } from '../testing/builders.ts';
import type { Locator } from './citation.ts';
import {
  formatLocator,
  formatReference,
  locatorBeyondReference,
  referenceParts,
} from './reference-format.ts';
import type { CslItem, SourceKind } from './source.ts';

function reference(csl: CslItem, kind: SourceKind = 'document'): string {
  return formatReference(aSource({ kind, csl }));
}

describe('formatReference', () => {
  test.each<[string, CslItem, SourceKind, string]>([
    [
      'newspaper article',
      {
        type: 'article-newspaper',
        title: 'The wait',
        author: [{ given: 'Mia', family: 'Lund' }],
        'container-title': 'Harbour Post',
        issued: { 'date-parts': [[2026, 3, 2]] },
        page: '4-6',
      },
      'article',
      'Mia Lund, “The wait”, Harbour Post, 2 March 2026, pp. 4–6',
    ],
    [
      'book',
      {
        type: 'book',
        title: 'Ferries',
        author: [{ literal: 'Board' }, { family: 'Holt', given: 'Nils' }, { family: 'Ek' }],
        edition: '2',
        publisher: 'Quay',
        'publisher-place': 'Havn',
        issued: { 'date-parts': [[2019]] },
        ISBN: '978-1',
      },
      'book',
      'Board, Nils Holt and Ek, Ferries, edition 2, Quay, Havn, 2019, ISBN 978-1',
    ],
    [
      'web page',
      {
        type: 'webpage',
        title: 'Timetable',
        URL: 'https://a.example/t',
        accessed: { 'date-parts': [[2026, 3]] },
      },
      'web-page',
      '“Timetable”, https://a.example/t (seen March 2026)',
    ],
    [
      'journal article',
      {
        type: 'article-journal',
        title: 'Crossings',
        author: ['A', 'B', 'C', 'D'].map((family) => ({ family })),
        'container-title': 'J. Sea',
        volume: '12',
        issue: '3',
        DOI: '10.1000/x y',
      },
      'article',
      'A and others, “Crossings”, J. Sea, vol. 12, no. 3, https://doi.org/10.1000/x%20y',
    ],
    [
      'interview',
      { type: 'interview', title: 'Nils Holt', issued: { 'date-parts': [[2026, 3, 1]] } },
      'person',
      'Nils Holt, interview, 1 March 2026',
    ],
    [
      'range of dates',
      {
        type: 'dataset',
        title: 'Counts',
        issued: {
          'date-parts': [
            [2025, 1],
            [2025, 6],
          ],
        },
      },
      'data-set',
      'Counts, January 2025 – June 2025',
    ],
    [
      'literal date',
      { type: 'report', title: 'R', issued: { literal: 'spring 1999' } },
      'document',
      'R, spring 1999',
    ],
    ['nothing known', { type: 'webpage', title: ' ' }, 'web-page', 'Untitled web page'],
  ])('%s', (_, csl, kind, expected) => expect(reference(csl, kind)).toBe(expected));

  test('the desk’s own note and abstract never appear', () => {
    expect(reference({ type: 'report', title: 'R', note: 'inner', abstract: 'inner' })).toBe('R');
  });

  test('only allowed addresses become links', () => {
    const hrefs = (URL: string) =>
      referenceParts(aSource({ csl: { type: 'webpage', title: 'T', URL } })).map((part) => part.href);
    expect(hrefs('https://a.example/')).toContain('https://a.example/');
    expect(hrefs('javascript:alert(1)')).toEqual([null, null, null]);
  });

  test('titles of works that stand alone are in italics, of parts in quotation marks', () => {
    const title = (type: CslItem['type']) => referenceParts(aSource({ csl: { type, title: 'T' } }))[0];
    expect(title('report')).toEqual({ text: 'T', isItalic: true, href: null });
    expect(title('chapter')).toEqual({ text: '“T”', isItalic: false, href: null });
  });
});

test.each<[string | undefined, Locator | null, string | null]>([
  ['6', { label: 'page', value: '6' }, null],
  ['4-6', { label: 'page', value: '4–6' }, null],
  ['4-6', { label: 'page', value: '6' }, 'p. 6'],
  ['6', { label: 'column', value: '6' }, 'column 6'],
  [undefined, { label: 'page', value: '6' }, 'p. 6'],
  ['6', null, null],
])('beside a reference with page %s the locator %o says %s', (page, locator, expected) => {
  const csl: CslItem = { type: 'article-newspaper', title: 'T', ...(page === undefined ? {} : { page }) };
  expect(locatorBeyondReference({ csl }, locator)).toBe(expected);
});

test.each<[Locator, string]>([
  [{ label: 'page', value: '4' }, 'p. 4'],
  [{ label: 'page', value: '4-6' }, 'pp. 4–6'],
  [{ label: 'page', value: '4, 9' }, 'pp. 4, 9'],
  [{ label: 'page', value: 'A-12' }, 'p. A-12'],
  [{ label: 'timestamp', value: '12:30' }, 'at 12:30'],
  [{ label: 'paragraph', value: '3' }, 'para. 3'],
])('locator %o is “%s”', (locator, expected) => expect(formatLocator(locator)).toBe(expected));
