import { FileDown, Phone } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import { callSheets, type CallSheet } from '../../../core/sources/call-sheet.ts';
import type { ContactChannel, ContactOutcome } from '../../../core/sources/contact.ts';
import { useStores } from '../../stores/stores.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { termsNames } from '../sources/source-words.ts';
import { useEmbargoQuestion } from '../publish/use-embargo-question.tsx';
import { callCommands } from './call-commands.ts';
import { channelOptions, outcomeOptions, reasonNames } from './people-words.ts';
import { PersonNotices } from './PersonNotices.tsx';
import { useGoToClaim } from './use-go-to-claim.ts';

/** Whom to call about what: one sheet of questions for each person or institution. */
export function CallSheets({ sourceId }: { readonly sourceId: string | null }) {
  const { project } = useDesk();
  const sheets = callSheets(project);
  const [key, setKey] = useState<string | null>(sourceId);
  const chosen = sheets.find((sheet) => sheet.key === key) ?? sheets[0];
  if (chosen === undefined) {
    return (
      <EmptyState title="Nobody to call" level={3}>
        A call sheet gathers the open claims that one person or institution can confirm: those that cite them,
        are attributed to them, or accuse them. Cite a person, or say who said it, and they stand here.
      </EmptyState>
    );
  }
  return (
    <div className="calls">
      <ul className="calls-list" aria-label="Call sheets">
        {sheets.map((sheet) => (
          <li key={sheet.key}>
            <button
              type="button"
              className="calls-person"
              aria-current={sheet === chosen || undefined}
              onClick={() => {
                setKey(sheet.key);
              }}
            >
              <span className="people-name">{sheet.name}</span>
              <span className="people-sub">
                {counted(sheet.lines.length, 'question')}
                {sheet.contacts.length === 0 ? '' : `, ${counted(sheet.contacts.length, 'attempt')}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Sheet key={chosen.key} sheet={chosen} />
    </div>
  );
}

function Sheet({ sheet }: { readonly sheet: CallSheet }) {
  const { project, newId, announce, openDialog } = useDesk();
  const { bridge, notices } = useStores();
  const { act, error, isBusy, dismiss } = useAct();
  const goTo = useGoToClaim();
  const mayLog = useMay('contact.log');
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [channel, setChannel] = useState<ContactChannel>('phone');
  const [outcome, setOutcome] = useState<ContactOutcome>('spoke');
  const [note, setNote] = useState('');
  const person = sheet.source?.person ?? null;
  const embargo = useEmbargoQuestion(true);
  const save = async (isUnderEmbargo: boolean) => {
    const wish = { projectId: project.id, key: sheet.key, isUnderEmbargo };
    const done = await bridge.invoke('export:call-sheet', wish);
    if (!done.ok) {
      notices.tellError(done.error);
      if (done.error.code === 'vault-locked') openDialog({ kind: 'unlock-vault' });
    } else if (done.value.saved !== null) announce(`${done.value.saved.fileName} is written.`);
  };
  const log = async (event: SyntheticEvent) => {
    event.preventDefault();
    const call = { at: new Date().toISOString(), channel, outcome, note, answers };
    if (isBusy || !(await act(callCommands(sheet, call, newId)))) return;
    setAnswers({});
    setNote('');
    announce('Call logged.');
  };
  return (
    <form className="sheet" aria-label={`Call sheet: ${sheet.name}`} onSubmit={(event) => void log(event)}>
      <header className="sheet-head">
        <h3 className="story-title">{sheet.name}</h3>
        <Button
          size="small"
          icon={<FileDown />}
          onPress={() => {
            embargo.leave((isUnderEmbargo) => void save(isUnderEmbargo));
          }}
        >
          Save as text…
        </Button>
      </header>
      {person === null ? null : (
        <p className="insp-hint">
          {[termsNames[person.terms], person.isInVault ? 'contact in the vault' : person.contact]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {sheet.source === null ? null : <PersonNotices source={sheet.source} />}
      <p className="insp-hint">
        Confirm facts. Do not read out quotations, send no copy, promise no change. An answer becomes a note
        of its claim; the verdict stays yours.
      </p>
      <ol className="questions">
        {sheet.lines.map((line) => (
          <li key={line.claimId} className="question">
            <p className="question-words">
              <button type="button" className="question-jump" onClick={() => goTo(line.claimId)}>
                {line.question}
              </button>
            </p>
            <p className="question-facts">
              <span className="insp-hint">
                {line.reasons.map((reason) => reasonNames[reason]).join(', ')}
              </span>
              {line.isSensitive ? <Badge tone="warning">Take care</Badge> : null}
            </p>
            <TextArea
              label={`Answer: ${line.question}`}
              isLabelHidden
              placeholder="Answer"
              rows={1}
              value={answers[line.claimId] ?? ''}
              onChange={(answer) => setAnswers((known) => ({ ...known, [line.claimId]: answer }))}
            />
          </li>
        ))}
      </ol>
      <footer className="sheet-foot">
        <Select label="How" options={channelOptions} value={channel} onChange={setChannel} />
        <Select label="Outcome" options={outcomeOptions} value={outcome} onChange={setOutcome} />
        <TextField label="Note" className="grow" value={note} onChange={setNote} />
        <Button type="submit" variant="primary" icon={<Phone />} isDisabled={!mayLog || isBusy}>
          Log the call
        </Button>
      </footer>
      <Refusal error={error} onDismiss={dismiss} />
      {embargo.question}
    </form>
  );
}
