import { expect, it } from 'vitest';
import { endToEndTotals, totalLine, unitTotals } from './totals.mjs';

const unitReport = {
  testResults: [
    {
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'a' },
        { status: 'failed', fullName: 'b' },
        { status: 'skipped', fullName: 'c' },
        { status: 'todo', fullName: 'd' },
      ],
    },
    { status: 'passed', assertionResults: [{ status: 'passed', fullName: 'e' }] },
    { status: 'failed', assertionResults: [] },
  ],
};
const test = (status: string, annotations: object[] = []) => ({ tests: [{ status, annotations }] });
const endToEndReport = {
  errors: [{ message: 'a worker died' }],
  suites: [
    {
      title: 'a.spec.ts',
      specs: [{ title: 'one', ...test('expected') }],
      suites: [
        {
          title: 'the desk',
          specs: [
            { title: 'two', ...test('unexpected') },
            { title: 'three', ...test('flaky') },
            {
              title: 'four',
              ...test('skipped', [{ type: 'skip', description: 'Electron has no binary here' }]),
            },
          ],
        },
      ],
    },
  ],
};

it('counts unit tests, and a file that could not be run as a failure', () => {
  expect(unitTotals(unitReport)).toEqual({ passed: 2, failed: 2, skipped: 2, skippedNames: ['c', 'd'] });
});

it('counts end-to-end tests, stray errors as failures, names flaky ones and gives reasons for skipping', () => {
  expect(endToEndTotals(endToEndReport)).toEqual({
    passed: 2,
    failed: 2,
    skipped: 1,
    skippedNames: ['the desk › four (Electron has no binary here)'],
    flakyNames: ['the desk › three'],
  });
});

it('never takes a missing report for success', () => {
  expect(unitTotals(null).failed).toBe(1);
  expect(endToEndTotals(null).failed).toBe(1);
});

it('adds up to one line', () => {
  const none = { passed: 0, failed: 0, skipped: 0, skippedNames: [] };
  expect(totalLine([none, { ...none, passed: 3 }, { ...none, passed: 2, failed: 1 }])).toBe(
    '5 passed, 1 failed',
  );
  expect(totalLine([{ ...none, passed: 3, skipped: 2 }])).toBe('3 passed, 0 failed, 2 skipped');
});
