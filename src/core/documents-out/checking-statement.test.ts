import { expect, test } from 'vitest';
import { checkingStatement } from './checking-statement.ts';
import { vettedProject } from './testing/vetted-project.ts';

test('counts only statements with a citation as checked against sources', () => {
  const project = vettedProject();
  const citations = Object.entries(project.citations);
  const saidWith = (count: number) =>
    checkingStatement(
      { ...project, citations: Object.fromEntries(citations.slice(0, count)) },
      'vetted',
      '2026-03-04T10:15:00.000Z',
    ).text;
  expect(saidWith(2)).toContain(' 2 statements were checked against 1 source.');
  expect(saidWith(1)).toContain(' 2 statements were checked, 1 of them against 1 source.');
  expect(saidWith(0)).toContain(' 2 statements were checked.');
});
