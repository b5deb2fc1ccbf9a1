import { useState } from 'react';
import type { Claim } from '../../../core/claims/claim.ts';
import { privilegesOf, type PrivilegeKind } from '../../../core/privilege/privilege.ts';
import { Button } from '../../ui/Button.tsx';
import { InlineForm } from '../../ui/InlineForm.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { FoldingSection } from '../claims/FoldingSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { privilegeNames } from './privilege-words.ts';

/** Whether the claim's words are privileged, on which ground; for counsel, in the legal edition. */
export function ClaimPrivilege({ claim }: { readonly claim: Claim }) {
  const { project } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const [isMarking, setMarking] = useState(false);
  const mayMark = useMay('privilege.mark');
  const marks = privilegesOf(project, { kind: 'claim', claimId: claim.id });
  const now = new Date();
  return (
    <FoldingSection
      title="Privilege"
      part="privilege"
      waiting={marks.length}
      isHeld={isMarking}
      count={marks.length}
      action={
        isMarking || !mayMark ? null : (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setMarking(true);
            }}
          >
            Mark…
          </Button>
        )
      }
    >
      {marks.length === 0 ? null : (
        <ul className="notes" aria-label="Privilege marks">
          {marks.map((mark) => (
            <li key={mark.id}>
              <p className="said-by">
                {privilegeNames[mark.kind]} · {mark.by}{' '}
                <time dateTime={mark.at}>{shortTime(mark.at, now)}</time>
              </p>
              <p className="said">{mark.ground}</p>
              <div className="insp-row is-end">
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Take away: ${privilegeNames[mark.kind]}, ${mark.ground}`}
                  isDisabled={!mayMark || isBusy}
                  onPress={() => void act({ kind: 'privilege.lift', privilegeId: mark.id })}
                >
                  Take away
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Refusal error={error} onDismiss={dismiss} />
      {isMarking ? (
        <MarkForm
          claim={claim}
          onDone={() => {
            setMarking(false);
          }}
        />
      ) : null}
    </FoldingSection>
  );
}

function MarkForm({ claim, onDone }: { readonly claim: Claim; readonly onDone: () => void }) {
  const { newId } = useDesk();
  const { act, error, isBusy } = useAct();
  const [kind, setKind] = useState<Exclude<PrivilegeKind, 'communication'>>('qualified');
  const [ground, setGround] = useState('');
  const isEmpty = ground.trim() === '';
  const save = async () => {
    const subject = { kind: 'claim', claimId: claim.id } as const;
    const mark = { privilegeId: newId('privilege'), subject, privilegeKind: kind, ground: ground.trim() };
    if (await act({ kind: 'privilege.mark', ...mark })) onDone();
  };
  return (
    <InlineForm
      aria-label="Mark as privileged"
      onSubmit={() => {
        if (!isEmpty) void save();
      }}
      onCancel={onDone}
    >
      <Select
        label="Kind"
        options={[
          { value: 'qualified', label: privilegeNames.qualified },
          { value: 'absolute', label: privilegeNames.absolute },
        ]}
        value={kind}
        onChange={setKind}
      />
      <TextArea
        label="Ground"
        description="Of which hearing, debate or official paper it is a report."
        rows={2}
        autoFocus
        value={ground}
        onChange={setGround}
      />
      <Refusal error={error} />
      <div className="insp-row is-end">
        <Button size="small" variant="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button size="small" type="submit" isDisabled={isBusy || isEmpty}>
          Mark
        </Button>
      </div>
    </InlineForm>
  );
}
