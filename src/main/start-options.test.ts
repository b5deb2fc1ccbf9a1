import { expect, it } from 'vitest';
import { parseStartOptions } from './start-options.ts';

it('takes the folders from the command line', () => {
  expect(
    parseStartOptions(
      ['electron', '.', '--user-data-dir=/data', '--library=stories', '--inspect'],
      '/home/kim',
    ),
  ).toEqual({
    userDataFolder: '/data',
    libraryFolder: '/home/kim/stories',
  });
});

it('leaves the usual places when nothing is said', () => {
  expect(parseStartOptions(['electron', '.', '--library='], '/')).toEqual({
    userDataFolder: null,
    libraryFolder: null,
  });
});

it('takes the last of two', () => {
  expect(parseStartOptions(['--library=/a', '--library=/b'], '/').libraryFolder).toBe('/b');
});
