import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates, describeRange, resolveRange } from './excerpt-anchor.ts';

const letter = `The council met on Monday. It paid 40,000 euros to the mason of the north wall.
It did not pay the ferry company. The council met again on Friday, and it paid 40,000 euros to the painter.`;

function excerptOf(words: string): ReturnType<typeof describeRange> {
  const start = letter.indexOf(words);
  return describeRange(letter, start, start + words.length);
}

describe('describeRange', () => {
  it('keeps the exact words and 32 units of context', () => {
    const excerpt = excerptOf('did not pay the ferry');
    expect(excerpt).toEqual({
      exact: 'did not pay the ferry',
      prefix: ' to the mason of the north wall.\nIt '.slice(-32),
      suffix: ' company. The council met again ',
      start: letter.indexOf('did not'),
      end: letter.indexOf(' company'),
    });
  });

  it('never cuts a character of the context, and refuses to cut one of the passage', () => {
    const text = '𝒳'.repeat(40) + 'a' + '𝒴'.repeat(40);
    expect(describeRange(text, 80, 81)).toMatchObject({ prefix: '𝒳'.repeat(16), suffix: '𝒴'.repeat(16) });
    expect(describeRange(`x${text}y`, 81, 82)).toMatchObject({ exact: 'a', prefix: '𝒳'.repeat(16) });
    expect(describeRange(`${text}y`.slice(2), 79, 81)).toMatchObject({
      exact: '𝒴',
      prefix: `${'𝒳'.repeat(15)}a`,
    });
    expect(() => describeRange(text, 1, 4)).toThrow(RangeError);
    expect(() => describeRange(text, 4, 4)).toThrow(RangeError);
    expect(() => describeRange(text, 0, 500)).toThrow(RangeError);
  });
});

describe('resolveRange', () => {
  it('finds a passage where it was, and where the text before it grew or shrank', () => {
    const excerpt = excerptOf('did not pay the ferry');
    expect(resolveRange(letter, excerpt)).toEqual({ start: excerpt.start, end: excerpt.end });
    expect(resolveRange(`New first line.\n${letter}`, excerpt)?.start).toBe(excerpt.start + 16);
    expect(resolveRange(letter.slice(20), excerpt)?.start).toBe(excerpt.start - 20);
  });

  it('gives up on other words, other context and several equal places', () => {
    const excerpt = excerptOf('did not pay the ferry');
    expect(resolveRange(`x${letter.replace('did not', 'did')}`, excerpt)).toBeNull();
    expect(resolveRange(`x${letter.replace('north wall', 'south wall')}`, excerpt)).toBeNull();
    expect(resolveRange(`${letter.slice(3)}\n${letter}`, excerpt)).toBeNull();
  });
});

describe('candidates', () => {
  it('ranks equal words by their context', () => {
    const excerpt = excerptOf('paid 40,000 euros to the painter');
    const moved = `Twice it paid 40,000 euros to the painter.\n${letter}`;
    const found = candidates(moved, excerpt);
    expect(found.map(({ start }) => start)).toEqual([
      moved.lastIndexOf('paid 40,000'),
      moved.indexOf('paid 40,000'),
    ]);
  });

  it('marks changed digits and negations', () => {
    const digits = candidates(
      letter.replaceAll('40,000', '45,000'),
      excerptOf('it paid 40,000 euros to the painter'),
    );
    expect(digits[0]?.differences).toContain('digits-changed');
    const negation = candidates(
      letter.replace('did not pay', 'did pay'),
      excerptOf('It did not pay the ferry company.'),
    );
    expect(negation[0]?.differences).toContain('negation-changed');
    expect(candidates('Nothing of the kind.', excerptOf('It did not pay the ferry company.'))).toEqual([]);
  });
});

describe('anchors on any text', () => {
  const unit = fc.constantFrom('a', 'b', 'pay ', 'not ', '4', '𝒳', '\n', '.');
  const text = fc.string({ unit, minLength: 1, maxLength: 80 });

  it('never resolve to other words, and always to their own place in the same text', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (before, later, a, b) => {
        const points = Array.from(before).reduce(
          (list, letter) => [...list, (list.at(-1) ?? 0) + letter.length],
          [0],
        );
        const i = a % (points.length - 1);
        const start = points[i]!;
        const end = points[i + 1 + (b % (points.length - 1 - i))]!;
        const excerpt = describeRange(before, start, end);
        expect(resolveRange(before, excerpt)).toEqual({ start, end });
        for (const changed of [later, later + before, before.replace('not ', ''), before.replace('4', '5')]) {
          const found = resolveRange(changed, excerpt);
          if (found !== null) expect(changed.slice(found.start, found.end)).toBe(excerpt.exact);
        }
      }),
      { numRuns: 500 },
    );
  });
});
