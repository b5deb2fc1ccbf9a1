import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { gate } from '../../../core/gate/gate.ts';
import { isSignOffValid, validOverride } from '../../../core/gate/seal.ts';
import { roles, type Role } from '../../../core/project/roles.ts';
import type { SignOff } from '../../../core/project/sign-off.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { roleNames } from '../desk/desk-words.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { CoverageException } from './CoverageException.tsx';
import { ReasonForm } from './ReasonForm.tsx';

/** Who approved exactly this text, in which role; and the two things an editor may answer for. */
export function SignOffs() {
  const { project } = useDesk();
  const needed = new Set(project.policy.signOffs);
  const given = new Set(project.signOffs.map((signOff) => signOff.role));
  const shown = roles.filter((role) => needed.has(role) || given.has(role));
  return (
    <section className="publish-column" aria-label="Sign-offs" data-pane="Sign-offs" tabIndex={-1}>
      <h3 className="publish-heading">Sign-offs</h3>
      <ul className="sign-offs">
        {shown.map((role) => (
          <RoleSignOff key={role} role={role} isNeeded={needed.has(role)} />
        ))}
      </ul>
      <GiveSignOff />
      <CoverageException />
      <Override />
    </section>
  );
}

function RoleSignOff({ role, isNeeded }: { readonly role: Role; readonly isNeeded: boolean }) {
  const { project } = useDesk();
  const { act, error, dismiss } = useAct();
  const all = project.signOffs.filter((signOff) => signOff.role === role);
  const last = all.findLast((signOff) => signOff.withdrawn === null) ?? all.at(-1);
  const isValid = last !== undefined && isSignOffValid(project, last);
  return (
    <li className="sign-off" data-valid={isValid || undefined}>
      {isValid ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
      <div>
        <p className="sign-off-role">
          {roleNames[role]}
          {isNeeded ? null : <span className="insp-hint"> (not needed by the policy)</span>}
        </p>
        <p className="insp-hint">{signOffWords(last, isValid)}</p>
        {last === undefined || last.note === '' ? null : <p className="said">“{last.note}”</p>}
        <Refusal error={error} onDismiss={dismiss} />
      </div>
      {last !== undefined && last.withdrawn === null ? (
        <Button
          size="small"
          variant="quiet"
          onPress={() => void act({ kind: 'sign-off.withdraw', signOffId: last.id })}
        >
          Withdraw
        </Button>
      ) : null}
    </li>
  );
}

function signOffWords(signOff: SignOff | undefined, isValid: boolean): string {
  if (signOff === undefined) return 'Not given yet.';
  const now = new Date();
  if (signOff.withdrawn !== null) {
    return `Withdrawn by ${signOff.withdrawn.by}, ${shortTime(signOff.withdrawn.at, now)}.`;
  }
  const by = `${signOff.by}, ${shortTime(signOff.at, now)}`;
  return isValid
    ? `${by}. Stands for exactly this text, its claims and its evidence.`
    : `${by}. Void: something it approved has changed since.`;
}

/** The user's own sign-off, in the role they act in. */
function GiveSignOff() {
  const { role, newId, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayGive = useMay('sign-off.give');
  const [note, setNote] = useState('');
  const give = async () => {
    if (await act({ kind: 'sign-off.give', signOffId: newId('signOff'), note: note.trim() })) {
      setNote('');
      announce('Signed off.');
    }
  };
  return (
    <div className="publish-block">
      <TextArea
        label={`Sign off as ${roleNames[role].toLowerCase()}`}
        placeholder="Note (optional)"
        description="Approves the text, its claims, verdicts and evidence as they stand now. Any later change voids it."
        rows={1}
        value={note}
        onChange={setNote}
      />
      <div className="insp-row is-end">
        <Button isDisabled={!mayGive || isBusy} onPress={() => void give()}>
          Sign off
        </Button>
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </div>
  );
}

/** The editor’s decision to let the article leave although blockers stand. */
function Override() {
  const { project, newId } = useDesk();
  const mayOverride = useMay('gate.override');
  const blockers = gate(project);
  const standing = validOverride(project);
  const past = project.overrides.filter((each) => each !== standing).length;
  return (
    <div className="publish-block">
      <h4 className="blockers-heading">Override</h4>
      {standing !== null ? (
        <p>
          {standing.by} overrode {counted(standing.blockers.length, 'blocker')}: “{standing.reason}”. It
          stands for exactly this content and is printed in every report.
        </p>
      ) : blockers.length === 0 ? (
        <p className="insp-hint">There is nothing to override.</p>
      ) : mayOverride ? (
        <ReasonForm
          trigger="Override the gate…"
          label="Why the article leaves although the blockers stand"
          description={`The reason and ${counted(blockers.length, 'blocker')} are printed in every report. Any change of the content ends the override.`}
          affirm={`Override ${counted(blockers.length, 'blocker')}`}
          isDanger
          commandFor={(reason) => ({ kind: 'gate.override', overrideId: newId('override'), reason })}
        />
      ) : (
        <p className="insp-hint">Only the editor may override the gate, with a reason.</p>
      )}
      {past === 0 ? null : (
        <p className="insp-hint">{counted(past, 'earlier override')} ended with a change.</p>
      )}
    </div>
  );
}
