import { expect, it } from 'vitest';
import { aProject, withCitation, withClaim } from '../../../core/testing/builders.ts';
import { citationAt } from './place-citation.ts';

const excerpt = (start: number, end: number) => ({
  exact: 'x'.repeat(end - start),
  prefix: '',
  suffix: '',
  start,
  end,
});

it('prefers the citation of the passage, then any of a live claim', () => {
  let project = withClaim(aProject(), 'One', { id: 'claim_a' });
  project = withClaim(project, 'sentence', { id: 'claim_b' });
  project = withClaim(project, 'headline', {
    id: 'claim_c',
    removed: { by: 'x', at: '2026-03-02T09:00:00.000Z' },
  });
  const cite = (claimId: string, id: string, start: number) => {
    project = withCitation(project, {
      id,
      claimId,
      sourceId: 's',
      evidenceId: 'e',
      excerpt: excerpt(start, start + 5),
    });
  };
  cite('claim_c', 'cite_c', 20);
  cite('claim_a', 'cite_a', 0);
  cite('claim_b', 'cite_b', 20);
  expect(citationAt(project, 'e', { start: 22, end: 23 })?.id).toBe('cite_b');
  expect(citationAt(project, 'e', { start: 90, end: 91 })?.id).toBe('cite_a');
  expect(citationAt(project, 'e', null)?.id).toBe('cite_a');
  expect(citationAt(project, 'other', null)).toBeNull();
});
