import type { Claim } from '../../../core/claims/claim.ts';
import { allegationState, replyShortfall } from '../../../core/sources/right-of-reply.ts';
import { personName } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { FoldingSection } from '../claims/FoldingSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useMay } from '../desk/use-act.ts';
import { dueText, localDay, stepNames } from './people-words.ts';

/** Whom a claim accuses, and how far their right of reply is; or whose answer it gives. */
export function ClaimAllegations({ claim }: { readonly claim: Claim }) {
  const { project, openDialog } = useDesk();
  const mayAdd = useMay('allegation.add');
  const today = localDay(new Date());
  const all = Object.values(project.allegations);
  const accusing = all.filter((allegation) => allegation.claimIds.includes(claim.id));
  const answering = all.filter((allegation) => allegation.replyClaimId === claim.id);
  const nameOf = (sourceId: string) => {
    const source = project.sources[sourceId];
    return source === undefined ? 'somebody' : personName(source);
  };
  return (
    <FoldingSection
      title="Accuses"
      part="accuses"
      waiting={accusing.length + answering.length}
      summary="Nobody"
      count={accusing.length}
      action={
        <Button
          size="small"
          variant="quiet"
          isDisabled={!mayAdd}
          onPress={() => openDialog({ kind: 'allegation', claimId: claim.id, allegationId: null })}
        >
          This accuses…
        </Button>
      }
    >
      {accusing.length === 0 && answering.length === 0 ? (
        <p className="insp-hint">Nobody.</p>
      ) : (
        <ul className="claim-allegations">
          {accusing.map((allegation) => {
            const state = allegationState(project, allegation, today);
            const due = dueText(state);
            return (
              <li key={allegation.id}>
                <button
                  type="button"
                  className="claim-jump"
                  onClick={() =>
                    openDialog({ kind: 'allegation', claimId: null, allegationId: allegation.id })
                  }
                >
                  {nameOf(allegation.sourceId)}{' '}
                  <span
                    className={replyShortfall(project, allegation) === null ? 'people-sub' : 'is-missing'}
                  >
                    {stepNames[state.step].toLowerCase()}
                    {due === '' ? '' : `, ${due}`}
                  </span>
                </button>
              </li>
            );
          })}
          {answering.map((allegation) => (
            <li key={allegation.id} className="insp-hint">
              Gives the answer of {nameOf(allegation.sourceId)}.
            </li>
          ))}
        </ul>
      )}
    </FoldingSection>
  );
}
