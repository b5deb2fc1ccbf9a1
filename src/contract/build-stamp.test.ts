import { expect, it } from 'vitest';
import { buildStampSchema, versionWords } from './build-stamp.ts';

const stamp = {
  version: '1.2.0',
  commit: '0123456789abcdef0123456789abcdef01234567',
  isChanged: false,
  sourceDate: '2026-11-26T10:00:00.000Z',
};

it('says version, commit and day of the source', () => {
  expect(versionWords('1.2.0', stamp)).toBe('1.2.0 (commit 0123456789ab, 2026-11-26)');
  expect(versionWords('1.2.0', { ...stamp, isChanged: true })).toBe(
    '1.2.0 (commit 0123456789ab with changes, 2026-11-26)',
  );
  expect(versionWords('1.2.0', null)).toBe('1.2.0 (development build)');
});

it('takes whole commits and instants only', () => {
  expect(buildStampSchema.safeParse(stamp).success).toBe(true);
  expect(buildStampSchema.safeParse({ ...stamp, commit: '0123456' }).success).toBe(false);
  expect(buildStampSchema.safeParse({ ...stamp, sourceDate: 'today' }).success).toBe(false);
});
