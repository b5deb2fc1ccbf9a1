import { expect, it } from 'vitest';
import type { Project } from '../project/project.ts';
import type { Allegation } from '../sources/allegation.ts';
import { blankPerson, type RecordTerms } from '../sources/source.ts';
import {
  aParagraph,
  aProject,
  builtAt,
  withAllegation,
  withClaim,
  withContact,
  withSource,
} from '../testing/builders.ts';
import { writeReport } from './report.ts';

function words(project: Project): string {
  return writeReport(project, {
    edition: 'draft',
    generatedAt: '2026-03-04T10:15:00.000Z',
    stetVersion: '0.1.0',
  })
    .replace(/<style>.*<\/style>/su, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ');
}

function aStory(parts: Partial<Allegation>, terms: RecordTerms = 'on-record'): Project {
  let project = aProject([aParagraph('p', 'The board hid the survey. It says it never saw it.')]);
  project = withClaim(project, 'The board hid the survey', { id: 'claim_1' });
  project = withClaim(project, 'It says it never saw it', { id: 'claim_2' });
  project = withSource(project, {
    id: 'source_1',
    kind: 'person',
    csl: { type: 'interview', title: 'Greta Quill' },
    person: { ...blankPerson, terms },
  });
  project = withContact(project, { sourceId: 'source_1', note: 'Greta Quill was out' });
  return withAllegation(project, {
    sourceId: 'source_1',
    claimIds: ['claim_1'],
    summary: 'That Greta Quill hid the survey',
    ...parts,
  });
}

it('prints who was asked when, what they said and where it stands', () => {
  const report = words(
    aStory({
      putAt: builtAt,
      deadline: '2026-03-04',
      reply: { text: 'I never saw it.', at: '2026-03-03T08:00:00.000Z' },
      replyClaimId: 'claim_2',
    }),
  );
  expect(report).toContain('Right of reply 1. Greta Quill That Greta Quill hid the survey Standing ✓ Given');
  expect(report).toContain('Put to them 2 March 2026, 09:00 UTC, e-mail; answer asked for by 4 March 2026');
  expect(report).toContain('Answer “I never saw it.” · recorded 3 March 2026, 08:00 UTC');
  expect(report).toContain('Said in “The board hid the survey” Claim 1');
  expect(report).toContain('Answered in “It says it never saw it” Claim 2');
  expect(report).toContain(
    'Attempts 2 March 2026, 09:00 UTC, phone: no answer — Greta Quill was out · Carl Checker',
  );
});

it('says what is missing', () => {
  const report = words(aStory({}));
  expect(report).toContain('Standing ✕ Greta Quill has not been asked about it yet.');
  expect(report).toContain('Put to them not yet');
  expect(words(aStory({ putAt: builtAt, reply: { text: '', at: builtAt } }))).toContain(
    'They declined, or did not answer by the deadline.',
  );
});

it('names nobody who did not agree to be named', () => {
  const report = words(
    aStory({ putAt: builtAt, reply: { text: 'Greta Quill says no.', at: builtAt } }, 'background'),
  );
  expect(report).not.toMatch(/greta|quill/iu);
  expect(report).toContain('1. Confidential source (on background)');
});

it('has no such section without an allegation', () => {
  const story = aStory({});
  expect(words({ ...story, allegations: {} })).not.toContain('Put to them');
});
