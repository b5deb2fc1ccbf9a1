import { expect, it } from 'vitest';
import { reportedKeys } from './accelerators.ts';

it.each([
  ['CmdOrCtrl+Shift+P', ['Ctrl+Shift+P']],
  ['CmdOrCtrl+Alt+1', ['Ctrl+Alt+1']],
  ['F6', ['F6']],
  ['Shift+F6', ['Shift+F6']],
  ['CmdOrCtrl+,', ['Ctrl+,', 'Ctrl+Shift+,']],
  ['CmdOrCtrl+Plus', ['Ctrl++', 'Ctrl+Shift++', 'Ctrl+=', 'Ctrl+Shift+=']],
])('reads %s', (accelerator, keys) => {
  expect(reportedKeys(accelerator, 'linux')).toEqual(keys);
});

it('takes the command key on a Mac', () => {
  expect(reportedKeys('CmdOrCtrl+Shift+P', 'darwin')).toEqual(['Meta+Shift+P']);
});
