import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from './quotations.ts';

describe('findQuotations', () => {
  const cases: [string, string[]][] = [
    ['“We paid,” said Reed.', ['We paid,']],
    ['"We paid," said Reed. "Twice."', ['We paid,', 'Twice.']],
    ['She called it a “direct threat” and “a farce.”', ['direct threat', 'a farce.']],
    ['“We tried,” she said, “and we failed.”', ['We tried, and we failed.']],
    ['"Why," Mr. Reed asked at noon, "did nobody call?"', ['Why, did nobody call?']],
    ['“We tried”, she said, “and failed.” Then: “Never.”', ['We tried and failed.', 'Never.']],
    ['“One,” he said, “two,” he went on, “three.”', ['One, two, three.']],
    ['“We tried,” she said. “We failed.”', ['We tried,', 'We failed.']],
    ['He saw “the wall,” the tower, “the gate.”', ['the wall,', 'the gate.']],
    ['“He told me ‘go home’ and left,” she said.', ['He told me ‘go home’ and left,']],
    ['‘It wasn’t the workers’ fault,’ he said.', ['It wasn’t the workers’ fault,']],
    ["'It wasn't ours,' he said. 'Don't ask.'", ["It wasn't ours,", "Don't ask."]],
    ["The '90s were Reed's, he told 'em, weren't they?", []],
    ['The dogs’ bowl and the cats’ bed', []],
    ['« On verra », dit-il. „Mal sehen“, sagte er. »Gut«, sagte sie.', ['On verra', 'Mal sehen', 'Gut']],
    ['Hon sade: ”Vi betalar.”', ['Vi betalar.']],
    ['彼は「払った」と言った。', ['払った']],
    ['A 6\'2" man bought a 12" pipe.', []],
    ['He said "a 6\'2" man did it" and left.', ['a 6\'2" man did it']],
    ['“We never signed that letter.', ['We never signed that letter.']],
    ['Nothing at all. “ ” "" “…”', []],
    ['"We paid," he said. " You did not."', ['We paid,', 'You did not.']],
    ['(“Really?”)—“Yes”—', ['Really?', 'Yes']],
  ];
  it.each(cases)('%s', (text, expected) => {
    expect(findQuotations(text).map((quotation) => quotation.text)).toEqual(expected);
  });

  it('gives offsets of the marks and of what stands between them', () => {
    const text = 'Then: “We tried,” she said, “and failed.” End.';
    const [quotation] = findQuotations(text);
    expect(text.slice(quotation?.start, quotation?.end)).toBe('“We tried,” she said, “and failed.”');
    expect(quotation?.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'We tried,',
      'and failed.',
    ]);
    expect(quotation?.isOpen).toBe(false);
    expect(findQuotations('“To be continued')[0]).toMatchObject({ start: 0, end: 16, isOpen: true });
  });

  it('finds what was put in marks, whatever the text around it', () => {
    const plain = fc
      .array(fc.constantFrom('the', 'ferry', "didn't", 'run', 'in', '1990', 'Reed’s', 'crew,'))
      .map((list) => list.join(' '));
    const marks = fc.constantFrom<[string, string][]>(['“', '”'], ['"', '"'], ['«', '»'], ['„', '“']);
    fc.assert(
      fc.property(plain, plain, plain, marks, (before, inner, after, [open, close]) => {
        const text = `${before} ${open}We ${inner}!${close} ${after}`;
        const found = findQuotations(text);
        expect(found.map((quotation) => quotation.text)).toEqual([`We ${inner}!`]);
      }),
    );
  });

  it('gives ordered, disjoint ranges inside any text', () => {
    const unit = fc.constantFrom(
      '“',
      '”',
      '‘',
      '’',
      '"',
      "'",
      '«',
      '»',
      '„',
      ' ',
      'a',
      's',
      ',',
      '.',
      ' said ',
      '𝒳',
      '6',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        let last = 0;
        for (const { start, end, parts } of findQuotations(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const part of parts) {
            expect(part.start).toBeGreaterThan(start);
            expect(part.end).toBeGreaterThanOrEqual(part.start);
            expect(part.end).toBeLessThanOrEqual(end);
          }
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
