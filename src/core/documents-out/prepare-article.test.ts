import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textBlocks } from '../article/block-tree.ts';
import { anArticle } from '../testing/arbitraries.ts';
import { aParagraph } from '../testing/builders.ts';
import { prepareArticle, writableText } from './prepare-article.ts';

function prepared(text: string, words: string) {
  const start = text.indexOf(words);
  const block = aParagraph('p', text, { marks: [{ kind: 'bold', start, end: start + words.length }] });
  const [leaf] = textBlocks(prepareArticle({ blocks: [block] }).article);
  const [mark] = leaf!.marks;
  return { text: leaf!.text, bold: mark ? leaf!.text.slice(mark.start, mark.end) : null };
}

describe('prepareArticle', () => {
  test.each([
    ['plain bold text', 'bold', 'plain bold text', 'bold'],
    ['  spaced bold  ', 'bold', 'spaced bold', 'bold'],
    ['a\u0000b\u0007 bold', 'bold', 'ab bold', 'bold'],
    ['one\r\ntwo bold', 'bold', 'one\ntwo bold', 'bold'],
    ['one\rtwo\u2028three bold', 'bold', 'one\ntwo\nthree bold', 'bold'],
    ['half \ud800 bold', 'bold', 'half  bold', 'bold'],
    ['\ufdd0\uffff bold', 'bold', 'bold', 'bold'],
    [' \u0000 ', '\u0000', '', null],
    ['keeps\ta tab and\u00a0this', 'and', 'keeps\ta tab and\u00a0this', 'and'],
    ['👍 bold 👍', 'bold', '👍 bold 👍', 'bold'],
    ['bo\u0000ld all', 'bo\u0000ld', 'bold all', 'bold'],
  ])('%j', (source, words, text, bold) => expect(prepared(source, words)).toEqual({ text, bold }));

  test('clean articles stay as they are, apart from white space at the edges', () => {
    fc.assert(
      fc.property(anArticle, (blocks) => {
        const { article, cleaning } = prepareArticle({ blocks });
        expect(cleaning).toEqual({ characters: 0, links: 0 });
        const before = textBlocks({ blocks });
        textBlocks(article).forEach((leaf, at) => {
          expect(leaf.text).toBe(before[at]!.text.trim());
          for (const mark of leaf.marks) expect(mark.end).toBeLessThanOrEqual(leaf.text.length);
        });
      }),
    );
  });

  test('any string becomes writable, and stays so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = writableText(text);
        expect(writableText(once)).toBe(once);
        // Fails on half surrogate pairs.
        expect(() => encodeURIComponent(once)).not.toThrow();
        // eslint-disable-next-line no-control-regex -- control characters are what this looks for
        expect(once).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u);
      }),
    );
  });

  test('links that may not be published lose their address and are counted', () => {
    const block = aParagraph('p', 'a b', {
      marks: [
        { kind: 'link', start: 0, end: 1, href: 'file:///etc/passwd' },
        { kind: 'link', start: 2, end: 3, href: 'https://example.org' },
      ],
    });
    const { article, cleaning } = prepareArticle({ blocks: [block] });
    expect(cleaning.links).toBe(1);
    expect(textBlocks(article)[0]!.marks).toEqual([
      { kind: 'link', start: 2, end: 3, href: 'https://example.org/' },
    ]);
  });
});
