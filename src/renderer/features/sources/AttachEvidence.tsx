import { ClipboardPaste, FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { CaptureButton } from '../capture/CaptureButton.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import { useMay } from '../desk/use-act.ts';
import type { Attach } from './use-attach.ts';
import type { PastedText } from './use-pasted-text.ts';

export interface AttachEvidenceProps {
  readonly sourceId: string;
  readonly attach: Attach;
  /** Belongs to who shows this, so that pasted text outlives it. */
  readonly pasted: PastedText;
  readonly onAttached?: (evidenceId: string) => void;
}

/** Gives a source its evidence: a chosen file, a file dropped here, or pasted text. */
export function AttachEvidence({ sourceId, attach, pasted, onAttached }: AttachEvidenceProps) {
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
      {isPasting || pasted.words !== null ? (
        <PasteForm
          pasted={pasted}
          isBusy={attach.isBusy}
          isAskedFor={isPasting}
          onCancel={() => {
            pasted.discard();
            setPasting(false);
          }}
          onKeep={() => void told(pasted.keepAsEvidence())}
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
            <span className="insp-hint">{dropHint(mayAdd, attach.isBusy)}</span>
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

/** What stands beside the buttons: what else one can do, or why one cannot. */
function dropHint(mayAdd: boolean, isBusy: boolean): string {
  if (!mayAdd) return 'The project can only be read.';
  return isBusy ? 'Storing…' : 'or drop a file here';
}

interface PasteFormProps {
  readonly pasted: PastedText;
  readonly isBusy: boolean;
  /** Whether a person has just opened it; else it shows what was left in it and does not take the focus. */
  readonly isAskedFor: boolean;
  /** Throws the text away. */
  readonly onCancel: () => void;
  readonly onKeep: () => void;
}

/** A text and what it is. Escape closes the empty form alone; with text in it, it leads out of what lies around and the text waits. */
function PasteForm({ pasted, isBusy, isAskedFor, onCancel, onKeep }: PasteFormProps) {
  const { words, isUnkept } = pasted;
  return (
    <div
      className="insp-form evidence-paste"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || words !== null) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <TextField
        label="What it is"
        placeholder="E-mail of 3 March, transcript …"
        autoFocus={isAskedFor}
        maxLength={300}
        value={words?.name ?? ''}
        onChange={pasted.setName}
      />
      <TextArea label="Text" rows={4} value={words?.text ?? ''} onChange={pasted.setText} />
      <div className="insp-row is-end">
        <span className="insp-hint">{isUnkept ? 'Not kept yet.' : 'Paste or type the text first.'}</span>
        <Button size="small" variant="quiet" isDisabled={isBusy} onPress={onCancel}>
          {isUnkept ? 'Discard the text' : 'Cancel'}
        </Button>
        <Button size="small" isDisabled={isBusy || !isUnkept} onPress={onKeep}>
          {isBusy ? 'Storing…' : 'Keep as evidence'}
        </Button>
      </div>
    </div>
  );
}
