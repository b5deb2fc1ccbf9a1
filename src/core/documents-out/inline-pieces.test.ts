import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../article/block-tree.ts';
import { anArticle } from '../testing/arbitraries.ts';
import { aParagraph } from '../testing/builders.ts';
import { textBlocks } from '../article/block-tree.ts';
import { inlineHtml } from './html-text.ts';
import { inlinePieces, type Anchor } from './inline-pieces.ts';

function html(text: string, marks: readonly Mark[], anchors: readonly Anchor[] = []): string {
  return inlineHtml(aParagraph('p', text, { marks }), anchors).replaceAll(/<sup.*?<\/sup>/gu, '^');
}
const link = (start: number, end: number, href = 'https://a.example/'): Mark => ({
  kind: 'link',
  start,
  end,
  href,
});
const at = (offset: number): Anchor => ({
  at: offset,
  reference: { series: 'source', number: 1, occurrence: 1 },
});

describe('overlapping marks', () => {
  test.each<[string, readonly Mark[], readonly Anchor[], string]>([
    [
      'abcd',
      [
        { kind: 'bold', start: 0, end: 2 },
        { kind: 'italic', start: 1, end: 3 },
      ],
      [],
      '<strong>a<em>b</em></strong><em>c</em>d',
    ],
    [
      'abcd',
      [{ kind: 'bold', start: 0, end: 4 }, link(1, 3)],
      [],
      '<strong>a</strong><a href="https://a.example/"><strong>bc</strong></a><strong>d</strong>',
    ],
    [
      'abcd',
      [link(0, 3, 'https://a.example/'), link(2, 4, 'https://b.example/')],
      [],
      '<a href="https://a.example/">abc</a><a href="https://b.example/">d</a>',
    ],
    ['ab', [link(0, 2)], [at(1)], '<a href="https://a.example/">a</a>^<a href="https://a.example/">b</a>'],
    ['ab', [{ kind: 'bold', start: 0, end: 2 }], [at(1)], '<strong>a^b</strong>'],
    ['ab', [{ kind: 'bold', start: 0, end: 2 }], [at(2)], '<strong>ab</strong>^'],
    ['a\nb', [{ kind: 'bold', start: 0, end: 3 }], [], '<strong>a<br>b</strong>'],
    ['', [], [at(0)], '^'],
  ])('%j', (text, marks, anchors, expected) => expect(html(text, marks, anchors)).toBe(expected));
});

test('the pieces of any block, joined, are its text', () => {
  fc.assert(
    fc.property(anArticle, (blocks) => {
      for (const leaf of textBlocks({ blocks })) {
        const words = inlinePieces(leaf).map((piece) => (piece.kind === 'text' ? piece.text : '\n'));
        expect(words.join('')).toBe(leaf.text);
      }
    }),
  );
});
