import { useState } from 'react';
import {
  embargoAt,
  formatEmbargo,
  isEmbargoed,
  isTimeZone,
  localEnd,
} from '../../../core/corrections/embargo.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { InlineForm } from '../../ui/InlineForm.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { fullDay } from '../search/bank-words.ts';
import { zoneChoices } from './time-zones.ts';

/** Until when the story must not appear, and how long its research is kept. */
export function Conditions() {
  return (
    <section className="publish-column" aria-label="Conditions" data-pane="Conditions" tabIndex={-1}>
      <h3 className="publish-heading">Conditions</h3>
      <EmbargoBlock />
      <RetentionBlock />
    </section>
  );
}

function EmbargoBlock() {
  const { project, announce } = useDesk();
  const may = useMay('embargo.set');
  const { act, error, isBusy, dismiss } = useAct();
  const { embargo } = project;
  const [typed, setTyped] = useState<{ readonly until: string; readonly timeZone: string } | null>(null);
  const lift = async () => {
    if (await act({ kind: 'embargo.set', embargo: null })) announce('The embargo is lifted.');
  };
  return (
    <div className="publish-block">
      <h4 className="blockers-heading">Embargo</h4>
      <p>
        {embargo === null
          ? 'None.'
          : `${isEmbargoed(embargo, new Date().toISOString()) ? 'Until' : 'Over since'} ${formatEmbargo(embargo)}.`}
      </p>
      <p className="insp-hint">
        While it lies ahead, every file says so at its top, and exporting has to be confirmed.
      </p>
      {typed === null ? (
        <div className="insp-row">
          <Button
            size="small"
            isDisabled={!may}
            onPress={() => {
              setTyped(
                embargo === null
                  ? { until: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
                  : { until: localEnd(embargo), timeZone: embargo.timeZone },
              );
            }}
          >
            {embargo === null ? 'Set an embargo…' : 'Change…'}
          </Button>
          {embargo === null ? null : (
            <Button size="small" variant="quiet" isDisabled={!may || isBusy} onPress={() => void lift()}>
              Lift it
            </Button>
          )}
        </div>
      ) : (
        <EmbargoForm
          typed={typed}
          onChange={setTyped}
          isBusy={isBusy}
          onSave={async () => {
            const next = embargoAt(typed.until, typed.timeZone);
            if (next !== null && (await act({ kind: 'embargo.set', embargo: next }))) {
              announce(`Embargoed until ${formatEmbargo(next)}.`);
              setTyped(null);
            }
          }}
          onCancel={() => {
            dismiss();
            setTyped(null);
          }}
        />
      )}
      <Refusal error={error} onDismiss={dismiss} />
    </div>
  );
}

interface EmbargoFormProps {
  readonly typed: { readonly until: string; readonly timeZone: string };
  readonly onChange: (typed: { readonly until: string; readonly timeZone: string }) => void;
  readonly isBusy: boolean;
  readonly onSave: () => Promise<void>;
  readonly onCancel: () => void;
}

function EmbargoForm({ typed, onChange, isBusy, onSave, onCancel }: EmbargoFormProps) {
  const [zones] = useState(() => zoneChoices(typed.timeZone));
  const next = embargoAt(typed.until, typed.timeZone);
  return (
    <InlineForm
      onSubmit={() => {
        void onSave();
      }}
      onCancel={onCancel}
    >
      <TextField
        label="Until"
        type="datetime-local"
        autoFocus
        value={typed.until}
        onChange={(until) => {
          onChange({ ...typed, until });
        }}
      />
      <ComboBox
        label="Time zone"
        options={zones}
        value={typed.timeZone}
        description={
          next !== null
            ? `${formatEmbargo(next)}.`
            : isTimeZone(typed.timeZone)
              ? 'The clock it was agreed in. Type a city to find it.'
              : 'This system does not know that zone any more. Choose another one to change the embargo.'
        }
        onChange={(timeZone) => {
          onChange({ ...typed, timeZone });
        }}
      />
      <div className="insp-row is-end">
        <Button size="small" variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button size="small" type="submit" isDisabled={isBusy || next === null}>
          Set the embargo
        </Button>
      </div>
    </InlineForm>
  );
}

function RetentionBlock() {
  const { project, announce } = useDesk();
  const may = useMay('retention.set');
  const { act, error, isBusy, dismiss } = useAct();
  const { retention } = project;
  const [typed, setTyped] = useState<{ what: string; until: string; why: string } | null>(null);
  const isWhole = typed !== null && typed.what.trim() !== '' && typed.why.trim() !== '';
  const save = async () => {
    if (!isWhole) return;
    const until = typed.until === '' ? null : typed.until;
    const next = { what: typed.what.trim(), until, why: typed.why.trim() };
    if (await act({ kind: 'retention.set', retention: next })) {
      announce('The retention note is saved.');
      setTyped(null);
    }
  };
  const cancel = () => {
    dismiss();
    setTyped(null);
  };
  return (
    <div className="publish-block">
      <h4 className="blockers-heading">Retention</h4>
      {retention === null ? (
        <p>Nothing noted.</p>
      ) : (
        <p>
          {retention.what},{' '}
          {retention.until === null ? 'kept for good' : `kept until ${fullDay(retention.until)}`}:{' '}
          {retention.why}
        </p>
      )}
      <p className="insp-hint">A note for people and for the checking report. Nothing is deleted by it.</p>
      {typed === null ? (
        <div className="insp-row">
          <Button
            size="small"
            isDisabled={!may}
            onPress={() => {
              setTyped({
                what: retention?.what ?? '',
                until: retention?.until ?? '',
                why: retention?.why ?? '',
              });
            }}
          >
            {retention === null ? 'Write a note…' : 'Change…'}
          </Button>
        </div>
      ) : (
        <InlineForm
          onSubmit={() => {
            void save();
          }}
          onCancel={cancel}
        >
          <TextField
            label="What is kept"
            placeholder="Recordings, notes, documents"
            autoFocus
            value={typed.what}
            onChange={(what) => {
              setTyped({ ...typed, what });
            }}
          />
          <DateField
            label="Until (empty: for good)"
            value={typed.until}
            onCommit={(until) => {
              setTyped({ ...typed, until });
            }}
          />
          <TextArea
            label="Why"
            rows={2}
            placeholder="Limitation of libel claims, agreement with the source"
            value={typed.why}
            onChange={(why) => {
              setTyped({ ...typed, why });
            }}
          />
          <div className="insp-row is-end">
            <Button size="small" variant="quiet" onPress={cancel}>
              Cancel
            </Button>
            <Button size="small" type="submit" isDisabled={isBusy || !isWhole}>
              Save the note
            </Button>
          </div>
        </InlineForm>
      )}
      <Refusal error={error} onDismiss={dismiss} />
    </div>
  );
}
