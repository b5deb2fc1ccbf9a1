import { expect, it, test } from 'vitest';
import { aProject, withSource } from '../../../core/testing/builders.ts';
import { blankPerson } from '../../../core/sources/source.ts';
import { dueText, instantOf, localDay, localMinute, peopleOf } from './people-words.ts';

test.each([
  [null, ''],
  [3, '3 days left'],
  [1, '1 day left'],
  [0, 'due today'],
  [-1, '1 day over'],
  [-12, '12 days over'],
])('%j days', (daysLeft, text) => expect(dueText({ daysLeft })).toBe(text));

it('turns an instant into the user’s own minute and back', () => {
  const at = new Date(2026, 2, 5, 23, 40, 12);
  expect(localMinute(at)).toBe('2026-03-05T23:40');
  expect(localDay(at)).toBe('2026-03-05');
  expect(instantOf('2026-03-05T23:40')).toBe(new Date(2026, 2, 5, 23, 40).toISOString());
  expect(instantOf('')).toBeNull();
  expect(instantOf('yesterday')).toBeNull();
});

it('lists people by name, and nothing else', () => {
  let project = withSource(aProject(), { id: 'source_doc' });
  const csl = (title: string) => ({ type: 'interview' as const, title });
  project = withSource(project, { id: 'source_z', kind: 'person', csl: csl('Zoe'), person: blankPerson });
  project = withSource(project, { id: 'source_a', kind: 'person', csl: csl('Ada'), person: null });
  expect(peopleOf(project).map((source) => source.id)).toEqual(['source_a', 'source_z']);
});
