import type { Claim } from '../../../core/claims/claim.ts';
import { Button } from '../../ui/Button.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { ForCounsel } from '../privilege/ForCounsel.tsx';
import { momentTime, shortTime } from '../desk/time-words.ts';
import { historyLine } from './history-words.ts';
import { FoldingSection } from './FoldingSection.tsx';

/** Remarks among colleagues; part of what stays in the house, and those for counsel only of the legal edition alone. */
export function ClaimNotes({ claim }: { readonly claim: Claim }) {
  const { openDialog, access } = useDesk();
  const now = new Date();
  return (
    <FoldingSection
      part="notes"
      title="Notes"
      waiting={claim.notes.length}
      count={claim.notes.length}
      action={
        <Button
          size="small"
          variant="quiet"
          keys="N"
          isDisabled={access.kind !== 'write'}
          onPress={() => {
            openDialog({ kind: 'note', claimId: claim.id });
          }}
        >
          Note…
        </Button>
      }
    >
      {claim.notes.length === 0 ? null : (
        <ul className="notes">
          {claim.notes.map((note) => (
            <li key={note.id}>
              <p className="said-by">
                {note.by} <time dateTime={note.at}>{shortTime(note.at, now)}</time>
              </p>
              <p className="said">{note.text}</p>
              <ForCounsel
                subject={{ kind: 'note', claimId: claim.id, noteId: note.id }}
                what={`the note of ${note.by}`}
              />
            </li>
          ))}
        </ul>
      )}
    </FoldingSection>
  );
}

/** Everything that ever happened to the claim, newest first. */
export function ClaimHistory({ claim }: { readonly claim: Claim }) {
  const now = new Date();
  return (
    <FoldingSection part="history" title="History" count={claim.history.length}>
      <ol className="history">
        {claim.history.toReversed().map((event, at) => (
          <li key={claim.history.length - at}>
            <time dateTime={event.at}>{momentTime(event.at, now)}</time>
            <span>
              {event.by} <span className="insp-hint">({event.role})</span> {historyLine(event)}
            </span>
          </li>
        ))}
      </ol>
    </FoldingSection>
  );
}
