import type { Project } from '../../project/project.ts';
import {
  aHeadline,
  aParagraph,
  aProject,
  aStory,
  withCitation,
  withClaim,
  withSignOffs,
  withSource,
} from '../../testing/builders.ts';

/** A small project whose gate is open by itself: all words claimed, sourced, confirmed and signed off. */
export function vettedProject(parts: Partial<Project> = {}): Project {
  let project = aProject(
    [
      aHeadline('Harbour opens'),
      aParagraph('p1', 'The harbour opened on Monday.'),
      aParagraph('p2', 'The mayor said the harbour is the deepest in the north.'),
    ],
    {
      story: aStory({ publicUrl: 'https://harbourpost.example/opening', publicationDate: '2026-03-03' }),
      ...parts,
    },
  );
  project = withSource(project, { id: 'source_board' });
  project = withClaim(project, ['Harbour opens', 'The harbour opened on Monday.'], {
    id: 'claim_open',
    verdict: 'confirmed',
  });
  project = withClaim(project, 'The mayor said the harbour is the deepest in the north.', {
    id: 'claim_deep',
    verdict: 'confirmed',
    attribution: { kind: 'person', name: 'Mara Mayor', jobTitle: '', saidOn: '', url: '' },
    summary: 'The harbour is the deepest in the north',
  });
  project = withCitation(project, { claimId: 'claim_open', sourceId: 'source_board' });
  project = withCitation(project, { claimId: 'claim_deep', sourceId: 'source_board' });
  return withSignOffs(project);
}
