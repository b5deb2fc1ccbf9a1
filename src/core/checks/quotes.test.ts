import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareQuote, findOccurrences, prepareEvidence } from './quotes.ts';

/** Minutes of an invented harbour council. */
const minutes = `Harbour council of Ostrava Bay, 4 March.
REED: Good evening. We spent 3.5 million euros on the north wall, and we didn't ask anybody for permission.
REED: Um, I think, I think the ferry will run again in April, you know, if the weather holds.
HOLT: (APPLAUSE) Nobody told us about the crack.
REED: The engineers told me on 14 February that the wall was safe. They did not say it would last forever.
HOLT: Who signed the letter?
REED: I signed it myself, and I would sign it again, because the alternative was to close the whole harbour for a year.
HOLT: Then resign.
REED: No. The commander-in-chief of this port doesn’t run away — he stays, he answers, he repairs what is broken.
The plan is to rebuild 240 metres of quay by 2031. It will cost less than the old one, and it will carry twice the load.`;
const evidence = prepareEvidence(minutes);

function compare(quote: string): { verdict: string; passage: string } | null {
  const finding = compareQuote(quote, evidence);
  return finding && { verdict: finding.verdict, passage: minutes.slice(finding.start, finding.end) };
}

describe('compareQuote', () => {
  const cases: [string, string, string][] = [
    ['to the letter', 'I signed it myself, and I would sign it again,', 'verbatim'],
    ['a stop for a comma at the end', 'They did not say it would last forever,', 'verbatim'],
    ['two words', 'north wall', 'verbatim'],
    ['letter case', 'the Engineers told me', 'verbatim-normalised'],
    ['apostrophes', 'we didn’t ask anybody for permission', 'verbatim-normalised'],
    ['dashes', "doesn't run away - he stays, he answers", 'verbatim-normalised'],
    ['hyphens', 'The commander in chief of this port', 'verbatim-normalised'],
    [
      'soft hyphens and no-break spaces',
      'the alter\u00ADnative was to\u00A0close the whole harbour',
      'verbatim-normalised',
    ],
    [
      'a line broken inside a word',
      'the alter-\nnative was to close the whole harbour',
      'verbatim-normalised',
    ],
    [
      'across a speaker label',
      'if the weather holds. Nobody told us about the crack.',
      'verbatim-normalised',
    ],
    ['a sign for a word', 'We spent 3.5 million € on the north wall', 'altered'],
    ['another currency', 'We spent 3.5 million dollars on the north wall', 'digits-changed'],
    [
      'hesitation and repetition dropped',
      'I think the ferry will run again in April, if the weather holds.',
      'fillers-dropped',
    ],
    [
      'another speaker dropped',
      'They did not say it would last forever. I signed it myself, and I would sign it again',
      'fillers-dropped',
    ],
    ['a bracketed name', '[Reed] signed it [herself], and I would sign it again', 'bracketed'],
    ['a bracketed letter', '[T]he alternative was to close the whole harbour', 'bracketed'],
    ['a bracketed ending', 'Nobody t[old] us about the crack', 'bracketed'],
    [
      'an ellipsis',
      'I signed it myself … because the alternative was to close the whole harbour',
      'bracketed',
    ],
    [
      'a spaced ellipsis in brackets',
      'We spent 3.5 million euros [. . .] and we didn’t ask anybody',
      'bracketed',
    ],
    ['a short part after an ellipsis', 'The engineers told me on 14 February ... last forever', 'bracketed'],
    ['two ellipses', 'The plan is to rebuild ... of quay ... and it will carry twice the load', 'bracketed'],
    [
      'sentences swapped',
      'They did not say it would last forever. The engineers told me on 14 February that the wall was safe.',
      'reordered',
    ],
    ['words swapped', 'he answers, he stays, he repairs what is broken', 'reordered'],
    [
      'parts swapped at an ellipsis',
      'it will carry twice the load … The plan is to rebuild 240 metres of quay',
      'reordered',
    ],
    ['a word changed', 'I signed it myself, and I would write it again', 'altered'],
    ['a word put in', 'I really signed it myself, and I would sign it again', 'altered'],
    ['a word left out', 'because the alternative was to close the harbour for a year', 'altered'],
    ['a contraction written out', 'and we did not ask anybody for permission', 'altered'],
    ['an acronym', 'Nobody told US about the crack', 'altered'],
    ['another digit', 'We spent 3.6 million euros on the north wall', 'digits-changed'],
    ['another scale', 'We spent 3.5 billion euros on the north wall', 'digits-changed'],
    [
      'a digit in the first word',
      '241 metres of quay by 2031. It will cost less than the old one',
      'digits-changed',
    ],
    ['a number dropped', 'The plan is to rebuild metres of quay by 2031', 'digits-changed'],
    [
      'a number word',
      'It will cost less than the old one, and it will carry three times the load',
      'digits-changed',
    ],
    ['a date', 'told me on 15 February that the wall was safe', 'digits-changed'],
    ['a not left out', 'They did say it would last forever', 'negation-changed'],
    ['a not put in', 'I signed it myself, and I would not sign it again', 'negation-changed'],
    ["an n't left out", 'and we did ask anybody for permission', 'negation-changed'],
    ['a never in brackets', 'I signed it myself, and I would [never] sign it again', 'negation-changed'],
    ['a not inside an ellipsis', 'They did … say it would last forever', 'negation-changed'],
  ];
  it.each(cases)('%s: %j is %s', (_what, quote, verdict) => {
    expect(compare(quote)?.verdict).toBe(verdict);
  });

  const absent = [
    ['nothing', ''],
    ['no words', '“…”'],
    ['another text', 'The library will open on Sundays from the first week of June.'],
    ['common words in a row', 'and it will be that we would say it to them again'],
    ['three words not in a row', 'north old wall'],
    ['half a word', 'arbour council'],
    ['the head of a contraction', 'did'.concat(' ask anybody')],
    ['a number inside a number', '5 million'],
    [
      'one sentence true, two invented',
      'Then resign. Your office lost every key to the archive. The mayor paid nine lawyers out of her own pocket.',
    ],
    [
      'words of the right place in a new sentence',
      'The wall would carry the weather of April for the engineers and the old port',
    ],
  ];
  it.each(absent)('%s is not found', (_what, quote) => {
    expect(compareQuote(quote, evidence)).toBeNull();
  });

  it('finds nothing in empty evidence', () => {
    expect(compareQuote('I signed it myself', prepareEvidence(''))).toBeNull();
  });

  it('gives the passage, what was elided and the word diff', () => {
    const quote =
      '“They did say it would last … Who signed the letter?” I wrote it myself, and I would sign it again';
    const finding = compareQuote(quote, evidence);
    expect(finding).toMatchObject({
      verdict: 'negation-changed',
      differences: ['bracketed', 'altered', 'negation-changed'],
    });
    expect(minutes.slice(finding?.start, finding?.end)).toBe(
      'They did not say it would last forever.\nHOLT: Who signed the letter?\nREED: I signed it myself, and I would sign it again',
    );
    expect(finding?.elisions.map(({ start, end }) => minutes.slice(start, end))).toEqual(['forever']);
    expect(finding?.diff).toEqual([
      { kind: 'equal', text: '“They did' },
      { kind: 'delete', text: ' not' },
      { kind: 'equal', text: ' say it would last' },
      { kind: 'delete', text: ' forever' },
      { kind: 'equal', text: ' … Who signed the letter?” I' },
      { kind: 'delete', text: ' signed' },
      { kind: 'insert', text: ' wrote' },
      { kind: 'equal', text: ' it myself, and I would sign it again' },
    ]);
  });

  it('leaves out time codes and cue numbers of subtitles', () => {
    const subtitles = prepareEvidence(
      '1\n00:00:01,000 --> 00:00:04,000\nWe never promised\n\n2\n00:00:04,500 --> 00:00:07,000\n[laughter] a second bridge over the river.\n',
    );
    expect(compareQuote('We never promised a second bridge over the river', subtitles)?.verdict).toBe(
      'verbatim-normalised',
    );
  });

  it('treats a name before a colon as a speaker only when it opens several lines', () => {
    const said =
      'Mara Reed: We close at noon today.\nTom Holt: Why is that?\nMara Reed: Because of the wind.\nTom Holt: Ah.';
    expect(
      compareQuote('We close at noon today. Why is that? Because of the wind.', prepareEvidence(said))
        ?.verdict,
    ).toBe('verbatim-normalised');
    const once = prepareEvidence('He was clear about it.\nVerdict: the bridge has to go.');
    expect(compareQuote('He was clear about it. The bridge has to go.', once)?.verdict).toBe('altered');
  });

  it('reads number words and figures alike, and tells them apart by value', () => {
    const text = 'It took five to six weeks and twenty-five men, not one more.';
    const verdictOf = (quote: string): string | undefined =>
      compareQuote(quote, prepareEvidence(text))?.verdict;
    expect(verdictOf('It took 5 to 6 weeks and 25 men')).toBe('verbatim-normalised');
    expect(verdictOf('It took 5 to 7 weeks and 25 men')).toBe('digits-changed');
    expect(verdictOf('It took 5 to 6 weeks and twenty-four men')).toBe('digits-changed');
  });

  it('shows the number that stands where the quotation begins or ends', () => {
    const found = compareQuote('14 metres of quay by 2031. It will cost less than the old one', evidence);
    expect(found?.diff[0]).toEqual({ kind: 'delete', text: '240' });
    expect(found?.diff[1]).toEqual({ kind: 'insert', text: '14' });
  });

  it('finds a garbled copy by its letters', () => {
    const scan =
      'I signcd it myself, ond l would siqn it ogain, becavse the alternatlve vvas to c1ose thewhole harbovr for a ycar';
    const finding = compareQuote(scan, evidence);
    expect(finding && minutes.slice(finding.start, finding.end)).toMatch(
      /^I signed it myself, .* for a year$/u,
    );
    expect(finding?.similarity).toBeGreaterThan(0.6);
  });

  it('looks at long and patterned texts in reasonable time', () => {
    const patterns = [
      'the '.repeat(50_000),
      'A'.repeat(200_000),
      '1,'.repeat(100_000),
      " 'a".repeat(60_000),
      '… ab '.repeat(40_000),
    ];
    const from = performance.now();
    for (const pattern of patterns) compareQuote(pattern.slice(0, 60_000), prepareEvidence(pattern));
    expect(performance.now() - from).toBeLessThan(8000);
  });

  it('takes the first of several equal places', () => {
    const twice = prepareEvidence('We pay our debts in full. Nobody doubts it. We pay our debts in full.');
    expect(compareQuote('we pay our debts in full', twice)?.start).toBe(0);
    expect(compareQuote('we pay all our debts in full', twice)?.start).toBe(0);
  });
});

describe('findOccurrences', () => {
  it('finds every place, whatever the typography', () => {
    const text = 'The “old mill” burned. The old-mill road? THE OLD MILL! The old miller.';
    const found = findOccurrences('the old mill', prepareEvidence(text));
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The “old mill',
      'The old-mill',
      'THE OLD MILL',
    ]);
    expect(findOccurrences('the old mills', prepareEvidence(text))).toEqual([]);
    expect(findOccurrences('', prepareEvidence(text))).toEqual([]);
  });
});

/** Prose of plain words that never repeat, so that every passage stands in one place only. */
const stems =
  'barn cloud drum fern gate hill iron jar kite lamp moss nest oak pond quilt reed sand tile urn vine'.split(
    ' ',
  );
const endings = ['ers', 'wood', 'ton', 'ford', 'field', 'house'];
const vocabulary = endings.flatMap((ending) => stems.map((stem) => stem + ending));
const prose = fc
  .shuffledSubarray(vocabulary, { minLength: 40, maxLength: 100 })
  .map((list) => list.map((word, at) => (at % 9 === 8 ? `${word}, and 47${at} men,` : word)));
const passage = fc.tuple(prose, fc.nat(), fc.integer({ min: 6, max: 20 })).map(([list, seed, length]) => {
  const from = seed % (list.length - length);
  return { list, from, to: from + length };
});

describe('compareQuote on any text', () => {
  it('finds every run of whole words verbatim at its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(), fc.nat(), (text, a, b) => {
        const prepared = prepareEvidence(text);
        const count = prepared.starts.length;
        if (count === 0) return;
        const [from, to] = [a % count, b % count].sort((x, y) => x - y) as [number, number];
        const quote = text.slice(prepared.starts[from], prepared.ends[to]);
        const finding = compareQuote(quote, prepared);
        expect(finding?.verdict).toBe('verbatim');
        expect(text.slice(finding?.start, finding?.end)).toBe(quote);
      }),
    );
  });

  it('finds every passage of prose verbatim where it stands', () => {
    fc.assert(
      fc.property(passage, ({ list, from, to }) => {
        const before = list.slice(0, from).join(' ');
        const quote = list.slice(from, to).join(' ').replace(/,$/u, '');
        const finding = compareQuote(quote, prepareEvidence(list.join(' ')));
        const start = before === '' ? 0 : before.length + 1;
        expect(finding).toMatchObject({ verdict: 'verbatim', start, end: start + quote.length });
      }),
    );
  });

  it('is loud about a changed digit', () => {
    fc.assert(
      fc.property(passage, fc.nat(), fc.integer({ min: 1, max: 9 }), ({ list, from, to }, which, add) => {
        const quote = list.slice(from, to).join(' ');
        const digits = [...quote.matchAll(/\d/gu)];
        const digit = digits[which % Math.max(1, digits.length)];
        if (digit === undefined) return;
        const changed =
          quote.slice(0, digit.index) + String((Number(digit[0]) + add) % 10) + quote.slice(digit.index + 1);
        const finding = compareQuote(changed, prepareEvidence(list.join(' ')));
        expect(finding?.differences).toContain('digits-changed');
      }),
    );
  });

  it('is loud about a negation put in or left out', () => {
    const negation = fc.constantFrom('not', 'never', 'no', 'without', "didn't", 'didn’t', 'nobody', 'cannot');
    fc.assert(
      fc.property(passage, negation, fc.nat(), fc.boolean(), ({ list, from, to }, word, seed, isPutIn) => {
        const plain = list.slice(from, to);
        const at = 1 + (seed % (plain.length - 1));
        const negated = [...plain.slice(0, at), word, ...plain.slice(at)];
        const whole = (middle: string[]): string =>
          [...list.slice(0, from), ...middle, ...list.slice(to)].join(' ');
        const [quote, text] = isPutIn ? [negated, whole(plain)] : [plain, whole(negated)];
        expect(compareQuote(quote.join(' '), prepareEvidence(text))?.verdict).toBe('negation-changed');
      }),
    );
  });

  it('never cuts a surrogate pair, and its diff always spells the quotation', () => {
    const units = fc.constantFrom(
      'we ',
      'paid ',
      'the ',
      'mason ',
      '𝒳𝒴𝒵 ',
      '👩🏽‍🚒 ',
      '…',
      '[',
      '] ',
      '“',
      '7 ',
      'not ',
      'REED: ',
      '\n',
      '(',
    );
    const text = fc.string({ unit: units, maxLength: 60 });
    fc.assert(
      fc.property(text, text, (quote, evidenceText) => {
        const finding = compareQuote(quote, prepareEvidence(evidenceText));
        if (finding === null) return;
        for (const offset of [
          finding.start,
          finding.end,
          ...finding.elisions.flatMap(({ start, end }) => [start, end]),
        ]) {
          expect(
            /^[\uDC00-\uDFFF]/.test(evidenceText.slice(offset)) &&
              /[\uD800-\uDBFF]$/.test(evidenceText.slice(0, offset)),
          ).toBe(false);
        }
        expect(finding.end).toBeGreaterThan(finding.start);
        expect(finding.similarity).toBeGreaterThanOrEqual(0);
        expect(finding.similarity).toBeLessThanOrEqual(1);
        const printed = finding.diff.filter((part) => part.kind !== 'delete').map((part) => part.text);
        expect(printed.join('')).toBe(quote);
      }),
      { numRuns: 500 },
    );
  });

  it('never finds prose of other words', () => {
    const foreign = fc.shuffledSubarray(vocabulary, { minLength: 60 });
    fc.assert(
      fc.property(foreign, fc.integer({ min: 2, max: 20 }), (list, length) => {
        const quote = list.slice(0, length).join(' ');
        expect(compareQuote(quote, prepareEvidence(list.slice(length).join(' ')))).toBeNull();
      }),
    );
  });
});
