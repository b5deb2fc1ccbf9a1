import { ClipboardPaste, FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { CaptureButton } from '../capture/CaptureButton.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import { useMay } from '../desk/use-act.ts';
import { useAttach } from './use-attach.ts';

export interface AttachEvidenceProps {
  readonly sourceId: string;
  readonly onAttached?: (evidenceId: string) => void;
}

/** Gives a source its evidence: a chosen file, a file dropped here, or pasted text. */
export function AttachEvidence({ sourceId, onAttached }: AttachEvidenceProps) {
  const attach = useAttach();
  const mayAdd = useMay('evidence.add');
  const [isPasting, setPasting] = useState(false);
  const [isOver, setOver] = useState(false);
  const isDisabled = !mayAdd || attach.isBusy;
  const told = async (attached: Promise<string | null>) => {
    const evidenceId = await attached;
    if (evidenceId === null) return;
    setPasting(false);
    onAttached?.(evidenceId);
  };
  return (
    <div
      className="attach"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (isDisabled || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (isDisabled || file === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        void told(attach.dropFile(sourceId, file));
      }}
    >
      {isPasting ? (
        <PasteForm
          isBusy={attach.isBusy}
          onCancel={() => {
            setPasting(false);
          }}
          onPaste={(name, text) => void told(attach.paste(sourceId, name, text))}
        />
      ) : (
        <div className="insp-row">
          <Button
            size="small"
            icon={<FilePlus2 />}
            isDisabled={isDisabled}
            onPress={() => void told(attach.pickFile(sourceId))}
          >
            Attach a file…
          </Button>
          <Button
            size="small"
            icon={<ClipboardPaste />}
            isDisabled={isDisabled}
            onPress={() => {
              setPasting(true);
            }}
          >
            Paste text…
          </Button>
          <CaptureButton sourceId={sourceId} isDisabled={isDisabled} onKept={(id) => onAttached?.(id)} />
          {attach.cancel === null ? (
            <span className="insp-hint">{attach.isBusy ? 'Storing…' : 'or drop a file here'}</span>
          ) : null}
        </div>
      )}
      {attach.cancel === null ? null : (
        <ProgressWithCancel label={attach.under ?? ''} value={attach.progress} onCancel={attach.cancel} />
      )}
      <Refusal error={attach.error} onDismiss={attach.dismiss} />
    </div>
  );
}

interface PasteFormProps {
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly onPaste: (name: string, text: string) => void;
}

function PasteForm({ isBusy, onCancel, onPaste }: PasteFormProps) {
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const isReady = !isBusy && name.trim() !== '' && text.trim() !== '';
  return (
    <div
      className="insp-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextField
        label="What it is"
        placeholder="E-mail of 3 March, transcript …"
        autoFocus
        value={name}
        onChange={setName}
      />
      <TextArea label="Text" rows={5} value={text} onChange={setText} />
      <div className="insp-row is-end">
        <Button size="small" variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button
          size="small"
          isDisabled={!isReady}
          onPress={() => {
            onPaste(name.trim(), text);
          }}
        >
          Keep as evidence
        </Button>
      </div>
    </div>
  );
}
