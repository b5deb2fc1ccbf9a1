import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLongMarkdown, readMarkdown } from './read-markdown.ts';

const line = fc.constantFrom(
  'A paragraph that goes on for a while, with *stress* and a [link](https://example.org).',
  'Referred to[^1] and again[^s2], and [^nowhere].',
  '- an item\n  - below it\n\n  still the item',
  '1. first\n2. second',
  '> quoted\n> twice\n\n> and again',
  '## Heading',
  '| a | b |\n| - | - |\n| c | d |',
  '[^1]: The note.\n\n    Its second paragraph.',
  '[^s2]: Another note, see [^1].',
  '---',
  '<!---->',
  'Words\\\nbroken',
  '    indented code',
  '```\nfenced',
  '<div>\nHTML\n\n</div>',
  '<!-- open',
  '[label]: https://example.org/x',
  'See [label].',
  '👩‍👩‍👧 and אמר',
);
const filler = 'Words enough to part one stretch from the next. '.repeat(90);
const aDocument = fc
  .array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 2, arbitrary: fc.constant(filler) }), {
    maxLength: 14,
  })
  .map((blocks) => blocks.join('\n\n'));

describe('reading in stretches', () => {
  test('finds exactly what reading the whole file finds', () => {
    fc.assert(
      fc.property(aDocument, (markdown) => {
        expect(readLongMarkdown(markdown)).toEqual(readMarkdown(markdown));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('still sees a fence that swallows what follows', () => {
    const open = ['One.', filler, '```', filler, 'Two.'].join('\n\n');
    expect(readLongMarkdown(open)).toEqual(readMarkdown(open));
    expect(readLongMarkdown(open)).not.toContain('Two.');
  });
});
