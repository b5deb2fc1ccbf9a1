import { expect, it } from 'vitest';
import { appError } from '../../../core/app-error.ts';
import { savedLine } from './saved-line.ts';

const at = new Date(2026, 2, 3, 14, 2).toISOString();
const now = new Date(2026, 2, 3, 22, 38);
const saved = { kind: 'saved', at } as const;
const write = { kind: 'write' } as const;
const error = appError('disk-full', 'The disk is full.');

it('says saved only when nothing is on its way', () => {
  expect(savedLine({ kind: 'saved' }, saved, write, now)).toEqual({ kind: 'saved', text: 'Saved 14:02' });
  expect(savedLine({ kind: 'pending' }, saved, write, now).text).toBe('Saving…');
  expect(savedLine({ kind: 'saving' }, saved, write, now).text).toBe('Saving…');
  expect(savedLine({ kind: 'saved' }, { kind: 'saving' }, write, now).text).toBe('Saving…');
});

it('says why not before anything else', () => {
  const failed = { kind: 'failed', error } as const;
  expect(savedLine(failed, { kind: 'saving' }, write, now)).toEqual({
    kind: 'failed',
    text: 'Not saved: The disk is full.',
  });
  expect(savedLine({ kind: 'pending' }, failed, write, now).kind).toBe('failed');
  const readOnly = { kind: 'read-only', reason: 'Open in another window.' } as const;
  expect(savedLine({ kind: 'saved' }, saved, readOnly, now).text).toBe('Read-only: Open in another window.');
});

it('says the day when it is not today', () => {
  const yesterday = { kind: 'saved', at: new Date(2026, 1, 16, 10, 6).toISOString() } as const;
  expect(savedLine({ kind: 'saved' }, yesterday, write, now).text).toBe('Saved 16 February 2026, 10:06');
});
