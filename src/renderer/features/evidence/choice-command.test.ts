import { expect, it } from 'vitest';
import type { Citation } from '../../../core/sources/citation.ts';
import { choiceWords, updateFor } from './choice-command.ts';
import type { OpenedEvidence } from './viewers/viewer.ts';

const text = 'It carried\n43,812 people.';
const opened = (id: string) => ({ evidence: { id }, text }) as unknown as OpenedEvidence;
const citation = { id: 'c', evidenceId: 'e', locator: { label: 'page', value: '4' } } as unknown as Citation;
const region = { x: 0.25, y: 0.1, width: 0.5, height: 0.2 };

it('says what is chosen in a line', () => {
  expect(choiceWords({ kind: 'passage', start: 0, end: 17, locator: null }, text)).toBe(
    '“It carried 43,812”',
  );
  const framed = choiceWords({ kind: 'region', region, locator: { label: 'figure', value: '' } }, '');
  expect(framed).toBe('The framed part: 50 × 20 % of the picture, 25 % from the left, 10 % from the top.');
  expect(choiceWords({ kind: 'place', locator: { label: 'timestamp', value: '00:01:02' } }, '')).toBe(
    'At 00:01:02',
  );
});

it('a passage replaces a region, and the other way round', () => {
  const passage = updateFor(
    citation,
    opened('e'),
    { kind: 'passage', start: 11, end: 17, locator: null },
    { label: 'page', value: ' 7 ' },
  );
  expect(passage).toMatchObject({
    excerpt: { exact: '43,812', start: 11, end: 17 },
    region: null,
    locator: { label: 'page', value: '7' },
  });
  expect(passage).not.toHaveProperty('evidenceId');
  const framed = updateFor(
    citation,
    opened('e'),
    { kind: 'region', region, locator: { label: 'figure', value: '1' } },
    { label: 'figure', value: '1' },
  );
  expect(framed).toMatchObject({ excerpt: null, region });
});

it('what is chosen in the transcript of a recording makes the citation point to the transcript', () => {
  const update = updateFor(
    citation,
    opened('transcript'),
    { kind: 'passage', start: 0, end: 2, locator: null },
    { label: 'timestamp', value: '' },
  );
  expect(update.evidenceId).toBe('transcript');
  expect(update.locator).toEqual(citation.locator);
});
