import { useState, type ReactNode } from 'react';
import type { Command } from '../../../core/project/commands.ts';
import { useUnsentWords } from '../../stores/use-unsent-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { Refusal } from './Refusal.tsx';
import { useAct } from './use-act.ts';

export interface TextDialogProps {
  readonly title: string;
  /** What it asks and about what: what was typed and not sent waits under this name. */
  readonly asks: string;
  readonly label: string;
  readonly description?: string;
  readonly initial?: string;
  /** What the affirming button says. */
  readonly affirm: string;
  /** Whether an empty text may be sent. */
  readonly mayBeEmpty?: boolean;
  readonly commandFor: (text: string) => Command | readonly Command[];
  readonly onDone: () => void;
  readonly onClose: () => void;
  /** Stands above the field, e.g. the words it is about. */
  readonly children?: ReactNode;
  /** Stands below it and follows what is typed. */
  readonly below?: (text: string) => ReactNode;
}

/**
 * Asks for one text and gives commands with it. Enter makes a new line; Ctrl or Cmd with Enter sends. Closed without sending, it has the
 * words again the next time.
 */
export function TextDialog(props: TextDialogProps) {
  const { initial = '' } = props;
  const unsent = useUnsentWords('asked', props.asks);
  const [text, setText] = useState(unsent.words ?? initial);
  const { act, error, isBusy } = useAct();
  const isReady = !isBusy && (props.mayBeEmpty === true || text.trim() !== '');
  const send = async () => {
    if (!isReady || !(await act(props.commandFor(text.trim())))) return;
    unsent.given(text);
    props.onDone();
    props.onClose();
  };
  return (
    <Dialog
      title={props.title}
      isOpen
      onClose={props.onClose}
      size="small"
      actions={
        <>
          <Button variant="quiet" onPress={props.onClose}>
            Cancel
          </Button>
          <Button variant="primary" keys="Mod+Enter" isDisabled={!isReady} onPress={() => void send()}>
            {props.affirm}
          </Button>
        </>
      }
    >
      <div
        className="dialog-stack"
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
      >
        {props.children}
        <TextArea
          label={props.label}
          autoFocus
          value={text}
          onChange={(next) => {
            setText(next);
            unsent.keep(next === initial ? null : next);
          }}
          {...(props.description === undefined ? {} : { description: props.description })}
        />
        {props.below?.(text)}
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}
