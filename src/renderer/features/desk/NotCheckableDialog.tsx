import { useState } from 'react';
import { notCheckableReasons, type NotCheckableReason } from '../../../core/claims/claim.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { reasonKeys, reasonNames } from '../claims/claim-words.ts';
import { ChoiceKeys } from './ChoiceKeys.tsx';
import { useDesk } from './desk-context.ts';
import { markRanges } from './mark-ranges.ts';
import type { PassageDialogProps } from './MarkDialog.tsx';
import { Refusal } from './Refusal.tsx';
import { useAct } from './use-act.ts';

const meanings: Readonly<Record<NotCheckableReason, string>> = {
  opinion: 'A judgment or a preference; nobody can look it up.',
  transition: 'Leads from one thought to the next and asserts nothing.',
  voice: 'How the writer tells it, not what is told.',
  boilerplate: 'A standing line: newsletter note, disclosure, “first published in”.',
};

/** Marks the words as not checkable, or several passages one by one, with the reason. */
export function NotCheckableDialog({ ranges, words, each, then, onClose }: PassageDialogProps) {
  const { newId, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const passages = each ?? [ranges];
  const [note, setNote] = useState('');
  const mark = async (reason: NotCheckableReason) => {
    const done = await act(
      passages.map((passage) => ({
        kind: 'not-checkable.mark' as const,
        id: newId('notCheckable'),
        reason,
        note: note.trim(),
        ranges: markRanges(passage, newId),
      })),
    );
    if (!done) return;
    const what = passages.length === 1 ? 'Marked not checkable' : `Marked ${passages.length} not checkable`;
    announce(`${what}, ${reasonNames[reason].toLowerCase()}.`);
    onClose();
    then?.();
  };
  return (
    <Dialog
      title={passages.length === 1 ? 'Mark not checkable' : `Mark ${passages.length} passages not checkable`}
      isOpen
      onClose={onClose}
      size="small"
    >
      <ChoiceKeys
        keys={notCheckableReasons.map((reason) => [reasonKeys[reason], reason] as const)}
        onChoose={(reason) => void mark(reason)}
        isDisabled={isBusy}
      >
        <blockquote className="dialog-words">{words}</blockquote>
        <div className="choices is-wide" role="group" aria-label="Reason">
          {notCheckableReasons.map((reason, at) => (
            <Button
              key={reason}
              variant="quiet"
              className="choice"
              autoFocus={at === 0}
              isDisabled={isBusy}
              aria-keyshortcuts={reasonKeys[reason]}
              onPress={() => void mark(reason)}
            >
              <span className="choice-name">
                {reasonNames[reason]}
                <span className="choice-meaning">{meanings[reason]}</span>
              </span>
              <span aria-hidden="true">
                <Kbd keys={reasonKeys[reason]} />
              </span>
            </Button>
          ))}
        </div>
        <TextField label="Note (optional)" value={note} onChange={setNote} />
        <Refusal error={error} />
      </ChoiceKeys>
    </Dialog>
  );
}
