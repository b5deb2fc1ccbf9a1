import { expect, it } from 'vitest';
import { createUnsentStore, type UnsentPlace } from './unsent-words.ts';

const reply: UnsentPlace<'reply'> = { projectId: 'project_1', kind: 'reply', id: 'query_1' };
const paste: UnsentPlace<'paste'> = { projectId: 'project_1', kind: 'paste', id: 'claim_1' };

it('keeps words for their own place until they are emptied', () => {
  const unsent = createUnsentStore();
  unsent.keep(reply, 'It does.');
  expect(unsent.at(reply)).toBe('It does.');
  expect(unsent.at({ ...reply, id: 'query_2' })).toBeNull();
  expect(unsent.at({ ...reply, kind: 'verdict-note' })).toBeNull();
  expect(unsent.at({ ...reply, projectId: 'project_2' })).toBeNull();
  unsent.keep(reply, '');
  expect(unsent.at(reply)).toBeNull();
});

it('forgets what was given, and keeps what was typed while it was on its way', () => {
  const unsent = createUnsentStore();
  unsent.keep(reply, 'It does.');
  unsent.given(reply, 'It does.');
  expect(unsent.at(reply)).toBeNull();
  unsent.keep(reply, 'It does.');
  unsent.keep(reply, 'It does. And more');
  unsent.given(reply, 'It does.');
  expect(unsent.at(reply)).toBe('It does. And more');
});

it('tells of changes alone and gives the same value until then', () => {
  const unsent = createUnsentStore();
  let heard = 0;
  unsent.subscribe(() => (heard += 1));
  const pasted = { sourceId: 'source_1', name: '', text: 'Minutes of May' };
  unsent.keep(paste, pasted);
  unsent.keep(paste, pasted);
  expect(unsent.at(paste)).toBe(pasted);
  expect(heard).toBe(1);
});
