import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { IndexPart, IndexPartBuilder, type IndexEntry } from './index-part.ts';
import { rankEntries } from './rank.ts';
import { makeSnippet } from './snippet.ts';
import { findWords, foldWord, readQuery } from './words.ts';

test.each([
  ['Café', 'cafe'],
  ['STRASSE', 'strasse'],
  ['Straße', 'strasse'],
  ['Ærø', 'aero'],
  ['mayor’s', 'mayor'],
  ["boats'", 'boats'],
  ["don't", 'dont'],
  ['10,000', '10000'],
  ['3.5', '3.5'],
  ['coöperate', 'cooperate'],
  ['soft\u00ADhyphen', 'softhyphen'],
])('%s is looked up as %s', (raw, norm) => expect(foldWord(raw)).toBe(norm));

test('words keep their places', () => {
  const text = 'The mayor’s 10,000 cafés – 東京, ok.';
  expect(findWords(text).map(({ norm, start, end }) => [norm, text.slice(start, end)])).toEqual([
    ['the', 'The'],
    ['mayor', 'mayor’s'],
    ['10000', '10,000'],
    ['cafes', 'cafés'],
    ['東', '東'],
    ['京', '京'],
    ['ok', 'ok'],
  ]);
});

test.each([
  ['ferry la', { whole: ['ferry'], prefix: 'la' }],
  ['ferry late ', { whole: ['ferry', 'late'], prefix: null }],
  ['  ', { whole: [], prefix: null }],
  ['late late lat', { whole: ['late'], prefix: 'lat' }],
])('the query “%s”', (text, terms) => expect(readQuery(text)).toEqual(terms));

function partsOf(...projects: readonly (readonly IndexEntry[])[]): readonly IndexPart[] {
  const builder = new IndexPartBuilder();
  return projects.map((entries) => {
    const part = IndexPart.open(builder.build(entries));
    if (part === null) throw new Error('the part does not open');
    return part;
  });
}

const found = (parts: readonly IndexPart[], query: string, kinds?: readonly number[]) =>
  rankEntries(parts, readQuery(query), (kind) => kinds?.includes(kind) ?? true).map(
    ({ part, entry }) => `${part}.${entry}`,
  );

describe('rankEntries', () => {
  const parts = partsOf(
    [
      { kind: 0, text: 'The ferry to Halvik was late on 17 days. The ferry company regrets.' },
      { kind: 1, text: 'The ferry was late' },
    ],
    [{ kind: 2, text: 'A café in Halvik: late opening, lateness, latecomers' }],
    [],
  );

  it('finds entries that have all words, the last as a beginning', () => {
    expect(found(parts, 'ferry late ').toSorted()).toEqual(['0.0', '0.1']);
    expect(found(parts, 'halvik la').toSorted()).toEqual(['0.0', '1.0']);
    expect(found(parts, 'halvik lat ')).toEqual([]);
    expect(found(parts, 'CAFE halvik')).toEqual(['1.0']);
    expect(found(parts, 'ferry nowhere ')).toEqual([]);
    expect(found(parts, '')).toEqual([]);
  });

  it('puts the shorter entry first where the words are the same, and leaves kinds out', () => {
    expect(found(parts, 'ferry late ')[0]).toBe('0.1');
    expect(found(parts, 'ferry late ', [0])).toEqual(['0.0']);
  });

  it('finds exactly what looking through the texts finds', () => {
    const word = fc.constantFrom(
      'ferry',
      'fer',
      'ferries',
      'late',
      'later',
      'é',
      'zebra',
      '𝒳yz',
      '豆',
      'a',
      'ab',
      'abc',
      'x'.repeat(600),
      'x'.repeat(601),
      '',
    );
    const entry = fc.record({
      kind: fc.nat(3),
      text: fc.array(word, { maxLength: 40 }).map((words) => words.join(' ')),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { maxLength: 6 }), { maxLength: 4 }),
        word,
        word,
        fc.boolean(),
        (projects, one, two, isOpen) => {
          const query = `${one} ${two}${isOpen ? '' : ' '}`;
          fc.pre(!`${one}${two}`.includes('x'.repeat(600)) || !isOpen);
          const terms = readQuery(query);
          const expected = projects.flatMap((entries, part) =>
            entries.flatMap(({ text }, at) => {
              const norms = findWords(text).map((each) => each.norm);
              const isMatch =
                terms.whole.length + (terms.prefix === null ? 0 : 1) > 0 &&
                terms.whole.every((term) => norms.includes(term)) &&
                (terms.prefix === null || norms.some((norm) => norm.startsWith(terms.prefix ?? '')));
              return isMatch ? [`${part}.${at}`] : [];
            }),
          );
          // Words are compared up to 500 bytes.
          const longest = Math.max(0, ...terms.whole.map((term) => term.length));
          fc.pre(longest <= 500);
          expect(found(partsOf(...projects), query).toSorted()).toEqual(expected.toSorted());
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('IndexPart.open', () => {
  it('refuses bytes that are cut off or no part', () => {
    const bytes = new IndexPartBuilder().build([{ kind: 1, text: 'the ferry was late on seventeen days' }]);
    expect(IndexPart.open(bytes)).not.toBeNull();
    for (let length = 0; length < bytes.length; length += 1) {
      expect(IndexPart.open(bytes.slice(0, length)), String(length)).toBeNull();
    }
    expect(IndexPart.open(Uint8Array.from([255, 255, 255, 255, 255]))).toBeNull();
  });

  it('comes back from a list that claims to go on behind the end', () => {
    const bytes = new IndexPartBuilder().build([{ kind: 1, text: 'ferry' }]);
    // The last byte is the list of the only word; before it stands its size, here as 127.
    bytes[bytes.length - 2] = 127;
    expect(IndexPart.open(bytes)?.find(Buffer.from('ferry'), false).length).toBeLessThan(bytes.length);
  });
});

describe('makeSnippet', () => {
  const text = `${'Nothing to see here at all. '.repeat(20)}The mayor’s ferry\nwas late. ${'More of it. '.repeat(40)}`;

  it('shows the place with the most words and marks them', () => {
    const snippet = makeSnippet(text, readQuery('mayor fer'));
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual([
      'mayor’s',
      'ferry',
    ]);
    expect(snippet.text).toMatch(/^…[^\n]+…$/u);
    expect(snippet.text.length).toBeLessThan(190);
    expect(text.slice(snippet.place?.start, snippet.place?.end)).toBe('mayor’s ferry');
  });

  it('is the beginning where nothing is found, and whole where short', () => {
    expect(makeSnippet('A short line', readQuery('zebra'))).toEqual({
      text: 'A short line',
      marks: [],
      place: null,
    });
    expect(makeSnippet(text, readQuery('zebra')).text).toMatch(/^Nothing to see.*…$/u);
  });

  it('never cuts a character in two', () => {
    const faces = '😀'.repeat(300);
    const snippet = makeSnippet(`${faces} ferry ${faces}`, readQuery('ferry'));
    expect(Buffer.from(snippet.text).toString()).toBe(snippet.text);
    expect(snippet.text).toContain('ferry');
  });
});
