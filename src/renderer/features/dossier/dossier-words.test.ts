import { describe, expect, it } from 'vitest';
import { keyWords, logWords, touchedWords, utcTime } from './dossier-words.ts';

describe('what is said of a dossier', () => {
  it('names how far the damage reaches', () => {
    expect(touchedWords('all')).toContain('every claim');
    expect(touchedWords([])).toContain('No claim');
    expect(touchedWords([{ id: 'claim_1', words: 'a' }])).toContain('1 claim;');
    expect(
      touchedWords([
        { id: 'claim_1', words: 'a' },
        { id: 'claim_2', words: 'b' },
      ]),
    ).toContain('2 claims;');
  });

  it('never says that repeating the log gave the record where that was not tried', () => {
    expect(logWords({ entries: 1, isChained: true, isRepeated: null })).toBe('1 entry, chained');
    expect(logWords({ entries: 12, isChained: true, isRepeated: true })).toContain('gives the record');
    expect(logWords({ entries: 12, isChained: false, isRepeated: true })).toBe('Not whole');
  });

  it('tells this desk’s key from another’s and from one for a single dossier', () => {
    const fingerprint = 'abcd';
    expect(keyWords({ kind: 'desk', fingerprint, isOwn: true })).toContain('this library');
    expect(keyWords({ kind: 'desk', fingerprint, isOwn: false })).toContain('Compare');
    expect(keyWords({ kind: 'one-off', fingerprint, isOwn: false })).toContain('not who made it');
  });

  it('gives times in the record’s own time', () => {
    expect(utcTime('2025-05-17T06:07:08.000Z')).toBe('2025-05-17, 06:07 UTC');
  });
});
