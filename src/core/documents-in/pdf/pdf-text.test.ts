import { describe, expect, it } from 'vitest';
import { joinPages, pageAt, pageStarts, pdfPageText, type PdfTextItem } from './pdf-text.ts';

/** A line of a page: where its baseline is, how large its letters are. */
const line = (str: string, y: number, height = 10, x = 50): PdfTextItem => ({
  str,
  transform: [height, 0, 0, height, x, y],
  height,
  hasEOL: true,
});
const part = (str: string, y: number): PdfTextItem => ({ ...line(str, y), hasEOL: false });

describe('pdfPageText', () => {
  it('joins the items of a line, ends lines, and starts a paragraph where the gap is wider', () => {
    const items = [
      part('The ferry', 700),
      part(' ', 700),
      line('carried 43,812 peo-', 700),
      line('ple in 2025.', 688),
      line('It did so', 676),
      line('again.', 664),
      line('A new paragraph.', 640),
      line('It goes on.', 628),
    ];
    expect(pdfPageText(items).text).toBe(
      'The ferry carried 43,812 peo-\nple in 2025.\nIt did so\nagain.\n\nA new paragraph.\nIt goes on.',
    );
  });

  it('starts a paragraph at another size and in another column', () => {
    const items = [
      line('Heading', 700, 18),
      line('one', 680),
      line('two', 668),
      line('three', 656),
      line('four', 644),
      line('next column', 680, 10, 300),
    ];
    expect(pdfPageText(items).text).toBe('Heading\n\none\ntwo\nthree\nfour\n\nnext column');
  });

  it('places every item where its words stand', () => {
    const items = [
      line('Heading', 700, 18),
      part('', 700),
      part('two', 668),
      line(' words', 668),
      line('', 660),
    ];
    const { text, places } = pdfPageText(items);
    expect(places).toHaveLength(items.length);
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Heading',
      '',
      'two',
      ' words',
      '',
    ]);
  });

  it('measures lines of turned text across their direction', () => {
    const turned = (str: string, x: number): PdfTextItem => ({
      str,
      transform: [0, 10, -10, 0, x, 50],
      height: 10,
      hasEOL: true,
    });
    expect(pdfPageText([turned('a', 100), turned('b', 112), turned('c', 124), turned('d', 160)]).text).toBe(
      'a\nb\nc\n\nd',
    );
  });

  it('replaces what no text may hold, one unit for one', () => {
    const { text } = pdfPageText([line('a\u0000b\u000cc\ud800d', 700)]);
    expect(text).toBe('a b c\ufffdd');
  });
});

it('finds the page of an offset', () => {
  const text = joinPages(['one', '', 'three']);
  const starts = pageStarts(text);
  expect(starts).toEqual([0, 4, 5]);
  expect([0, 3, 4, 5, 9].map((offset) => pageAt(starts, offset))).toEqual([1, 1, 2, 3, 3]);
});
