import { useState, type ReactNode } from 'react';
import type { Command } from '../../../core/project/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { InlineForm } from '../../ui/InlineForm.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct } from '../desk/use-act.ts';

export interface ReasonFormProps {
  /** The button that opens it. */
  readonly trigger: string;
  readonly label: string;
  readonly description?: string;
  readonly affirm: string;
  readonly isDanger?: boolean;
  readonly commandFor: (reason: string) => Command;
  /** What the signature is put under. */
  readonly children?: ReactNode;
}

/** Asks for the reason of an act that somebody answers for. */
export function ReasonForm(props: ReasonFormProps) {
  const { act, error, isBusy } = useAct();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button
        size="small"
        onPress={() => {
          setReason('');
        }}
      >
        {props.trigger}
      </Button>
    );
  }
  const close = () => {
    setReason(null);
  };
  return (
    <InlineForm
      onSubmit={() => {
        void act(props.commandFor(reason.trim())).then((isDone) => {
          if (isDone) close();
        });
      }}
      onCancel={close}
    >
      {props.children}
      <TextArea
        label={props.label}
        autoFocus
        rows={2}
        value={reason}
        onChange={setReason}
        {...(props.description === undefined ? {} : { description: props.description })}
      />
      <Refusal error={error} />
      <div className="insp-row is-end">
        <Button size="small" variant="quiet" onPress={close}>
          Cancel
        </Button>
        <Button
          size="small"
          type="submit"
          variant={props.isDanger === true ? 'danger' : 'plain'}
          isDisabled={isBusy || reason.trim() === ''}
        >
          {props.affirm}
        </Button>
      </div>
    </InlineForm>
  );
}
