import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { RequestOf, ResponseOf } from '../../../contract/channels.ts';
import type { AppError } from '../../../core/app-error.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { sameWords } from './library-words.ts';

type From = RequestOf<'sources:import'>['from'];
type Preview = ResponseOf<'sources:import'>;

/** A longer list is no help in deciding, and slow to draw. */
const shown = 400;

const formatNames = { 'csl-json': 'CSL-JSON', bibtex: 'BibTeX', ris: 'RIS' } as const;

/** Sources from another program: choose a file or paste, see what will come in, take what is wanted. */
export function ImportSourcesDialog({ onClose }: { readonly onClose: () => void }) {
  const { bridge, notices } = useStores();
  const { project } = useDesk();
  const [text, setText] = useState('');
  const [from, setFrom] = useState<From | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [take, setTake] = useState<ReadonlySet<number>>(new Set());
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);

  const look = async (wanted: From) => {
    setBusy(true);
    const answer = await bridge.invoke('sources:import', { projectId: project.id, from: wanted, take: null });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setFrom(wanted);
    setPreview(answer.value);
    setTake(
      new Set(answer.value.items.filter(({ outcome }) => outcome === 'imported').map(({ index }) => index)),
    );
  };
  const pick = async () => {
    const picked = await bridge.invoke('files:pick', { purpose: 'references' });
    if (!picked.ok) setError(picked.error);
    else if (picked.value.file !== null) await look({ kind: 'file', token: picked.value.file.token });
  };
  const bringIn = async () => {
    if (from === null) return;
    setBusy(true);
    const answer = await bridge.invoke('sources:import', { projectId: project.id, from, take: [...take] });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    notices.tell({ kind: 'done', text: `${counted(answer.value.added, 'source')} added.` });
    onClose();
  };
  const tick = (index: number, isTaken: boolean) => {
    setTake((known) => {
      const next = new Set(known);
      if (isTaken) next.add(index);
      else next.delete(index);
      return next;
    });
  };

  return (
    <Dialog
      title="Import sources"
      isOpen
      size="large"
      onClose={onClose}
      actions={
        preview === null ? (
          <>
            <Button variant="quiet" onPress={onClose}>
              Cancel
            </Button>
            <Button
              variant="primary"
              isDisabled={isBusy || text.trim() === ''}
              onPress={() => void look({ kind: 'text', text })}
            >
              Look what is in it
            </Button>
          </>
        ) : (
          <>
            <Button
              variant="quiet"
              onPress={() => {
                setPreview(null);
              }}
            >
              Back
            </Button>
            <Button variant="primary" isDisabled={isBusy || take.size === 0} onPress={() => void bringIn()}>
              {`Add ${counted(take.size, 'source')}`}
            </Button>
          </>
        )
      }
    >
      <div className="dialog-stack">
        {preview === null ? (
          <>
            <p className="insp-hint">
              BibTeX, RIS or CSL-JSON, as Zotero, Mendeley, EndNote and most catalogues export it. Nothing is
              added before you have seen the list.
            </p>
            <div className="insp-row">
              <Button icon={<FilePlus2 />} isDisabled={isBusy} onPress={() => void pick()}>
                Choose a file…
              </Button>
            </div>
            <TextArea label="Or paste it here" rows={9} value={text} onChange={setText} />
          </>
        ) : (
          <>
            <p className="insp-hint">
              {formatNames[preview.format]}: {countWords(preview)}
            </p>
            <ul className="import-sources" aria-label="What will come in">
              {preview.items.slice(0, shown).map((item) => (
                <li key={item.index} className="import-source" data-outcome={item.outcome}>
                  {item.outcome === 'error' ? (
                    <span className="import-source-title">{item.title}</span>
                  ) : (
                    <Checkbox
                      isSelected={take.has(item.index)}
                      onChange={(isTaken) => {
                        tick(item.index, isTaken);
                      }}
                    >
                      {item.title}
                    </Checkbox>
                  )}
                  <p className="citation-facts">
                    {item.outcome === 'error' ? <strong className="is-missing">Cannot be read</strong> : null}
                    {item.duplicate === null ? null : (
                      <strong className="is-missing">
                        {sameWords[item.duplicate.reason]} as “{item.duplicate.title}”
                      </strong>
                    )}
                    <span>{item.summary}</span>
                  </p>
                  {item.dropped.length === 0 ? null : (
                    <p className="insp-hint">
                      Left behind: {item.dropped.map(({ field, why }) => `${field} (${why})`).join(', ')}
                    </p>
                  )}
                </li>
              ))}
            </ul>
            {preview.items.length <= shown ? null : (
              <p className="insp-hint">
                And {preview.items.length - shown} more; the new ones among them come in too.
              </p>
            )}
          </>
        )}
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}

function countWords({ items }: Preview): string {
  const count = (outcome: Preview['items'][number]['outcome']) =>
    items.filter((item) => item.outcome === outcome).length;
  const duplicates = count('duplicate');
  const errors = count('error');
  return [
    `${count('imported')} new`,
    ...(duplicates === 0 ? [] : [`${duplicates} already here`]),
    ...(errors === 0 ? [] : [`${errors} that cannot be read`]),
  ].join(', ');
}
