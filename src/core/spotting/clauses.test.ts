import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf } from './clauses.ts';
import { sentenceCues } from './cues.ts';

const clauses = (sentence: string): readonly string[] =>
  clausesOf(sentence, sentenceCues(sentence)).map(({ start, end }) => sentence.slice(start, end).trim());

describe('a sentence is parted', () => {
  it.each<[string, readonly string[]]>([
    [
      'The council spent 60,000 pounds on the pier in 2024; the harbour board raised fares by 7 per cent.',
      [
        'The council spent 60,000 pounds on the pier in 2024;',
        'the harbour board raised fares by 7 per cent.',
      ],
    ],
    [
      'Fares at Havorn rose by 7 per cent in 2024, while the number of passengers fell to 48,312.',
      ['Fares at Havorn rose by 7 per cent in 2024,', 'while the number of passengers fell to 48,312.'],
    ],
    [
      'Ada Quist was arrested in Havorn in 2019 after police had found 9 boats in the harbour.',
      ['Ada Quist was arrested in Havorn in 2019', 'after police had found 9 boats in the harbour.'],
    ],
    [
      'The map was drawn from data of the Vidar probe, which circled the moon from 2004 to 2017.',
      ['The map was drawn from data of the Vidar probe,', 'which circled the moon from 2004 to 2017.'],
    ],
    [
      'Per Ohlin joined the harbour board in 1987 and he has been its chairman since 2004.',
      ['Per Ohlin joined the harbour board in 1987', 'and he has been its chairman since 2004.'],
    ],
  ])('%s', (sentence, expected) => {
    expect(clauses(sentence)).toEqual(expected);
  });
});

describe('a sentence stays whole', () => {
  it.each([
    'The ferry sank, and nobody cared.',
    'The board bought bread, milk and cheese, and ships from Norway in 2024 for the first time.',
    '“We raised fares by 7 per cent in 2024, and nobody at Havorn complained about it,” said Per Ohlin.',
    'The board (which raised fares by 7 per cent in 2024, and by 9 per cent in 2025) met in Havorn on Tuesday.',
    'Before the war of 1914 and after the war of 1918 the ferry to Skarv was run by two brothers.',
  ])('%s', (sentence) => {
    expect(clauses(sentence)).toEqual([sentence]);
  });
});

it('loses nothing and repeats nothing, whatever the text', () => {
  const parts = fc.array(
    fc.oneof(
      fc.constantFrom(
        'Ada Quist',
        'rose 7%',
        ', and',
        '; ',
        ' — ',
        'while',
        'and he',
        '“so',
        'it”',
        '(',
        ')',
        ': The',
        'was arrested in 2019',
        'U.S.',
        '👩‍👧',
        'which',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(parts, (pieces) => {
      const sentence = pieces.join(' ');
      const found = clausesOf(sentence, sentenceCues(sentence));
      let reach = 0;
      for (const { start, end } of found) {
        expect(start).toBe(reach);
        reach = end;
      }
      expect(reach).toBe(sentence.length);
    }),
  );
});
