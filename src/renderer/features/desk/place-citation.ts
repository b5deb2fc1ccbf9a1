import type { Project } from '../../../core/project/project.ts';
import type { Citation } from '../../../core/sources/citation.ts';

/**
 * The citation under which a piece of evidence is best opened: one whose excerpt overlaps the passage, else any of a live
 * claim; null when no claim cites it.
 */
export function citationAt(
  project: Pick<Project, 'citations' | 'claims'>,
  evidenceId: string,
  passage: { readonly start: number; readonly end: number } | null,
): Citation | null {
  const citing = Object.values(project.citations).filter(
    (citation) => citation.evidenceId === evidenceId && project.claims[citation.claimId]?.removed === null,
  );
  const onPassage = citing.find(
    ({ excerpt }) =>
      passage !== null && excerpt !== null && excerpt.start < passage.end && passage.start < excerpt.end,
  );
  return onPassage ?? citing[0] ?? null;
}
