import { describe, expect, it } from 'vitest';
import {
  ordinal,
  rankWords,
  spokenSuggestion,
  suggestionDescription,
  suggestionNotice,
} from './suggestion-words.ts';

const suggestion = {
  text: 'The ferry carried 48,312 passengers',
  reasons: ['a figure with a unit', 'a name'],
  types: ['number', 'name'],
  risks: ['libel'],
} as const;

describe('words about suggestions', () => {
  it('say what a suggestion is, why it is made and what it would be', () => {
    expect(suggestionDescription(suggestion)).toBe('suggestion, a figure with a unit, a name, number');
    expect(spokenSuggestion(suggestion, 2, 34)).toBe(
      'Suggestion 3 of 34: The ferry carried 48,312 passengers. a figure with a unit; a name. Would be filed under number. Risk: libel.',
    );
  });

  it('rank, and give no percentage', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112, 1001].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '112th',
      '1,001st',
    ]);
    expect(rankWords(1, 1)).toBe('The only suggestion at this cut.');
    expect(rankWords(1, 9)).toBe('Ranks first of 9.');
    expect(rankWords(9, 9)).toBe('Ranks last of 9.');
    expect(rankWords(3, 34)).toBe('Ranks 3rd of 34.');
  });

  it('say why there is nothing, and nothing where suggestions speak for themselves', () => {
    const fine = { isReading: false, isFailed: false, isForeign: false };
    expect(suggestionNotice(fine, 3, 100)).toBeNull();
    expect(suggestionNotice({ ...fine, isReading: true }, 0, 100)).toBeNull();
    expect(suggestionNotice(fine, 0, 100)).toContain('is a claim, not checkable or ignored');
    expect(suggestionNotice(fine, 0, 0)).toContain('As soon as');
    expect(suggestionNotice({ ...fine, isForeign: true }, 3, 100)).toContain('knows English');
    expect(suggestionNotice({ ...fine, isFailed: true, isForeign: true }, 0, 100)).toContain('tries again');
  });
});
