import { describe, expect, it } from 'vitest';
import { compareClaim, isAgreement, isConcern, type Finding } from './compare-claim.ts';

const noDay = { publicationDate: null };
const day = { publicationDate: '2026-03-14' };

/** Findings in short: "number differs: 14 | 41". */
function brief(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ kind, finding, claim, evidence }) => `${kind} ${finding}: ${claim.text} | ${evidence?.text ?? '-'}`,
  );
}

describe('numbers', () => {
  it.each([
    [
      'a figure and its word',
      'Forty-two people were hurt.',
      '42 people were hurt.',
      'agrees: Forty-two | 42',
    ],
    ['a dozen', 'A dozen people were hurt.', 'Twelve people were hurt.', 'agrees: A dozen | Twelve'],
    ['half a million', 'Half a million marched.', '400,000 marched.', 'differs: Half a million | 400,000'],
    ['an ordinal', 'He came twenty-second.', 'He came 21st in the race.', 'differs: twenty-second | 21st'],
    [
      'the printed precision rounds',
      'The city has about 1.2 million people.',
      'The census counted 1,184,220 people in the city.',
      'rounded: 1.2 million | 1,184,220',
    ],
    [
      'the next figure is another',
      'The city has 1.2 million people.',
      'The city has 1.3 million people.',
      'differs: 1.2 million | 1.3 million',
    ],
    ['a tenth too far', 'The rate is 4.5%.', 'The rate is 4.4 per cent.', 'differs: 4.5% | 4.4 per cent'],
    [
      'points are not per cent',
      'Turnout fell by 5 percentage points.',
      'Turnout fell by 5 per cent.',
      'unit-differs: 5 percentage points | 5 per cent',
    ],
    [
      'another currency',
      'It cost $5 million.',
      'It cost €5 million.',
      'unit-differs: $5 million | €5 million',
    ],
    [
      'one currency, two forms',
      'It cost 5 million dollars.',
      'It cost US$5m.',
      'agrees: 5 million dollars | US$5m',
    ],
    ['miles of km', 'The road is 62 miles long.', 'The road is 100 km long.', 'converted: 62 miles | 100 km'],
    [
      'wrong miles of km',
      'The road is 70 miles long.',
      'The road is 100 km long.',
      'differs: 70 miles | 100 km',
    ],
    ['°F of °C', 'It reached 40 °C at noon there.', 'It reached 104 °F there.', 'converted: 40 °C | 104 °F'],
    ['a range, two forms', 'Between 10 and 12 ships sank.', '10–12 ships sank.', 'agrees: 10 and 12 | 10–12'],
    ['another range', '10 to 15 ships sank.', '10 to 12 ships sank.', 'differs: 10 to 15 | 10 to 12'],
    ['one end of a range', 'Some 12 ships sank.', 'Some 10 to 14 ships sank.', 'rounded: 12 | 10 to 14'],
    [
      'more than holds',
      'More than 900 people came.',
      'We counted 984 people who came.',
      'rounded: 900 | 984',
    ],
    [
      'more than fails',
      'More than 1,000 people came.',
      'We counted 984 people who came.',
      'differs: 1,000 | 984',
    ],
    ['at least', 'At least 900 people came.', 'We counted 900 people who came.', 'agrees: 900 | 900'],
    [
      'two thirds',
      'Two-thirds of voters left.',
      '67 per cent of voters left.',
      'rounded: Two-thirds | 67 per cent',
    ],
    [
      'nine of ten',
      'Nine out of ten voters left.',
      '80 per cent of voters left.',
      'differs: Nine out of ten | 80 per cent',
    ],
    ['a time of the day', 'It starts at 5 pm.', 'It starts at 17:00.', 'agrees: 5 pm | 17:00'],
    ['another time', 'It starts at 5 pm.', 'It starts at half past six.', 'differs: 5 pm | half past six'],
    ['a code', 'The 3D model is ready.', 'The 2D model is ready.', 'differs: 3D | 2D'],
    ['full width digits', '３０ people died.', '31 people died.', 'differs: ３０ | 31'],
    ['Arabic-Indic digits', '١٬٢٣٤ people died.', '1,234 people died.', 'agrees: ١٬٢٣٤ | 1,234'],
    ['nothing of the kind', 'The fine was $300.', 'The fine was paid.', 'not-found: $300 | -'],
    ['a small count', 'Three of them left early.', 'Some of them left early.', 'unclear: Three | -'],
  ])('%s', (_, claim, evidence, expected) => {
    expect(brief(compareClaim(claim, evidence, noDay)).filter((line) => line.startsWith('number'))).toContain(
      `number ${expected}`,
    );
  });

  it('belong to their words: figures that changed places are found, in one sentence and in two', () => {
    const claim = 'Revenue rose 5 per cent and costs rose 7 per cent.';
    for (const evidence of [
      'Last year revenue rose 7 per cent and costs rose 5 per cent.',
      'Revenue rose 7 per cent. Costs rose 5 per cent.',
    ]) {
      expect(brief(compareClaim(claim, evidence, noDay))).toEqual([
        'number differs: 5 per cent | 7 per cent',
        'number differs: 7 per cent | 5 per cent',
      ]);
    }
    expect(
      compareClaim(claim, 'Costs rose 7 per cent. Revenue rose 5 per cent.', noDay).every(isAgreement),
    ).toBe(true);
  });

  it('say what differs in plain words', () => {
    const [finding] = compareClaim('Fares rose 14 per cent.', 'Fares rose 41 per cent.', noDay);
    expect(finding?.message).toBe('The draft says 14 per cent, the evidence 41 per cent.');
  });
});

describe('dates', () => {
  it.each([
    [
      'two forms',
      'It opened on 2026-03-14.',
      'It opened on March 14, 2026.',
      ['agrees: 2026-03-14 | March 14, 2026'],
    ],
    [
      'another year',
      'In 2021 the firm had workers.',
      'In 2022 the firm had workers.',
      ['differs: 2021 | 2022'],
    ],
    ['a weekday', 'It opened on Monday.', 'It opened on Tuesday.', ['differs: Monday | Tuesday']],
    [
      'the weekday of a date',
      'It opened on Saturday.',
      'It opened on 14 March 2026.',
      ['agrees: Saturday | 14 March 2026'],
    ],
    ['a decade', 'It was built in the 1990s.', 'It was built in 1994.', ['agrees: 1990s | 1994']],
    [
      'a century',
      'It was built in the 19th century.',
      'It was built in 1794.',
      ['differs: 19th century | 1794'],
    ],
    [
      'a quarter',
      'Sales fell in Q2 2021.',
      'Sales fell in the third quarter of 2021.',
      ['differs: Q2 2021 | third quarter of 2021'],
    ],
    ['more exact', 'It was built in March 1994.', 'It was built in 1994.', ['unclear: March 1994 | 1994']],
    ['two readings', 'It opened on 04/03/2026.', 'It opened in spring.', ['ambiguous: 04/03/2026 | -']],
    [
      'two readings, settled',
      'It opened on 04/03/2026.',
      'It opened on 4 March 2026.',
      ['agrees: 04/03/2026 | 4 March 2026'],
    ],
    [
      'one reading only',
      'It opened on 14/03/2026.',
      'It opened on 14 March 2026.',
      ['agrees: 14/03/2026 | 14 March 2026'],
    ],
    [
      'last Tuesday',
      'It opened last Tuesday.',
      'It opened on 10 March 2026.',
      ['agrees: last Tuesday | 10 March 2026'],
    ],
    [
      'not last Tuesday',
      'It opened last Tuesday.',
      'It opened on 3 March 2026.',
      ['differs: last Tuesday | 3 March 2026'],
    ],
    ['years ago', 'It opened two years ago.', 'It opened in 2023.', ['differs: two years ago | 2023']],
    [
      'a wrong weekday',
      'It opened on Sunday, 14 March 2026.',
      'It opened on 14 March 2026.',
      ['agrees: Sunday, 14 March 2026 | 14 March 2026', 'contradiction: Sunday, 14 March 2026 | -'],
    ],
    [
      'no such day',
      'It opened on 31 April 2026.',
      'It opened in 2026.',
      ['unclear: 31 April 2026 | 2026', 'contradiction: 31 April 2026 | -'],
    ],
    [
      'a decade of nine years',
      'It ran from 1989 to 1998, a decade.',
      'It ran from 1989 to 1998.',
      ['agrees: 1989 | 1989', 'agrees: 1998 | 1998', 'contradiction: a decade | -'],
    ],
    [
      'nine years',
      'It ran for nine years, from 1989 to 1998.',
      'It ran from 1989 to 1998.',
      ['agrees: 1989 | 1989', 'agrees: 1998 | 1998'],
    ],
    [
      'a wrong age',
      'She, aged 42, was born in 1980.',
      'She was born in 1980.',
      ['contradiction: 42 | -', 'agrees: 1980 | 1980'],
    ],
    ['a right age', 'She, aged 45, was born in 1980.', 'She was born in 1980.', ['agrees: 1980 | 1980']],
  ])('%s', (_, claim, evidence, expected) => {
    const found = brief(compareClaim(claim, evidence, day)).filter((line) => line.startsWith('date'));
    expect(found).toEqual(expected.map((line) => `date ${line}`));
  });

  it('that count from an unknown day are unclear, never loud', () => {
    const findings = compareClaim('It opened two years ago.', 'It opened in 2023.', noDay);
    expect(brief(findings)).toEqual(['date unclear: two years ago | -']);
    expect(findings.some(isConcern) || findings.some(isAgreement)).toBe(false);
  });

  it('refuse a day of publication that is none', () => {
    expect(() => compareClaim('x', 'y', { publicationDate: '2026-02-30' })).toThrow('2026-02-30');
  });
});

describe('names', () => {
  it.each([
    [
      'the same',
      'Ursula von der Leyen spoke.',
      'Then Ursula von der Leyen spoke.',
      'agrees: Ursula von der Leyen | Ursula von der Leyen',
    ],
    ['a surname', 'Then Lind opened it.', 'Ada Lind opened it.', 'shortened: Lind | Ada Lind'],
    [
      'a surname in the evidence',
      'Then Ada Lind opened it.',
      'Then Ms Lind opened it.',
      'shortened: Ada Lind | Lind',
    ],
    ['initials', 'The UN sent troops.', 'The United Nations sent troops.', 'shortened: UN | United Nations'],
    ['a nickname', 'Later Bob left.', 'Later Robert left.', 'shortened: Bob | Robert'],
    [
      'a misspelling',
      'Mayor Ada Lindqvist spoke.',
      'Mayor Ada Lindquist spoke.',
      'misspelt: Ada Lindqvist | Ada Lindquist',
    ],
    ['accents', 'Then José García won.', 'Then Jose Garcia won.', 'misspelt: José García | Jose Garcia'],
    [
      'another person',
      'Mayor Tom Berg opened the bridge.',
      'Mayor Ada Lind opened the bridge.',
      'differs: Tom Berg | Ada Lind',
    ],
    [
      'another given name',
      'Then Peter Lind opened it.',
      'Then Ada Lind opened it.',
      'differs: Peter Lind | Ada Lind',
    ],
    [
      'two made one',
      'Then John Miller left.',
      'Then John Smith and Peter Miller left.',
      'differs: John Miller | John Smith',
    ],
    [
      'another bank',
      'The Bank of France acted.',
      'The Bank of England acted.',
      'differs: Bank of France | Bank of England',
    ],
    ['nobody', 'Then Tom Berg left.', 'Then nobody left.', 'not-found: Tom Berg | -'],
    ['a word is no name', 'Later Will left.', 'Later they will leave.', 'not-found: Will | -'],
    ['a number of a name', 'The F-250 sold well.', 'The F-150 sold well.', 'differs: F-250 | F-150'],
    ['a company form', 'Later Acme Inc paid.', 'Later Acme paid.', 'shortened: Acme Inc | Acme'],
    [
      'another company form',
      'Later Acme Group paid.',
      'Later Acme Holdings paid.',
      'differs: Acme Group | Acme Holdings',
    ],
    ['another office', 'Our CFO Ada Lind spoke.', 'Our CEO Ada Lind spoke.', 'differs: CFO | CEO'],
  ])('%s', (_, claim, evidence, expected) => {
    expect(brief(compareClaim(claim, evidence, noDay))).toContain(`name ${expected}`);
  });

  it('are no words at the start of a sentence', () => {
    expect(compareClaim('Attendance grew. Unlike before, tickets sold out.', 'It was full.', noDay)).toEqual(
      [],
    );
  });
});

describe('negations', () => {
  it.each([
    [
      'The council did not approve the plan for the harbour.',
      'The council approved the plan for the harbour.',
      'differs: not approve | approved',
    ],
    [
      'The council approved the plan for the harbour.',
      'The council never approved the plan for the harbour.',
      'differs: approved | never approved',
    ],
    [
      'The company failed to pay its workers.',
      'The company paid its workers.',
      'differs: failed to pay | paid',
    ],
    [
      'The company refused to pay its workers.',
      'The company did not pay its workers.',
      'agrees: refused to pay | not pay',
    ],
  ])('%s', (claim, evidence, expected) => {
    expect(brief(compareClaim(claim, evidence, noDay))).toContain(`negation ${expected}`);
  });

  it('elsewhere in the evidence count for nothing', () => {
    const evidence = 'The council approved the plan for the harbour. Nobody liked the mayor’s tie.';
    expect(compareClaim('The council approved the plan for the harbour.', evidence, noDay)).toEqual([]);
  });
});

describe('quotations', () => {
  const tape = 'MAYOR: We closed the harbour on nine days last year.';
  it('are compared word by word, and their figures only there', () => {
    expect(brief(compareClaim('“We closed the harbour on ten days,” she said.', tape, noDay))).toEqual([
      'quote differs: “We closed the harbour on ten days,” | We closed the harbour on nine days',
    ]);
    expect(brief(compareClaim('“We closed the harbour on nine days,” she said.', tape, noDay))).toEqual([
      'quote agrees: “We closed the harbour on nine days,” | We closed the harbour on nine days',
    ]);
    expect(brief(compareClaim('“Nothing of that kind was ever said,” she said.', tape, noDay))).toContain(
      'quote not-found: “Nothing of that kind was ever said,” | -',
    );
  });
});
