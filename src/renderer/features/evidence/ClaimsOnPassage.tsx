import { useCallback } from 'react';
import { goToPlace } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { shownValue, useLibraryAnswer } from '../search/use-library-answer.ts';

export interface ClaimsOnPassageProps {
  /** Of the file, and of the text that the offsets count in. */
  readonly sha256: string;
  readonly textSha256: string;
  /** UTF-16 units of that text. */
  readonly start: number;
  readonly end: number;
}

/** The other end of a citation: every claim, in every project, that stands on this passage. */
export function ClaimsOnPassage({ sha256, textSha256, start, end }: ClaimsOnPassageProps) {
  const stores = useStores();
  const { bridge } = stores;
  const { project } = useDesk();
  const ask = useCallback(
    () => bridge.invoke('passages:claims', { sha256, textSha256, start, end }),
    [bridge, sha256, textSha256, start, end],
  );
  const answer = useLibraryAnswer(end > start ? ask : null, 200);
  const found = shownValue(answer);
  const claims = found?.claims ?? [];
  return (
    <InspectorSection title="Claims on this passage" count={claims.length}>
      {claims.length === 0 ? (
        <p className="insp-hint">
          {answer.kind === 'failed'
            ? answer.error.message
            : found?.isComplete === true
              ? 'No claim stands on it yet.'
              : 'Looking through the library…'}
        </p>
      ) : null}
      <ul className="used-by">
        {claims.map((claim) => (
          <li key={`${claim.projectId} ${claim.citationId}`}>
            <button
              type="button"
              className="used-by-place"
              onClick={() =>
                void goToPlace(stores, {
                  projectId: claim.projectId,
                  kind: 'claim',
                  recordId: claim.claimId,
                  passage: null,
                })
              }
            >
              <span>{claim.words}</span>
              <span className="insp-hint">
                {claim.projectId === project.id ? 'This project' : claim.projectTitle}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}
