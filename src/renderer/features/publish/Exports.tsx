import { Clock, Lock } from 'lucide-react';
import { useId, useState } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { exportFormats, type ExportFormat } from '../../../contract/views.ts';
import { formatEmbargo, isEmbargoed } from '../../../core/corrections/embargo.ts';
import { gate, gateIsOpen } from '../../../core/gate/gate.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { counted } from '../claims/claim-words.ts';
import { SignDialog } from '../desk-key/SignDialog.tsx';
import { needsPassphrase } from '../desk-key/use-desk-key.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { formatGroups, formatSpecs, groupNames, sizeText, specOf, type FormatGroup } from './format-words.ts';
import { useExport, type Exporting } from './use-export.ts';

/** How a file shall leave. */
interface Wish {
  readonly isDraft: boolean;
  readonly isUnderEmbargo: boolean;
}

/** The files that can leave: as vetted when the gate is open, as a draft that says so at any time. */
export function Exports() {
  const { project, openDialog } = useDesk();
  const [format, setFormat] = useState<ExportFormat>('html');
  const exporting = useExport();
  const isOpen = gateIsOpen(project);
  const { embargo } = project;
  const isHeld = isEmbargoed(embargo, new Date().toISOString());
  /** What waits for the user's word that it may leave before the embargo ends. */
  const [asked, setAsked] = useState<{ readonly isDraft: boolean } | null>(null);
  const { bridge } = useStores();
  /** A dossier that waits for the pass phrase of the key that signs it. */
  const [unsigned, setUnsigned] = useState<Wish | null>(null);
  const write = async (wish: Wish) => {
    if (format === 'dossier') {
      const key = await bridge.invoke('desk-key:status', {});
      if (key.ok && needsPassphrase(key.value)) {
        setUnsigned(wish);
        return;
      }
    }
    await exporting.save(format, wish.isDraft, wish.isUnderEmbargo);
  };
  const save = (isDraft: boolean) => {
    if (isHeld) setAsked({ isDraft });
    else void write({ isDraft, isUnderEmbargo: false });
  };
  const spec = specOf(format);
  return (
    <section className="publish-column is-wide" aria-label="Export" data-pane="Export" tabIndex={-1}>
      <h3 className="publish-heading">Export</h3>
      <RadioGroup
        aria-label="Format"
        className="format-groups"
        value={format}
        onChange={(value) => {
          const chosen = exportFormats.find((each) => each === value);
          if (chosen === undefined) return;
          setFormat(chosen);
          exporting.forget();
        }}
      >
        {formatGroups.map((group) => (
          <FormatGroupChoice key={group} group={group} />
        ))}
      </RadioGroup>
      <p className="insp-hint format-purpose">{spec.purpose}.</p>
      <div className="export-actions">
        <Button
          variant="primary"
          isDisabled={!isOpen}
          icon={isOpen ? undefined : <Lock />}
          onPress={() => {
            save(false);
          }}
        >
          Export as vetted…
        </Button>
        <Button
          onPress={() => {
            save(true);
          }}
        >
          Export a draft…
        </Button>
        <p className="insp-hint">
          {isOpen
            ? 'A draft says “not vetted” in its text.'
            : `Vetted export is blocked by ${counted(gate(project).length, 'blocker')}. A draft can leave at any time; it says “not vetted” in its text.`}
        </p>
      </div>
      {embargo !== null && isHeld ? (
        <p className="export-embargo">
          <Clock aria-hidden="true" /> Embargoed until {formatEmbargo(embargo)}.
        </p>
      ) : null}
      {asked === null || embargo === null ? null : (
        <EmbargoQuestion
          until={formatEmbargo(embargo)}
          onAnswer={(mayLeave) => {
            setAsked(null);
            if (mayLeave) void write({ isDraft: asked.isDraft, isUnderEmbargo: true });
          }}
        />
      )}
      {unsigned === null ? null : (
        <SignDialog
          onClose={() => {
            setUnsigned(null);
          }}
          onGoOn={() => {
            setUnsigned(null);
            void exporting.save('dossier', unsigned.isDraft, unsigned.isUnderEmbargo);
          }}
        />
      )}
      {exporting.writing === null ? null : (
        <ProgressWithCancel
          label={`Writing ${specOf(exporting.writing).name}`}
          value={null}
          onCancel={exporting.cancel}
        />
      )}
      <Refusal error={exporting.error} onDismiss={exporting.forget} />
      {exporting.error?.code === 'vault-locked' ? (
        <div className="insp-row">
          <Button
            onPress={() => {
              openDialog({ kind: 'unlock-vault' });
            }}
          >
            Unlock the vault…
          </Button>
        </div>
      ) : null}
      <Saved exporting={exporting} />
      <ExportPreview key={format} format={format} isDraft={!isOpen} spec={spec} />
    </section>
  );
}

interface EmbargoQuestionProps {
  /** In words. */
  readonly until: string;
  readonly onAnswer: (mayLeave: boolean) => void;
}

function EmbargoQuestion({ until, onAnswer }: EmbargoQuestionProps) {
  const answer = (mayLeave: boolean) => () => {
    onAnswer(mayLeave);
  };
  return (
    <Dialog
      title="Export before the embargo ends?"
      isOpen
      isAlert
      size="small"
      onClose={answer(false)}
      actions={
        <>
          <Button variant="quiet" onPress={answer(false)}>
            Cancel
          </Button>
          <Button variant="primary" onPress={answer(true)}>
            Export under embargo…
          </Button>
        </>
      }
    >
      <p>
        The story is embargoed until {until}. The file will say so at its top; whoever gets it has to keep to
        it.
      </p>
    </Dialog>
  );
}

/** The formats that are made for the same readers, under their heading. */
function FormatGroupChoice({ group }: { readonly group: FormatGroup }) {
  const headingId = useId();
  return (
    <div role="group" aria-labelledby={headingId} className="format-group">
      <h4 id={headingId} className="format-group-name">
        {groupNames[group]}
      </h4>
      <div className="formats">
        {formatSpecs
          .filter((each) => each.group === group)
          .map((each) => (
            <RadioField key={each.format} value={each.format}>
              <RadioButton className="format">{each.name}</RadioButton>
            </RadioField>
          ))}
      </div>
    </div>
  );
}

function Saved({ exporting }: { readonly exporting: Exporting }) {
  const { saved } = exporting;
  if (saved === null) return null;
  return (
    <div className="export-result" role="status">
      <p>
        <strong>{saved.fileName}</strong> is written, {sizeText(saved.size)}.
      </p>
      {saved.messages.length === 0 ? null : (
        <ul className="messages">
          {saved.messages.map((message, at) => (
            <li key={at}>{message}</li>
          ))}
        </ul>
      )}
      <Button size="small" onPress={() => void exporting.show()}>
        Show in folder
      </Button>
    </div>
  );
}
