import { expect, it } from 'vitest';
import { createActionRegistry } from './action-registry.ts';
import type { KeyPress } from './key-match.ts';

const key = (name: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key: name,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part,
});
const onPage = { isTyping: false, hasOwnUndo: false, isCheckMode: true };

it('runs the handler registered last, and the one before when that has gone', () => {
  const registry = createActionRegistry(false, () => true);
  const ran: string[] = [];
  registry.register({ find: () => ran.push('screen') });
  const leave = registry.register({ find: () => ran.push('dialog') });
  registry.run('find');
  leave();
  registry.run('find');
  expect(ran).toEqual(['dialog', 'screen']);
});

it('answers whether anything happened', () => {
  const registry = createActionRegistry(false, () => true);
  expect(registry.run('publish')).toBe(false);
  let isOpen = false;
  registry.register({ publish: { run: () => undefined, isEnabled: () => isOpen } });
  expect(registry.canRun('publish')).toBe(false);
  isOpen = true;
  expect(registry.run('publish')).toBe(true);
});

it('keeps single keys for Check mode, outside text fields', () => {
  const registry = createActionRegistry(false, () => true);
  const ran: string[] = [];
  registry.register({ 'next-claim': () => ran.push('next'), keyboard: () => ran.push('sheet') });
  expect(registry.onKey(key('j'), onPage)).toBe(true);
  expect(registry.onKey(key('j'), { isTyping: true, hasOwnUndo: true, isCheckMode: true })).toBe(false);
  expect(registry.onKey(key('j'), { isTyping: false, hasOwnUndo: false, isCheckMode: false })).toBe(false);
  expect(
    registry.onKey(key('?', { shiftKey: true }), { isTyping: false, hasOwnUndo: false, isCheckMode: false }),
  ).toBe(true);
  expect(ran).toEqual(['next', 'sheet']);
});

it('runs keys with modifiers while typing', () => {
  const registry = createActionRegistry(false, () => true);
  let opened = 0;
  registry.register({ palette: () => (opened += 1) });
  expect(
    registry.onKey(key('P', { ctrlKey: true, shiftKey: true }), {
      isTyping: true,
      hasOwnUndo: true,
      isCheckMode: false,
    }),
  ).toBe(true);
  expect(opened).toBe(1);
});

it('lets the actions of a project rest while another screen covers it', () => {
  let isShown = true;
  const registry = createActionRegistry(false, () => isShown);
  registry.register({ publish: () => undefined, settings: () => undefined });
  isShown = false;
  expect(registry.canRun('publish')).toBe(false);
  expect(registry.run('settings')).toBe(true);
  isShown = true;
  expect(registry.run('publish')).toBe(true);
});

it('leaves the keys of undo to text that has its own', () => {
  const registry = createActionRegistry(false, () => true);
  const ran: string[] = [];
  registry.register({ 'undo-check': () => ran.push('undo'), 'redo-act': () => ran.push('redo') });
  const inDraft = { isTyping: false, hasOwnUndo: false, isCheckMode: false };
  expect(registry.onKey(key('z', { ctrlKey: true }), { ...inDraft, hasOwnUndo: true })).toBe(false);
  expect(registry.onKey(key('z', { ctrlKey: true }), { ...inDraft, isTyping: true })).toBe(true);
  expect(registry.onKey(key('Z', { ctrlKey: true, shiftKey: true }), inDraft)).toBe(true);
  expect(ran).toEqual(['undo', 'redo']);
});
