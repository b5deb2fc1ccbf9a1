import { expect, it } from 'vitest';
import { isInstalled } from './dependencies.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-a-mac': { version: '2.0.0', optional: true },
};

it('is content when every package has its version', () => {
  expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
});

it('notices a missing package and another version', () => {
  expect(isInstalled(wanted, {})).toBe(false);
  expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
  expect(
    isInstalled(wanted, {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/for-a-mac': { version: '1.9.0' },
    }),
  ).toBe(false);
});
