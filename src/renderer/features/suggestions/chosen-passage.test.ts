import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../../core/article/segments.ts';
import { moveEnd, moveStart, rangesOf, toggleSplit, type Passage } from './chosen-passage.ts';

const text = 'The board said “fares fell by 12%” in March, and £40 million was lost.';
const passageOf = (said: string): Passage => {
  const start = text.indexOf(said);
  return { start, end: start + said.length, splitAt: null };
};
const said = (passage: Passage) => rangesOf(text, passage).map(({ start, end }) => text.slice(start, end));

describe('a passage that is about to be accepted', () => {
  it('grows and shrinks word by word at both ends, with the signs that belong to a word', () => {
    let passage = passageOf('fares fell by');
    passage = moveEnd(text, passage, 1);
    expect(said(passage)).toEqual(['fares fell by 12%”']);
    passage = moveEnd(text, passage, 1);
    expect(said(passage)).toEqual(['fares fell by 12%” in']);
    passage = moveEnd(text, moveEnd(text, passage, -1), -1);
    expect(said(passage)).toEqual(['fares fell by']);
    passage = moveStart(text, moveStart(text, passage, -1), -1);
    expect(said(passage)).toEqual(['board said “fares fell by']);
    passage = moveStart(text, moveStart(text, passage, 1), 1);
    expect(said(passage)).toEqual(['“fares fell by']);
    expect(said(moveEnd(text, passageOf('and'), 1))).toEqual(['and £40']);
  });

  it('stops at the ends of the block and at its last word', () => {
    const first = passageOf('The');
    expect(moveStart(text, first, -1)).toEqual(first);
    expect(moveEnd(text, first, -1)).toEqual(first);
    expect(moveStart(text, first, 1)).toEqual(first);
    const last = passageOf('lost');
    expect(moveEnd(text, last, 1)).toEqual(last);
  });

  it('is split where another statement begins, the place moves by words, and it can be one again', () => {
    const whole = passageOf(text.slice(0, -1));
    const split = toggleSplit(text, whole);
    expect(said(split)).toEqual(['The board said “fares fell by 12%” in March', 'and £40 million was lost']);
    expect(said(moveEnd(text, split, 1))[1]).toBe('£40 million was lost');
    expect(said(moveEnd(text, split, -1))[1]).toBe('March, and £40 million was lost');
    expect(toggleSplit(text, split)).toEqual(whole);
    expect(toggleSplit(text, passageOf('board'))).toEqual(passageOf('board'));
    expect(said(toggleSplit(text, passageOf('fell by 12%')))).toEqual(['fell', 'by 12%']);
  });

  it('keeps its words whatever is done to it', () => {
    const step = fc.constantFrom(
      (passage: Passage, on: string) => moveEnd(on, passage, 1),
      (passage: Passage, on: string) => moveEnd(on, passage, -1),
      (passage: Passage, on: string) => moveStart(on, passage, 1),
      (passage: Passage, on: string) => moveStart(on, passage, -1),
      (passage: Passage, on: string) => toggleSplit(on, passage),
    );
    const sign = fc.constantFrom(
      'a',
      'fig',
      '12',
      '%',
      ' ',
      ' ',
      '“',
      '”',
      "'",
      '’',
      '(',
      ')',
      ', ',
      '£',
      '😀',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 40 }),
        fc.nat(),
        fc.array(step, { maxLength: 30 }),
        (signs, n, steps) => {
          const on = signs.join('');
          const all = words(on);
          const word = all[n % Math.max(1, all.length)];
          if (word === undefined) return;
          let passage: Passage = { ...word, splitAt: null };
          for (const act of steps) {
            passage = act(passage, on);
            const ranges = rangesOf(on, passage);
            expect(ranges).toHaveLength(passage.splitAt === null ? 1 : 2);
            let before = -1;
            for (const { start, end } of ranges) {
              expect(start).toBeGreaterThanOrEqual(Math.max(0, before));
              expect(end).toBeLessThanOrEqual(on.length);
              expect(words(on.slice(start, end)).length).toBeGreaterThan(0);
              before = end;
            }
          }
        },
      ),
    );
  });
});
