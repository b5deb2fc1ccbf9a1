import { expect, it } from 'vitest';
import { playerAct } from './player-keys.ts';

const plain = { isAlt: false, isCommand: false };

it('plays, skips and changes the speed', () => {
  expect(playerAct({ key: ' ', ...plain }, false, 1)).toEqual({ kind: 'toggle' });
  expect(playerAct({ key: 'ArrowLeft', ...plain }, false, 1)).toEqual({ kind: 'skip', seconds: -5 });
  expect(playerAct({ key: '>', ...plain }, false, 1)).toEqual({ kind: 'speed', speed: 1.25 });
  expect(playerAct({ key: '>', ...plain }, false, 2)).toEqual({ kind: 'speed', speed: 2 });
  expect(playerAct({ key: '<', ...plain }, false, 0.5)).toEqual({ kind: 'speed', speed: 0.5 });
});

it('leaves the arrow keys to the caret of a transcript', () => {
  expect(playerAct({ key: 'ArrowRight', ...plain }, true, 1)).toBeNull();
  expect(playerAct({ key: 'ArrowRight', isAlt: true, isCommand: false }, true, 1)).toEqual({
    kind: 'skip',
    seconds: 5,
  });
  expect(playerAct({ key: ' ', isAlt: false, isCommand: true }, true, 1)).toBeNull();
});
