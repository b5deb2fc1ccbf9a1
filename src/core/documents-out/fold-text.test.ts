import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold-text.ts';

describe('folding text', () => {
  it('keeps letters and digits alone, with one space for everything between them', () => {
    expect(fold('  Åsa—Quill,  12/3 ', false).text).toBe('asa quill 12 3 ');
    expect(fold('Straße, ﬁn, Ｑuill', true).text).toBe('strasse fin quill');
    expect(fold('Гreta Quіll', true).text).toContain('quill');
  });

  it('hyphens join or part, and apostrophes join but before a possessive s', () => {
    expect(fold('Quill-\n Ash', true).text).toBe('quillash');
    expect(fold('Quill-\n Ash', false).text).toBe('quill ash');
    expect(fold('O’Brien’s boat', true).text).toBe('obrien s boat');
  });

  it('tells where every unit comes from, beyond the first plane of Unicode too', () => {
    const original = '𝐐uill ﬃ A\u0301sa';
    const folded = fold(original, true);
    expect(folded.text).toBe('quill ffi asa');
    expect([...folded.places()]).toEqual([0, 2, 3, 4, 5, 6, 7, 7, 7, 8, 9, 11, 12]);
  });

  it('has a place for every unit, none before the last, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (original, joins) => {
        const folded = fold(original, joins);
        const places = [...folded.places()];
        expect(places).toHaveLength(folded.text.length);
        expect(places.every((place, at) => place < original.length && place >= (places[at - 1] ?? 0))).toBe(
          true,
        );
        expect(folded.text).toBe(folded.text.replace(/ {2,}/gu, ' ').replace(/^ /u, ''));
      }),
    );
  });

  it('a text that has been folded stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (original) => {
        const once = fold(original, true).text;
        expect(fold(once, true).text).toBe(once);
      }),
    );
  });
});
