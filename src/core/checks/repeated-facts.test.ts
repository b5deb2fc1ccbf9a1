import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuotedBlock } from './article-quotations.ts';
import { contextWords, stemOf, type FactMention } from './fact-mention.ts';
import { quotationMentions, repeatedFacts, type RepeatedFacts } from './repeated-facts.ts';
import { attributeQuotations } from './speakers.ts';

/** A mention where `words` stand in `text`, which is the whole block. */
function mention(
  kind: FactMention['kind'],
  blockId: string,
  text: string,
  words: string,
  value = words,
  unit: string | null = null,
): FactMention {
  const start = text.indexOf(words);
  const end = start + words.length;
  return { kind, blockId, start, end, value, unit, context: contextWords(text, start, end) };
}

function told({ groups, contradictions }: RepeatedFacts): unknown {
  return {
    groups: groups.map(({ value, mentions }) => [value, mentions.map(({ blockId }) => blockId)]),
    contradictions: contradictions.map(({ sides }) =>
      sides.map(({ value, mentions }) => [value, mentions.map(({ blockId }) => blockId)]),
    ),
  };
}

const nothing = { groups: [], contradictions: [] };

describe('repeatedFacts: figures', () => {
  const headline = 'Ferry fire: 12 killed';
  const body = 'At least 14 people were killed when the ferry caught fire on Monday.';

  it('groups one figure with one unit wherever it stands', () => {
    const found = repeatedFacts([
      mention('figure', 'headline', '3.5m euros for the wall', '3.5m', '3500000', 'EUR'),
      mention('figure', 'b1', 'The wall will cost 3.5 million euros.', '3.5 million', '3500000', 'EUR'),
      mention('figure', 'caption', 'The wall is 3.5 kilometres long.', '3.5', '3.5', 'km'),
    ]);
    expect(told(found)).toEqual({ groups: [['3500000', ['headline', 'b1']]], contradictions: [] });
  });

  it('groups bare figures only where they are about the same', () => {
    const found = repeatedFacts([
      mention('figure', 'b1', 'Seven gates were opened at noon.', 'Seven', '7'),
      mention('figure', 'b2', 'All seven gates failed.', 'seven', '7'),
      mention('figure', 'b3', 'Her son is seven.', 'seven', '7'),
    ]);
    expect(told(found)).toEqual({ groups: [['7', ['b1', 'b2']]], contradictions: [] });
  });

  it('reports a headline that gives another figure than the body', () => {
    const found = repeatedFacts([
      mention('figure', 'headline', headline, '12', '12'),
      mention('figure', 'b1', body, '14', '14', 'person'),
      mention('figure', 'b5', 'The 14 dead had boarded in Ostrava.', '14', '14', 'person'),
    ]);
    expect(told(found)).toEqual({
      groups: [['14', ['b1', 'b5']]],
      contradictions: [
        [
          ['12', ['headline']],
          ['14', ['b1', 'b5']],
        ],
      ],
    });
    expect(found.contradictions[0]?.shared).toContain('kill');
  });

  it('keeps quiet about two figures that one block tells together', () => {
    const rose = 'The number of people killed in the fire rose from 12 to 14 on Tuesday.';
    const found = repeatedFacts([
      mention('figure', 'headline', headline, '12', '12'),
      mention('figure', 'b1', rose, '12', '12', 'person'),
      mention('figure', 'b1', rose, '14', '14', 'person'),
    ]);
    expect(told(found)).toEqual(nothing);
  });

  it('does not compare other units, money with people, or other subjects', () => {
    const found = repeatedFacts([
      mention('figure', 'headline', 'Quay repair: 12 percent dearer', '12', '12', '%'),
      mention('figure', 'b1', 'The quay repair took 14 months and 30 million euros.', '14', '14', 'month'),
      mention('figure', 'b2', 'The quay repair cost 30 million euros.', '30 million', '30000000', 'EUR'),
      mention('figure', 'b3', 'Some 900 people live on the island.', '900', '900', 'person'),
      mention('figure', 'b4', 'In 1971 the school had 40 pupils.', '40', '40', 'person'),
    ]);
    expect(told(found)).toEqual(nothing);
  });
});

describe('repeatedFacts: figures of another size', () => {
  const opposed = (one: string, other: string, unit: string | null = 'EUR') =>
    repeatedFacts([
      mention('figure', 'headline', 'Quay repair cost $', '$', one, unit),
      mention('figure', 'b4', 'The quay repair cost $ in all.', '$', other, unit),
    ]).contradictions.length === 1;

  it('are no two versions of one, unless a unit of counting slipped', () => {
    expect(opposed('6000000', '726000000')).toBe(false);
    expect(opposed('6000000', '6000000000')).toBe(true);
    expect(opposed('1.2', '1200')).toBe(true);
  });

  it('are opposed up to twenty times, and wherever a ratio says nothing', () => {
    expect(opposed('6000000', '120000000')).toBe(true);
    expect(opposed('6000000', '121000000')).toBe(false);
    expect(opposed('2', '45', 'person')).toBe(true);
    expect(opposed('0.5', '12', '%')).toBe(true);
    expect(opposed('0', '40', 'person')).toBe(true);
    expect(opposed('-3', '40', null)).toBe(true);
  });
});

describe('repeatedFacts: dates', () => {
  it('groups equal dates and reports one that differs', () => {
    const found = repeatedFacts([
      mention('date', 'dek', 'Ferry returns on April 4', 'April 4', '--04-04'),
      mention('date', 'b1', 'The ferry returns on 4 April, the mayor said.', '4 April', '--04-04'),
      mention('date', 'caption', 'The ferry returns on April 14.', 'April 14', '--04-14'),
    ]);
    expect(told(found)).toEqual({
      groups: [['--04-04', ['dek', 'b1']]],
      contradictions: [
        [
          ['--04-04', ['dek', 'b1']],
          ['--04-14', ['caption']],
        ],
      ],
    });
  });

  it('does not call a shorter date another one', () => {
    const text = 'The ferry returns in April.';
    const found = repeatedFacts([
      mention('date', 'b1', text, 'April', '2026-04'),
      mention('date', 'b2', 'The ferry returns on April 4, 2026.', 'April 4, 2026', '2026-04-04'),
      mention('date', 'b3', 'The ferry returns on April 4.', 'April 4', '--04-04'),
    ]);
    expect(found.contradictions).toEqual([]);
  });
});

describe('repeatedFacts: names', () => {
  const name = (blockId: string, value: string): FactMention => mention('name', blockId, value, value);

  it('groups a surname with its one full name', () => {
    const found = repeatedFacts([name('b1', 'Mara Reed'), name('b2', 'Reed'), name('b3', 'MARA REED')]);
    expect(told(found)).toEqual({ groups: [['Mara Reed', ['b1', 'b2', 'b3']]], contradictions: [] });
    const two = repeatedFacts([name('b1', 'Mara Reed'), name('b2', 'Tom Reed'), name('b3', 'Reed')]);
    expect(two.groups).toEqual([]);
  });

  it('sees no soft hyphen in a name', () => {
    const found = told(repeatedFacts([name('b1', 'Netan\u00adyahu'), name('b2', 'Netanyahu')]));
    expect(found).toMatchObject({ groups: [[expect.anything(), ['b1', 'b2']]], contradictions: [] });
  });

  const misspelt: [string, string][] = [
    ['Dmitry Peskov', 'Dmitri Peskov'],
    ['Ines Duarte', 'Inês Duarte'],
    ['Katherine Johnson', 'Katharine Johnson'],
    ['Viktor Sand', 'Viktor Sandt'],
    ['Columbia', 'Colombia'],
  ];
  it.each(misspelt)('reports %s and %s', (a, b) => {
    expect(told(repeatedFacts([name('b1', a), name('b2', b)]))).toEqual({
      groups: [],
      contradictions: [
        [
          [a, ['b1']],
          [b, ['b2']],
        ],
      ],
    });
  });

  const others: [string, string][] = [
    ['Mara Reed', 'Tom Reed'],
    ['Russia', 'Russian'],
    ['Reed', 'Reid'],
    ['Pier 12', 'Pier 13'],
    ['Nina Holt', 'Paul Sand'],
  ];
  it.each(others)('says nothing of %s and %s', (a, b) => {
    expect(told(repeatedFacts([name('b1', a), name('b2', b)]))).toEqual(nothing);
  });
});

describe('repeatedFacts: quotations', () => {
  function quoted(...texts: string[]): RepeatedFacts {
    const blocks = texts.map((text, at): QuotedBlock => ({ id: `b${String(at)}`, kind: 'paragraph', text }));
    return repeatedFacts(quotationMentions(attributeQuotations(blocks)));
  }

  it('groups a quotation with its headline version and its repetition', () => {
    const found = quoted(
      'Harbour chief: ‘I reported everything I saw’',
      '“I reported everything I saw, and nobody answered,” Sand said.',
      '“I reported everything I saw — and nobody answered,” he repeats.',
    );
    expect(found.contradictions).toEqual([]);
    expect(found.groups.map(({ mentions }) => mentions.length)).toEqual([3]);
  });

  it('reports a quotation quoted two ways, a digit included', () => {
    const found = quoted(
      '“We spent 3 million euros on the north wall,” Reed said.',
      'Reed said: “We spent 4 million euros on the north wall.”',
    );
    expect(found.groups).toEqual([]);
    expect(found.contradictions.map(({ kind, sides }) => [kind, ...sides.map(({ value }) => value)])).toEqual(
      [
        [
          'quotation',
          'We spent 3 million euros on the north wall,',
          'We spent 4 million euros on the north wall.',
        ],
      ],
    );
  });

  it('says nothing of quotations that only share common words, or of terms', () => {
    expect(
      told(
        quoted(
          '“I do not know what to say about the harbour,” Reed said.',
          '“I do not know when the library opens,” Holt said.',
          'The so-called “quiet deal” and the “quiet deal” again.',
        ),
      ),
    ).toEqual(nothing);
  });
});

describe('contextWords', () => {
  it('takes content words of the same sentence, nearest first', () => {
    const text = 'Nobody slept. At least 14 people were killed when the ferry burned. Rain fell.';
    const start = text.indexOf('14');
    expect(contextWords(text, start, start + 2).slice(0, 3)).toEqual(['person', 'kill', 'ferry']);
    expect(contextWords(text, start, start + 2)).not.toContain('rain');
    expect(stemOf('deaths')).toBe(stemOf('killed'));
  });
});

describe('repeatedFacts on any mentions', () => {
  const word = fc.constantFrom('kill', 'ferry', 'fire', 'quay', 'person', 'cost');
  const any = fc.record({
    kind: fc.constantFrom<FactMention['kind']>('figure', 'date', 'name', 'quotation'),
    blockId: fc.constantFrom('a', 'b', 'c'),
    start: fc.nat(50),
    end: fc.integer({ min: 50, max: 99 }),
    value: fc.oneof(fc.constantFrom('12', '14', 'Reed', 'Mara Reed', 'we paid for the wall'), fc.string()),
    unit: fc.constantFrom(null, 'EUR', 'person'),
    context: fc.array(word, { maxLength: 5 }),
  });

  it('groups each mention once, and opposes different values only', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 25 }), (mentions) => {
        const { groups, contradictions } = repeatedFacts(mentions);
        const members = groups.flatMap((group) => group.mentions);
        expect(new Set(members).size).toBe(members.length);
        for (const { sides } of contradictions) {
          expect(sides[0].value).not.toBe(sides[1].value);
          for (const side of sides) expect(side.mentions.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('takes no time that a reader would notice for a long article, and ends for a hostile one', () => {
    const many = (count: number, subjects: number): FactMention[] =>
      Array.from({ length: count }, (_, at) => ({
        kind: (['figure', 'date', 'name', 'quotation'] as const)[at % 4] ?? 'figure',
        blockId: `b${String(at % 300)}`,
        start: at,
        end: at + 1,
        value:
          at % 4 === 3
            ? `we paid ${String(at)} for the wall of ${String(at * 7)}`
            : `Name${String(at % 400)} Reed`,
        unit: null,
        context: [`word${String(at % subjects)}`, `other${String((at * 7) % subjects)}`],
      }));
    const times = Array.from({ length: 5 }, () => {
      const from = performance.now();
      repeatedFacts(many(2000, 300));
      return performance.now() - from;
    });
    expect(Math.min(...times)).toBeLessThan(500);
    const from = performance.now();
    repeatedFacts(many(40_000, 1));
    expect(performance.now() - from).toBeLessThan(20_000);
  }, 40_000);
});
