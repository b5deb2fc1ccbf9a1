import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexMarks } from './mark-index.ts';
import type { TextMark } from './text-marks.ts';

it('finds exactly the marks that touch a stretch', () => {
  const mark = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
    .map(([start, length]): TextMark => ({ kind: 'found', start, end: start + length }));
  fc.assert(
    fc.property(
      fc.array(mark, { maxLength: 30 }),
      fc.nat(60),
      fc.integer({ min: 1, max: 20 }),
      (marks, start, length) => {
        const end = start + length;
        const touching = indexMarks(marks).touching(start, end);
        const expected = marks.filter((each) => each.start < end && each.end > start);
        expect(new Set(touching)).toEqual(new Set(expected));
        expect(touching).toHaveLength(expected.length);
      },
    ),
  );
});
