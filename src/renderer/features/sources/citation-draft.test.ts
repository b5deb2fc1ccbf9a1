import { expect, it } from 'vitest';
import { aProject, withCitation } from '../../../core/testing/builders.ts';
import { citationCommand, draftOf } from './citation-draft.ts';

const excerpt = { exact: 'words', prefix: '', suffix: '', start: 0, end: 5 };
const citation = Object.values(
  withCitation(aProject(), {
    id: 'cite_a',
    claimId: 'claim_1',
    sourceId: 'source_1',
    evidenceId: 'evidence_1',
    excerpt,
  }).citations,
)[0]!;

it('needs a source and takes an empty locator as none', () => {
  expect(citationCommand(draftOf(null), 'claim_1', 'cite_b', null)).toBeNull();
  const draft = { ...draftOf(null), sourceId: 'source_1', locatorValue: '  ', note: ' Seen ' };
  expect(citationCommand(draft, 'claim_1', 'cite_b', null)).toEqual({
    kind: 'citation.add',
    citationId: 'cite_b',
    claimId: 'claim_1',
    sourceId: 'source_1',
    evidenceId: null,
    role: 'primary',
    stance: 'supports',
    locator: null,
    excerpt: null,
    note: 'Seen',
  });
});

it('keeps the excerpt while the evidence stays, and drops it with the evidence', () => {
  const draft = { ...draftOf(citation), locatorValue: '7' };
  expect(citationCommand(draft, 'claim_1', 'cite_a', citation)).toMatchObject({
    kind: 'citation.update',
    locator: { label: 'page', value: '7' },
    excerpt,
  });
  expect(citationCommand({ ...draft, evidenceId: null }, 'claim_1', 'cite_a', citation)).toMatchObject({
    evidenceId: null,
    excerpt: null,
  });
});
