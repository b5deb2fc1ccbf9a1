import { Button } from '../../ui/Button.tsx';
import { useDesk } from './desk-context.ts';
import { roleNames } from './desk-words.ts';
import { mayEditText, proposesInstead } from './page-mode.ts';

/** Above the page in Draft: why this role cannot type there, and what it does instead. */
export function RoleNote() {
  const { mode, role, access, selectedClaimId, setMode, openDialog } = useDesk();
  if (mode !== 'draft' || access.kind === 'read-only' || mayEditText(role)) return null;
  const name = roleNames[role].toLowerCase();
  const proposes = proposesInstead(role);
  return (
    <section className="role-note" aria-label="Why the text cannot be edited">
      <p>
        {proposes
          ? `As ${name} you do not edit the text, you propose changes: choose a claim, then “Propose…”.`
          : `As ${name} you do not edit the text; writers and editors do.`}
      </p>
      {proposes && selectedClaimId !== null ? (
        <Button
          size="small"
          onPress={() => {
            openDialog({ kind: 'propose', claimId: selectedClaimId });
          }}
        >
          Propose a change…
        </Button>
      ) : null}
      <Button
        size="small"
        variant="quiet"
        onPress={() => {
          setMode('check');
        }}
      >
        Go to Check mode
      </Button>
    </section>
  );
}
