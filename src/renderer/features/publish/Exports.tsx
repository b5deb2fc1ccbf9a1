import { Lock } from 'lucide-react';
import { useId, useState } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { exportFormats, type ExportFormat } from '../../../contract/views.ts';
import { gate, gateIsOpen } from '../../../core/gate/gate.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { formatGroups, formatSpecs, groupNames, sizeText, specOf, type FormatGroup } from './format-words.ts';
import { useExport, type Exporting } from './use-export.ts';

/** The files that can leave: as vetted when the gate is open, as a draft that says so at any time. */
export function Exports() {
  const { project, openDialog } = useDesk();
  const [format, setFormat] = useState<ExportFormat>('html');
  const exporting = useExport();
  const isOpen = gateIsOpen(project);
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
          onPress={() => void exporting.save(format, false)}
        >
          Export as vetted…
        </Button>
        <Button onPress={() => void exporting.save(format, true)}>Export a draft…</Button>
        <p className="insp-hint">
          {isOpen
            ? 'A draft says “not vetted” in its text.'
            : `Vetted export is blocked by ${counted(gate(project).length, 'blocker')}. A draft can leave at any time; it says “not vetted” in its text.`}
        </p>
      </div>
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
