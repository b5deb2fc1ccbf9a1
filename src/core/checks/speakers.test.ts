import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextBlockKind } from '../article/block-tree.ts';
import { articleQuotations, type BlockRange, type QuotedBlock } from './article-quotations.ts';
import { attributeQuotations, type AttributedQuotation } from './speakers.ts';

interface Gold {
  readonly passages: readonly {
    readonly name: string;
    readonly blocks: readonly QuotedBlock[];
    readonly quotations: readonly {
      readonly text: string;
      readonly kind: string;
      readonly speaker: string | null;
    }[];
  }[];
}
const gold = JSON.parse(
  readFileSync(new URL('fixtures/quotations-gold.json', import.meta.url), 'utf8'),
) as Gold;

function article(...texts: (string | [TextBlockKind, string])[]): QuotedBlock[] {
  return texts.map((text, at) => ({
    id: `b${String(at)}`,
    kind: typeof text === 'string' ? 'paragraph' : text[0],
    text: typeof text === 'string' ? text : text[1],
  }));
}

function slice(blocks: readonly QuotedBlock[], range: BlockRange | null | undefined): string | null {
  if (range === null || range === undefined) return null;
  return blocks.find(({ id }) => id === range.blockId)?.text.slice(range.start, range.end) ?? null;
}

function only(blocks: readonly QuotedBlock[]): AttributedQuotation {
  const found = attributeQuotations(blocks);
  expect(found).toHaveLength(1);
  return found[0] as AttributedQuotation;
}

describe('attributeQuotations on written passages', () => {
  it.each(gold.passages)('$name: the quotations and their kinds', ({ blocks, quotations }) => {
    const found = attributeQuotations(blocks);
    expect(found.map(({ text, kind }) => ({ text, kind }))).toEqual(
      quotations.map(({ text, kind }) => ({ text, kind })),
    );
  });

  it('proposes nearly every speaker, and makes none up where there is no name', () => {
    const wrong = gold.passages.flatMap(({ blocks, quotations }) => {
      const found = attributeQuotations(blocks);
      return quotations.flatMap(({ speaker }, at) => {
        const name = found[at]?.speaker?.name ?? null;
        return name === speaker ? [] : [{ name, speaker }];
      });
    });
    expect(wrong.length).toBeLessThanOrEqual(2);
    expect(wrong.filter(({ speaker }) => speaker === null)).toEqual([]);
  });
});

describe('an attribution', () => {
  const mayor = 'Mayor Mara Reed opened the quay with Tom Holt, the harbour master.';
  const cases: [string, string | null, string | null, string | null, string][] = [
    ['“We paid,” Reed said.', 'Mara Reed', 'Reed', 'said', 'resolved'],
    ['“We paid,” said Ines Duarte, an engineer.', 'Ines Duarte', 'Ines Duarte', 'said', 'stated'],
    ['“We paid,” the mayor told reporters.', 'Mara Reed', 'the mayor', 'told', 'resolved'],
    ['“We paid,” the harbour master said.', 'Tom Holt', 'the harbour master', 'said', 'resolved'],
    ['“We paid,” she said.', 'Mara Reed', 'she', 'said', 'nearest'],
    ['“We paid,” he said.', 'Tom Holt', 'he', 'said', 'nearest'],
    ['“We paid,” police said.', null, 'police', 'said', 'stated'],
    ['“We paid,” I said.', null, 'I', 'said', 'nearest'],
    ['Reed said: “We paid for it.”', 'Mara Reed', 'Reed', 'said', 'resolved'],
    ['According to Reed, “we paid”.', 'Mara Reed', 'Reed', 'According to', 'resolved'],
    ['HOLT: “We paid for it.”', 'Tom Holt', 'HOLT', ':', 'resolved'],
    ['Reed, calling it “a bargain”, left.', 'Mara Reed', 'Reed', 'calling', 'resolved'],
    ['“We,” Reed said, “paid.”', 'Mara Reed', 'Reed', 'said', 'resolved'],
    ['“We paid,” U.S. Attorney Nina Cole said.', 'Nina Cole', 'U.S. Attorney Nina Cole', 'said', 'stated'],
  ];
  it.each(cases)('%s', (text, name, words, cue, confidence) => {
    const blocks = article(mayor, text);
    const { speaker, kind } = only(blocks);
    expect(kind).toBe('speech');
    expect(speaker?.name).toBe(name);
    expect(slice(blocks, speaker?.words)).toBe(words);
    expect(slice(blocks, speaker?.cue)).toBe(cue);
    expect(speaker?.confidence).toBe(confidence);
  });

  it('is null when the text does not say who spoke', () => {
    expect(only(article('“The show was really great. We loved it.”')).speaker).toBeNull();
  });

  it('is not read off a passive, a noun or a plan', () => {
    for (const text of [
      'The plan was described as “a farce”.',
      'His repeated claims of “good faith” failed.',
      'Reed agreed to return the “gift”.',
    ])
      expect(only(article(text)).kind, text).toBe('term');
  });

  it('goes on to the next sentence, but not over a change of subject or into a heading', () => {
    const [, second] = attributeQuotations(article('“We tried,” Reed said. “We failed.”'));
    expect(second?.speaker).toMatchObject({ name: 'Reed', confidence: 'carried', cue: null });
    const [, answer] = attributeQuotations(
      article(mayor, '“We tried,” Reed said. Holt shook his head. “You never tried.”'),
    );
    expect(answer?.speaker?.name).toBe('Tom Holt');
    const [, title] = attributeQuotations(
      article('“We tried,” Mara Reed said.', ['heading', '“You never tried.”']),
    );
    expect(title?.speaker).toBeNull();
  });
});

describe('articleQuotations', () => {
  it('joins the paragraphs of one quotation and keeps each place', () => {
    const blocks = article('Reed said: “One.', '“Two.', '“Three.” She left.', '“Four.”');
    const [first, last] = articleQuotations(blocks);
    expect(first).toMatchObject({ text: 'One.\nTwo.\nThree.', isOpen: false });
    expect(first?.places.map((place) => slice(blocks, place))).toEqual(['“One.', '“Two.', '“Three.”']);
    expect(last?.text).toBe('Four.');
  });

  it('does not join a paragraph that opens with no mark', () => {
    const found = articleQuotations(article('“We never signed.', 'The council did.', '“It did.”'));
    expect(found.map(({ text, isOpen }) => [text, isOpen])).toEqual([
      ['We never signed.', true],
      ['It did.', false],
    ]);
  });

  it('takes a block quote without marks as one, its signature left out', () => {
    const blocks = article(['block-quote', 'We paid.'], ['block-quote', 'Twice.\n— Mara Reed'], 'End.');
    expect(articleQuotations(blocks).map(({ text, isSetOff }) => [text, isSetOff])).toEqual([
      ['We paid.\nTwice.', true],
    ]);
  });
});

describe('attributeQuotations on any text', () => {
  it('keeps every range inside its block, in order', () => {
    const unit = fc.constantFrom(
      ...['“', '”', '"', "'", '‘', '’', '«', '»', '„', ' ', 'a', '. ', ', ', ': ', ' said ', 'Mara ', 'Reed'],
      ...[' the mayor ', ' he ', '\u202E', '\u200F', '𝒳', '👩🏽‍🚒', '\n', '— ', ' according to ', '6'],
    );
    const text = fc.string({ unit, maxLength: 60 });
    const kind = fc.constantFrom<TextBlockKind>('paragraph', 'block-quote', 'headline');
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, text), { maxLength: 5 }), (list) => {
        const blocks = article(...list);
        for (const { places, parts, speaker } of attributeQuotations(blocks)) {
          for (const range of [...places, ...parts, speaker?.words ?? null, speaker?.cue ?? null]) {
            if (range === null) continue;
            const length = blocks.find(({ id }) => id === range.blockId)?.text.length ?? -1;
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeGreaterThanOrEqual(range.start);
            expect(range.end).toBeLessThanOrEqual(length);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('looks at hostile texts in reasonable time', () => {
    const hostile = [
      '“'.repeat(100_000),
      '”'.repeat(100_000),
      '"a '.repeat(100_000),
      "'a ".repeat(100_000),
      '»a '.repeat(100_000),
      '«a» '.repeat(100_000),
      '“a” '.repeat(100_000),
      '“a,” said Reed. '.repeat(20_000),
      'Reed said '.repeat(100_000),
      'Mara Reed '.repeat(100_000),
      '\u202E“\u202Ca '.repeat(50_000),
      'a'.repeat(1_000_000),
      'A'.repeat(1_000_000),
      'the mayor of the city of '.repeat(40_000),
      '“We paid,” the mayor said of the wall. '.repeat(25_000),
    ];
    for (const text of hostile) {
      const from = process.threadCpuUsage();
      attributeQuotations(article(text, text.slice(0, 1000)));
      const { user } = process.threadCpuUsage(from);
      expect(user / 1000, text.slice(0, 20)).toBeLessThan(5000);
    }
  }, 120_000);
});
