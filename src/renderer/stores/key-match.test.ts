import { describe, expect, it } from 'vitest';
import { actions } from '../../contract/actions.ts';
import { matchesKey, type KeyPress } from './key-match.ts';

const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
});

describe('matchesKey', () => {
  it('takes Ctrl for Mod, and Command on a Mac', () => {
    expect(matchesKey(press('P', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+P', false)).toBe(true);
    expect(matchesKey(press('p', { metaKey: true, shiftKey: true }), 'Mod+Shift+P', true)).toBe(true);
    expect(matchesKey(press('P', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+P', true)).toBe(false);
  });

  it('wants exactly the modifiers named', () => {
    expect(matchesKey(press('p', { ctrlKey: true }), 'Mod+Shift+P', false)).toBe(false);
    expect(matchesKey(press('j'), 'J', false)).toBe(true);
    expect(matchesKey(press('j', { ctrlKey: true }), 'J', false)).toBe(false);
    expect(matchesKey(press('F6', { shiftKey: true }), 'F6', false)).toBe(false);
    expect(matchesKey(press('F6', { shiftKey: true }), 'Shift+F6', false)).toBe(true);
  });

  it('finds digits behind the other characters that Alt types', () => {
    expect(matchesKey(press('¡', { metaKey: true, altKey: true, code: 'Digit1' }), 'Mod+Alt+1', true)).toBe(
      true,
    );
    expect(matchesKey(press('µ', { metaKey: true, altKey: true, code: 'KeyM' }), 'Mod+Alt+M', true)).toBe(
      true,
    );
  });

  it('takes signs however they are typed', () => {
    expect(matchesKey(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(matchesKey(press('/', { ctrlKey: true }), 'Mod+/', false)).toBe(true);
    expect(matchesKey(press('+', { ctrlKey: true, shiftKey: true }), 'Mod+Plus', false)).toBe(true);
    expect(matchesKey(press('=', { ctrlKey: true }), 'Mod+Plus', false)).toBe(true);
    expect(matchesKey(press('-', { ctrlKey: true }), 'Mod+-', false)).toBe(true);
    expect(matchesKey(press(',', { ctrlKey: true }), 'Mod+,', false)).toBe(true);
  });
});

describe('matchesKey with AltGr', () => {
  const getModifierState = (key: string) => key === 'AltGraph';
  /** Windows reports AltGr as Ctrl and Alt together; Linux reports neither. */
  const asReported = [
    { ctrlKey: true, altKey: true, getModifierState },
    { ctrlKey: false, altKey: false, getModifierState },
  ];

  it.each(asReported)('leaves the letters of Polish and Czech keyboards alone (%o)', (held) => {
    for (const [typed, code] of [
      ['µ', 'KeyM'],
      ['ł', 'KeyL'],
      ['đ', 'KeyS'],
      ['#', 'KeyX'],
      ['~', 'Digit1'],
      ['j', 'KeyJ'],
      ['1', 'Digit1'],
    ] as const) {
      const found = actions.filter(({ key, checkKey }) =>
        [key, checkKey].some(
          (keys) => keys !== null && matchesKey(press(typed, { ...held, code }), keys, false),
        ),
      );
      expect(found, `AltGr+${code} types ${typed}`).toEqual([]);
    }
  });

  it.each(asReported)('still takes a sign that the layout types so (%o)', (held) => {
    expect(matchesKey(press('?', held), '?', false)).toBe(true);
    expect(matchesKey(press('/', held), 'Mod+/', false)).toBe(false);
  });

  it('takes Ctrl and Alt pressed as such, and Option on a Mac', () => {
    const held = { altKey: true, code: 'KeyM' };
    expect(matchesKey(press('m', { ...held, ctrlKey: true }), 'Mod+Alt+M', false)).toBe(true);
    expect(matchesKey(press('µ', { ...held, metaKey: true, getModifierState }), 'Mod+Alt+M', true)).toBe(
      true,
    );
  });
});

it('gives every action a key of its own', () => {
  const keys = actions.flatMap((action) => (action.key === null ? [] : [action.key]));
  const single = actions.flatMap((action) => (action.checkKey === null ? [] : [action.checkKey]));
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(single).size).toBe(single.length);
});
