import { Plus, Trash2 } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import { contactsOf } from '../../../core/sources/call-sheet.ts';
import type { ContactChannel, ContactOutcome } from '../../../core/sources/contact.ts';
import { personName } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import {
  channelName,
  channelOptions,
  instantOf,
  localMinute,
  outcomeName,
  outcomeOptions,
  peopleOf,
} from './people-words.ts';

/** Every attempt to reach a person, newest first, and the form for the next one. */
export function ContactLog({ sourceId }: { readonly sourceId: string }) {
  const { project } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayLog = useMay('contact.log');
  const contacts = contactsOf(project, sourceId).toReversed();
  const now = new Date();
  return (
    <InspectorSection title="Contacts" count={contacts.length}>
      <ContactForm sourceId={sourceId} />
      {contacts.length === 0 ? (
        <p className="insp-hint">
          No attempt yet. Write down each one, also those that nobody answered: the log shows that everything
          reasonable was tried.
        </p>
      ) : (
        <ol className="contacts" aria-label="Attempts">
          {contacts.map((contact) => (
            <li key={contact.id} className="contact">
              <span className="contact-what">
                {channelName(contact.channel)}: {outcomeName(contact.outcome).toLowerCase()}
              </span>
              <span className="insp-hint">
                <time dateTime={contact.at}>{shortTime(contact.at, now)}</time>, {contact.by}
              </span>
              <IconButton
                label="Remove this attempt"
                icon={<Trash2 />}
                size="small"
                isDisabled={!mayLog || isBusy}
                onPress={() => void act({ kind: 'contact.remove', contactId: contact.id })}
              />
              {contact.note === '' ? null : <p className="contact-note">{contact.note}</p>}
            </li>
          ))}
        </ol>
      )}
      <Refusal error={error} onDismiss={dismiss} />
    </InspectorSection>
  );
}

export interface ContactFormProps {
  readonly sourceId: string;
  readonly isFocused?: boolean;
  readonly onLogged?: () => void;
}

/** One line: how, what came of it, a note. The time is now unless another one is typed. Enter logs it. */
export function ContactForm({ sourceId, isFocused = false, onLogged }: ContactFormProps) {
  const { newId, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayLog = useMay('contact.log');
  const [channel, setChannel] = useState<ContactChannel>('phone');
  const [outcome, setOutcome] = useState<ContactOutcome>('no-answer');
  const [note, setNote] = useState('');
  /** Null: the moment of logging. */
  const [when, setWhen] = useState<string | null>(null);
  const at = when === null ? new Date().toISOString() : instantOf(when);
  const log = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBusy || at === null) return;
    const contactId = newId('contact');
    const done = await act({
      kind: 'contact.log',
      contactId,
      sourceId,
      at,
      channel,
      outcome,
      note: note.trim(),
    });
    if (!done) return;
    setNote('');
    setWhen(null);
    announce('Contact logged.');
    onLogged?.();
  };
  return (
    <form className="contact-form" aria-label="Log a contact" onSubmit={(event) => void log(event)}>
      <Select label="How" isLabelHidden options={channelOptions} value={channel} onChange={setChannel} />
      <Select label="Outcome" isLabelHidden options={outcomeOptions} value={outcome} onChange={setOutcome} />
      <TextField
        label="When"
        isLabelHidden
        type="datetime-local"
        className="contact-form-when"
        value={when ?? localMinute(new Date())}
        onChange={setWhen}
        isInvalid={at === null}
      />
      <div className="contact-form-note">
        <TextField
          label="Note on the contact"
          isLabelHidden
          placeholder="What was said or left"
          className="grow"
          autoFocus={isFocused}
          value={note}
          onChange={setNote}
        />
        <Button type="submit" icon={<Plus />} isDisabled={!mayLog || isBusy || at === null}>
          Log
        </Button>
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </form>
  );
}

/** Logs a contact from anywhere: whom first, then the same form. */
export function ContactDialog({ onClose }: { readonly onClose: () => void }) {
  const { project, view } = useDesk();
  const people = peopleOf(project);
  const start = view.kind === 'people' ? view.sourceId : null;
  const [chosen, setChosen] = useState<string | null>(start ?? people[0]?.id ?? null);
  return (
    <Dialog
      title="Log a contact"
      isOpen
      onClose={onClose}
      actions={
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
      }
    >
      <div className="dialog-stack">
        {people.length === 0 ? (
          <p>There is nobody to log yet: add a person as a source first.</p>
        ) : (
          <Select
            label="Whom"
            options={people.map((source) => ({ value: source.id, label: personName(source) }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        {chosen === null ? null : <ContactForm key={chosen} sourceId={chosen} isFocused onLogged={onClose} />}
      </div>
    </Dialog>
  );
}
