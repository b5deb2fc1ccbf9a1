import { describe, expect, it } from 'vitest';
import { paragraphAt, paragraphsOf, proposeLocator } from './evidence-paragraphs.ts';

const pieces = (text: string) => paragraphsOf(text).map(({ start, end }) => text.slice(start, end));

describe('paragraphsOf', () => {
  it('splits at blank lines and keeps hard wraps inside a paragraph', () => {
    expect(pieces('One\ntwo\n\n \nThree\r\n\r\nfour\n')).toEqual(['One\ntwo', 'Three', 'four']);
  });

  it('splits at line breaks when no line is blank', () => {
    expect(pieces('A: yes\nB: no\nA: so')).toEqual(['A: yes', 'B: no', 'A: so']);
  });

  it('numbers from one and finds the paragraph of an offset', () => {
    const text = 'One\n\nTwo\n\nThree';
    const paragraphs = paragraphsOf(text);
    expect(paragraphs.map((paragraph) => paragraph.number)).toEqual([1, 2, 3]);
    expect(paragraphAt(paragraphs, text.indexOf('wo'))?.number).toBe(2);
    expect(paragraphAt(paragraphs, 4)?.number).toBe(2);
    expect(paragraphAt(paragraphs, 999)?.number).toBe(3);
    expect(paragraphAt(paragraphsOf(' \n '), 0)).toBeNull();
  });
});

describe('proposeLocator', () => {
  it('offers the paragraph', () => {
    const text = 'One\n\nTwo\n\nThree';
    const at = text.indexOf('Three');
    expect(proposeLocator(text, at, at + 5)).toEqual({ label: 'paragraph', value: '3' });
  });

  it('offers the last time code before the passage', () => {
    const text =
      '[00:01:10] MARLOW: We met.\n[00:02:45] REED: It was 1,950 (12:59 would be wrong).\n[00:03:00] End';
    const at = text.indexOf('1,950');
    expect(proposeLocator(text, at, at + 5)).toEqual({ label: 'timestamp', value: '00:02:45' });
    const opening = '12:31 Reed: yes\n12:40 Marlow: no';
    expect(proposeLocator(opening, opening.indexOf('no'), opening.length)?.value).toBe('12:40');
  });

  it('takes the time code inside the passage when none stands before it', () => {
    expect(proposeLocator('[00:05] Hello', 0, 13)).toEqual({ label: 'timestamp', value: '00:05' });
  });

  it('has nothing to offer for an empty text', () => {
    expect(proposeLocator('', 0, 0)).toBeNull();
  });
});
