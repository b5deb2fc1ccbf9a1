import { expect, it } from 'vitest';
import { actions } from '../../contract/actions.ts';
import { acceleratorOf, menuModel } from './menu-model.ts';

it.each(['linux', 'win32', 'darwin'] as const)(
  'shows every action of the table once, in its menu (%s)',
  (platform) => {
    const shown = menuModel(platform).flatMap(({ label, entries }) =>
      entries.flatMap((entry) => (entry.kind === 'action' ? [`${label}: ${entry.label}`] : [])),
    );
    const expected = actions.flatMap(({ menu, label }) => (menu === null ? [] : [`${menu}: ${label}`]));
    expect(shown.toSorted()).toEqual(expected.toSorted());
  },
);

it('gives no key to two entries', () => {
  const keys = menuModel('linux').flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.kind === 'action' && entry.accelerator !== null ? [entry.accelerator] : [],
    ),
  );
  expect(new Set(keys).size).toBe(keys.length);
});

it('offers a way out and the text roles on every system', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const roles = menuModel(platform).flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.kind === 'role' ? [entry.role] : [])),
    );
    expect(roles).toEqual(
      expect.arrayContaining(['quit', 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']),
    );
    expect(new Set(roles).size).toBe(roles.length);
  }
});

it('writes keys in the words of Electron', () => {
  expect(acceleratorOf('Mod+Shift+P')).toBe('CmdOrCtrl+Shift+P');
  expect(acceleratorOf('Mod+Plus')).toBe('CmdOrCtrl+Plus');
  expect(acceleratorOf('F6')).toBe('F6');
});
