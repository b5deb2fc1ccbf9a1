import { describe, expect, it } from 'vitest';
import type { RestorePointView } from '../../../contract/views.ts';
import { pointKey, restoreWords } from './restore-words.ts';

const aPoint = (parts: Partial<RestorePointView>): RestorePointView => ({
  source: { kind: 'readable' },
  at: '2026-03-02T09:30:00.000Z',
  revision: 127,
  missing: 64,
  readableBehind: 0,
  problem: null,
  ...parts,
});

describe('a restore point', () => {
  it('says what it is, from when, how far it goes and what it lacks', () => {
    const { name, change, lack } = restoreWords(aPoint({}));
    expect(name).toMatch(/^Everything that can still be read, up to Mon,? 2 Mar 2026/u);
    expect([change, lack]).toEqual(['Change 127', '64 later changes are missing']);
    expect(restoreWords(aPoint({ missing: 1 })).lack).toBe('1 later change is missing');
    expect(restoreWords(aPoint({ missing: 0 })).lack).toBe('Nothing is missing');
  });

  it('counts what lies whole behind the damage', () => {
    expect(restoreWords(aPoint({ readableBehind: 63 })).lack).toContain(
      '63 of them lie whole behind the damage',
    );
  });

  it('that is a backup is named by its time, or by its file where nothing tells the time', () => {
    const source = { kind: 'backup', name: 'mine.json.gz' } as const;
    expect(restoreWords(aPoint({ source })).name).toMatch(/^Backup of Mon/u);
    expect(restoreWords(aPoint({ source, at: null })).name).toBe('Backup of mine.json.gz');
    expect(pointKey(aPoint({ source }))).not.toBe(pointKey(aPoint({})));
  });

  it('that cannot be used says why', () => {
    const point = aPoint({ revision: null, missing: null, problem: 'The backup cannot be unpacked.' });
    expect(restoreWords(point).lack).toBe('Cannot be used: The backup cannot be unpacked.');
  });
});
