import { Clock, Lock } from 'lucide-react';
import { useState } from 'react';
import { formatEmbargo, isEmbargoed } from '../../../core/corrections/embargo.ts';
import { dossierRefusal } from '../../../core/dossier/dossier-refusal.ts';
import { gate, gateIsOpen } from '../../../core/gate/gate.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { counted } from '../claims/claim-words.ts';
import { SignDialog } from '../desk-key/SignDialog.tsx';
import { needsPassphrase } from '../desk-key/use-desk-key.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { draftSaying, draftWords, sizeText, specOf } from './format-words.ts';
import { useEmbargoQuestion } from './use-embargo-question.tsx';
import { useExport, type Exporting } from './use-export.ts';

/** How a file shall leave. */
interface Wish {
  readonly isDraft: boolean;
  readonly isUnderEmbargo: boolean;
}

/** The files that can leave: as vetted when the gate is open, as a draft that says so at any time. */
export function Exports() {
  const { project, openDialog } = useDesk();
  const { bridge, publishing } = useStores();
  const format = useStore(publishing, (state) => state.format);
  const spec = specOf(format);
  const saying = draftSaying(format);
  const exporting = useExport();
  const isOpen = gateIsOpen(project);
  const { embargo } = project;
  const isHeld = isEmbargoed(embargo, new Date().toISOString());
  const embargoed = useEmbargoQuestion(saying !== 'nothing');
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
    // Nobody is asked for anything on behalf of a file that cannot be made.
    const impossible = format === 'dossier' ? dossierRefusal(project) : null;
    if (impossible !== null) {
      exporting.refuse(impossible);
      return;
    }
    embargoed.leave((isUnderEmbargo) => void write({ isDraft, isUnderEmbargo }));
  };
  return (
    <section className="publish-column is-export" aria-label="Export" data-pane="Export" tabIndex={-1}>
      <h3 className="publish-heading">Export</h3>
      <FormatChoice onChosen={exporting.forget} />
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
          isDisabled={saying === 'none'}
          onPress={() => {
            save(true);
          }}
        >
          Export a draft…
        </Button>
        <p className="insp-hint">
          {isOpen
            ? draftWords[saying]
            : `Vetted export is blocked by ${counted(gate(project).length, 'blocker')}. ${draftWords[saying]}`}
        </p>
      </div>
      {embargo !== null && isHeld ? (
        <p className="export-embargo">
          <Clock aria-hidden="true" /> Embargoed until {formatEmbargo(embargo)}.
        </p>
      ) : null}
      {embargoed.question}
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
