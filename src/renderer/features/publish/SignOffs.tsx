import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react';
import { useState } from 'react';
import { gate } from '../../../core/gate/gate.ts';
import { validOverride } from '../../../core/gate/seal.ts';
import { roles, type Role } from '../../../core/project/roles.ts';
import type { SignOff } from '../../../core/project/sign-off.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { counted } from '../claims/claim-words.ts';
import { Exceptions } from '../coverage/Exceptions.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { roleNames } from '../desk/desk-words.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';

import { ReasonForm } from './ReasonForm.tsx';
import { mayWithdraw, openPoints, signOffObstacle, signOffState } from './sign-off-rules.ts';

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
      <PolicyLine />
      <GiveSignOff />
      <Exceptions />
      <Override />
    </section>
  );
}

function RoleSignOff({ role, isNeeded }: { readonly role: Role; readonly isNeeded: boolean }) {
  const { project, actor, access } = useDesk();
  const { act, error, dismiss } = useAct();
  const all = project.signOffs.filter((signOff) => signOff.role === role);
  const last = all.findLast((signOff) => signOff.withdrawn === null) ?? all.at(-1);
  const state = signOffState(project, last);
  const Sign = signs[state];
  return (
    <li className="sign-off" data-state={state}>
      <Sign aria-hidden="true" />
      <div>
        <p className="sign-off-role">
          {roleNames[role]}
          {isNeeded ? null : <span className="insp-hint"> (not needed by the policy)</span>}
        </p>
        <p className="insp-hint">{signOffWords(last, state === 'valid')}</p>
        {last === undefined || last.note === '' ? null : <p className="said">“{last.note}”</p>}
        <Refusal error={error} onDismiss={dismiss} />
      </div>
      {last !== undefined && access.kind === 'write' && mayWithdraw(last, actor) ? (
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

/** None of them is a mark of a claim: a sign-off that is missing is not wrong. */
const signs = {
  valid: CircleCheck,
  void: CircleSlash,
  withdrawn: CircleDashed,
  missing: CircleDashed,
} as const;

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

/** The user's own sign-off, in the role they act in; where none can be given, why not. */
function GiveSignOff() {
  const { project, role, actor, access, newId, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const [note, setNote] = useState('');
  const open = openPoints(project);
  const obstacle =
    access.kind === 'read-only' ? 'The project is read-only.' : signOffObstacle(project, role, actor);
  const give = async () => {
    if (await act({ kind: 'sign-off.give', signOffId: newId('signOff'), note: note.trim() })) {
      setNote('');
      announce('Signed off.');
    }
  };
  if (obstacle !== null) {
    return (
      <div className="publish-block">
        <h4 className="blockers-heading">Sign off as {roleNames[role].toLowerCase()}</h4>
        <p className="insp-hint">{obstacle}</p>
      </div>
    );
  }
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
        <Button isDisabled={isBusy} onPress={() => void give()}>
          {open === 0 ? 'Sign off' : `Sign off with ${counted(open, 'open point')}`}
        </Button>
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </div>
  );
}

/** Under which policy all this stands, and the way to it. */
function PolicyLine() {
  const { project } = useDesk();
  const { routes } = useStores();
  return (
    <p className="insp-hint policy-line">
      Needed by the policy “{project.policy.name}”{project.policy.onePersonDesk ? ', a one-person desk' : ''}.{' '}
      <button
        type="button"
        className="text-button"
        onClick={() => {
          routes.go({ screen: 'settings', section: 'project-policy' });
        }}
      >
        See the policy
      </button>
    </p>
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
