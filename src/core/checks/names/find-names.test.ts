import { describe, expect, it } from 'vitest';
import { lexText } from '../comparison/lexed-text.ts';
import { findNames } from './find-names.ts';

/** The names of a text; those that only the start of a sentence may have made are marked with "?". */
function namesIn(text: string, known: readonly string[] = []): readonly string[] {
  return findNames(
    lexText(text),
    () => false,
    (word) => known.includes(word),
  ).map((name) => {
    expect(text.slice(name.start, name.end)).toBe(name.text);
    return `${name.text}${name.isDoubtful ? '?' : ''}`;
  });
}

describe('findNames', () => {
  it.each([
    ['full names', 'Then Ada Lind met J. R. Berg.', ['Ada Lind', 'J. R. Berg']],
    [
      'particles',
      'She met Ursula von der Leyen and Charles de Gaulle.',
      ['Ursula von der Leyen', 'Charles de Gaulle'],
    ],
    ['titles stay outside', 'Later Dr. Ada Lind and President Berg spoke.', ['Ada Lind', 'Berg']],
    ['possessives stay outside', "It was Ada Lind’s boat and Berg's pier.", ['Ada Lind', 'Berg']],
    ['hyphens', 'Later Jean-Luc Picard-Lind spoke.', ['Jean-Luc Picard-Lind']],
    ['apostrophes', 'Later Sinéad O’Brien spoke.', ['Sinéad O’Brien']],
    ['accents', 'He met Łukasz Żal in Århus.', ['Łukasz Żal', 'Århus']],
    ['institutions', 'At the Bank of England and Marks & Spencer.', ['Bank of England', 'Marks & Spencer']],
    ['abbreviations', 'It told the UN, the U.S. and its CEO.', ['UN', 'U.S']],
    ['numbers of names', 'Since COVID-19 the F-150 sold.', ['COVID-19', 'F-150']],
    ['lists', 'It sails to Halvik, Skarv and Berg.', ['Halvik', 'Skarv', 'Berg']],
    ['the start of a sentence', 'Lind left. Revenue rose. The Skarv sank.', ['Lind?', 'Skarv']],
    ['a given name at the start', 'Tom left.', ['Tom']],
    ['a subject at the start', 'Lindqvist was late.', ['Lindqvist']],
    ['no day, month, or I', 'On Monday in March I’m late, and I know.', []],
    ['a word that is also a name', 'Then Will left. Will they?', ['Will']],
    ['another script', 'Она видела Анну Берг.', ['Она?', 'Анну Берг']],
  ])('%s', (_, text, expected) => expect(namesIn(text)).toEqual(expected));

  it('in headings takes only words that are known for names', () => {
    const heading = 'HARBOUR MASTER OF HALVIK OPENS NEW BRIDGE';
    expect(namesIn(heading)).toEqual([]);
    expect(namesIn(heading, ['halvik'])).toEqual(['HALVIK']);
  });
});
