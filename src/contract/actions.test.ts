import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { actions } from './actions.ts';

it('no two actions share a key', () => {
  for (const keys of [actions.map((action) => action.key), actions.map((action) => action.checkKey)]) {
    const given = keys.filter((key) => key !== null);
    expect(new Set(given).size).toBe(given.length);
  }
});

it('docs/keyboard.md lists every action with its keys', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/keyboard.md'), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
  for (const action of actions) {
    const row = rows.find((cells) => cells[1] === action.label);
    expect(row?.slice(2, 5), action.label).toEqual([
      (action.key ?? '').replace('Mod', 'Ctrl'),
      action.checkKey ?? '',
      action.menu ?? '',
    ]);
  }
});
