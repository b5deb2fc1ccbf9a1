import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { buildStampSchema } from '../../src/contract/build-stamp.ts';
import { makeStamp } from './stamp.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const commit = 'c0ffee'.padEnd(40, '0');
const git =
  (changes: string) =>
  (...[command]: string[]) =>
    command === 'log' ? '1795706631\n' : command === 'rev-parse' ? `${commit}\n` : changes;

it('is made of version, commit and the commit’s date', () => {
  const stamp = makeStamp(root, {}, git(''));
  expect(stamp).toEqual({
    version: manifest.version,
    commit,
    isChanged: false,
    sourceDate: '2026-11-26T15:23:51.000Z',
  });
  expect(buildStampSchema.safeParse(stamp).success).toBe(true);
});

it('keeps to SOURCE_DATE_EPOCH, and refuses what is none', () => {
  expect(makeStamp(root, { SOURCE_DATE_EPOCH: '0' }, git('')).sourceDate).toBe('1970-01-01T00:00:00.000Z');
  expect(() => makeStamp(root, { SOURCE_DATE_EPOCH: 'yesterday' }, git(''))).toThrow(/SOURCE_DATE_EPOCH/u);
});

it('says when files differ from the commit', () => {
  expect(makeStamp(root, {}, git(' M src/main/index.ts\n')).isChanged).toBe(true);
});
