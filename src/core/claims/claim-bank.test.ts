import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bankKey, expiresOn, matchStatements } from './claim-bank.ts';

const match = (a: string, b: string) => matchStatements(bankKey(a), bankKey(b));

describe('matchStatements', () => {
  test.each([
    ['The ferry was late on 17 days in October.', 'the ferry was late on 17 days in October'],
    ['Halvik has 10,000 inhabitants', 'Halvik has 10000 inhabitants'],
    ['Halvik has five million visitors', 'Halvik has 5 million visitors'],
    ['“We never agreed,” said Nils Holt', '"We never agreed", said Nils Holt'],
  ])('“%s” is “%s”', (a, b) => expect(match(a, b)).toBe('same-words'));

  it('offers nearly the same words where figures, units and names agree', () => {
    expect(
      match(
        'The ferry between Halvik and Skarv was late on 17 days during October',
        'The ferry between Halvik and Skarv was delayed on 17 days during October',
      ),
    ).toBe('similar-words');
  });

  test.each([
    ['one digit', 'The ferry was late on 17 days in October', 'The ferry was late on 16 days in October'],
    ['a decimal', 'Rates rose by 3.5 per cent at the harbour', 'Rates rose by 35 per cent at the harbour'],
    ['a unit', 'The ferry was late on 17 days in October', 'The ferry was late on 17 weeks in October'],
    ['a scale', 'The quay cost 5 million to build in Halvik', 'The quay cost 5 billion to build in Halvik'],
    ['a currency', 'The quay cost $5 to build in Halvik', 'The quay cost €5 to build in Halvik'],
    ['a name', 'Nils Holt left the harbour board in May', 'Nils Hult left the harbour board in May'],
    [
      'the first name',
      'Halvik lost 17 ferries in a year of storms',
      'Skarv lost 17 ferries in a year of storms',
    ],
    ['who did it to whom', 'Holt sued Lund over the quay', 'Lund sued Holt over the quay'],
    ['a negation', 'Holt did sign the contract with Halvik', 'Holt did not sign the contract with Halvik'],
    ['a contracted negation', 'Holt will sign the paper in Halvik', 'Holt won’t sign the paper in Halvik'],
    [
      'a negative prefix',
      'Holt called the old quay in Halvik safe and legal',
      'Holt called the old quay in Halvik safe and illegal',
    ],
    [
      'an opposite',
      'Fares on the Halvik line rose by 17 per cent',
      'Fares on the Halvik line fell by 17 per cent',
    ],
    ['a month', 'The ferry was late on 17 days in October', 'The ferry was late on 17 days in November'],
    [
      'more figures',
      'The ferry was late on 17 days in October',
      'The ferry was late on 17 days in October 2025',
    ],
    [
      'nothing but likeness',
      'the ferry was very late again this week',
      'the ferry was very late again last week',
    ],
  ])('%s keeps statements apart', (_, a, b) => expect(match(a, b)).toBeNull());

  it('never joins statements that differ in a digit, whatever the words', () => {
    const word = fc.constantFrom(
      'the',
      'ferry',
      'Halvik',
      'was',
      'late',
      'on',
      'days',
      'cost',
      'of',
      'per',
      'cent',
      'Lund',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 14 }),
        fc.nat(14),
        fc.nat(99_999),
        fc.nat(99_999),
        (words, at, one, two) => {
          fc.pre(one !== two);
          const withNumber = (value: number) =>
            [...words.slice(0, at), String(value), ...words.slice(at)].join(' ');
          expect(match(withNumber(one), withNumber(two))).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says the same in both directions, and a statement matches itself', () => {
    const text = fc.array(
      fc.constantFrom('The', 'ferry', 'Halvik', 'never', '17', 'late', 'rose', 'fell', 'by'),
      {
        minLength: 1,
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(match(a.join(' '), b.join(' '))).toBe(match(b.join(' '), a.join(' ')));
        if (bankKey(a.join(' ')).exact !== '') expect(match(a.join(' '), a.join(' '))).toBe('same-words');
      }),
    );
  });

  it('does not match empty statements', () => {
    expect(match('', '')).toBeNull();
    expect(match('the', 'a')).toBeNull();
  });
});

test('a check of a figure expires, one of a fact does not', () => {
  const expiry = { number: 90 };
  expect(expiresOn('number', '2026-03-01T09:00:00.000Z', expiry)).toBe('2026-05-30');
  expect(expiresOn('fact', '2026-03-01T09:00:00.000Z', expiry)).toBeNull();
});
