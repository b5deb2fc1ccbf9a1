import { expect, it } from 'vitest';
import { modes } from '../../stores/project-store.ts';
import { keyHints } from './key-hints.ts';

const keysOf = (...of: Parameters<typeof keyHints>) => keyHints(...of).map(([key]) => key);

it('offers the keys of the page on the page', () => {
  expect(keysOf('desk', 'check')).toEqual(['J', 'U', 'S', 'M', 'E', '?']);
  expect(keysOf('desk', 'draft')).toContain('Mod+Shift+M');
});

it('offers no key of the page on the screens that lie over it, and the way back on each', () => {
  for (const mode of modes) {
    for (const view of ['publish', 'sources'] as const) {
      expect(keysOf(view, mode)).toEqual(['F6', 'Escape']);
    }
  }
});

it('offers the next claim beside evidence only where single keys work', () => {
  expect(keysOf('evidence', 'check')).toEqual(['J', 'K', 'Escape']);
  expect(keysOf('evidence', 'draft')).toEqual(['Escape']);
});
