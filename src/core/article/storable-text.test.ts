import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anArticle } from '../testing/arbitraries.ts';
import { plainBlock } from './block-tree.ts';
import { storableBlock, storableText, unstorableCharacter } from './storable-text.ts';
import { blockProblem } from './validate-article.ts';

describe('text that an article may hold', () => {
  it('has tabs and line feeds and no other C0 control, and no noncharacter', () => {
    for (const code of [0, 1, 8, 0x0b, 0x0c, 0x0d, 0x1f, 0xfffe, 0xffff, 0xfdd0, 0x1fffe]) {
      const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      expect(unstorableCharacter(`ab${String.fromCodePoint(code)}`)).toEqual({ code: name, at: 2 });
    }
    for (const text of ['a\tb\nc', 'Cafe\u0301', '\u200f\u202e\u200d', '👩‍👩‍👧', '\ufeff', '\u0085', '']) {
      expect(unstorableCharacter(text)).toBeNull();
    }
  });

  it('keeps its line ends', () => {
    expect(storableText('one\r\ntwo\rthree\u0000')).toBe('one\ntwo\nthree');
  });

  it('is made of any text, once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = storableText(text);
        expect(unstorableCharacter(clean)).toBeNull();
        expect(storableText(clean)).toBe(clean);
      }),
    );
  });
});

describe('a block', () => {
  it('keeps its ranges on the same words', () => {
    const block = {
      ...plainBlock('paragraph', 'p', 'A\u0000 ferry\r\n\ufffe late'),
      marks: [{ kind: 'bold' as const, start: 3, end: 8 }],
      spans: [
        { id: 's', start: 12, end: 16 },
        { id: 'gone', start: 1, end: 2 },
      ],
    };
    expect(storableBlock(block)).toEqual({
      ...block,
      text: 'A ferry\n late',
      marks: [{ kind: 'bold', start: 2, end: 7 }],
      spans: [{ id: 's', start: 9, end: 13 }],
    });
  });

  it('without such characters is the same object, and stays sound in any case', () => {
    fc.assert(
      fc.property(anArticle, fc.constantFrom('\0', '\r\n', '\ufffe'), (blocks, stray) => {
        for (const block of blocks) {
          expect(storableBlock(block)).toBe(block);
          if (block.kind !== 'paragraph') continue;
          const prefix = { ...block, text: `${block.text}${stray}` };
          expect(blockProblem(storableBlock(prefix))).toBeNull();
        }
      }),
    );
  });
});
