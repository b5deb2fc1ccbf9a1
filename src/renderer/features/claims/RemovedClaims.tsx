import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { removedClaims, restoreCommand } from './removed-claims.ts';

/** Claims that somebody removed; each keeps its record and can come back. Nothing where none was removed. */
export function RemovedClaims() {
  const { project, selectClaim, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayRestore = useMay('claim.restore');
  const [isOpen, setOpen] = useState(false);
  const claims = removedClaims(project);
  if (claims.length === 0) return null;
  const now = new Date();
  return (
    <details
      className="insp-section insp-details"
      open={isOpen}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary className="insp-section-title">
        Removed claims <span className="insp-count">{claims.length}</span>
      </summary>
      <Refusal error={error} onDismiss={dismiss} />
      {isOpen ? (
        <ul className="removed-claims">
          {claims.map((claim) => {
            const words = claim.spans.map((span) => span.exact).join(' … ');
            return (
              <li key={claim.id}>
                <p className="removed-words">{words}</p>
                <div className="insp-row">
                  <span className="insp-hint grow">
                    {claim.removed === null
                      ? ''
                      : `Removed by ${claim.removed.by}, ${shortTime(claim.removed.at, now)}`}
                  </span>
                  <Button
                    size="small"
                    aria-label={`Restore “${words}”`}
                    isDisabled={!mayRestore || isBusy}
                    onPress={() =>
                      void act(restoreCommand(project, claim)).then((isDone) => {
                        if (!isDone) return;
                        announce('The claim is back.');
                        selectClaim(claim.id, { reveal: true });
                      })
                    }
                  >
                    Restore
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      ) : null}
    </details>
  );
}
