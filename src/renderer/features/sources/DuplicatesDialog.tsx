import { useEffect, useRef } from 'react';
import type { DuplicatePair } from '../../../core/sources/source-identity.ts';
import type { Source } from '../../../core/sources/source.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { formatReference } from '../../../core/sources/reference-format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { sameWords } from './library-words.ts';
import { claimsCiting, evidenceOf, sourceKindNames } from './source-words.ts';

export interface DuplicatesDialogProps {
  readonly pairs: readonly DuplicatePair[];
  readonly onClose: () => void;
}

/** Sources that look like one, side by side. A person chooses which record stays; citations and evidence move to it. */
export function DuplicatesDialog({ pairs, onClose }: DuplicatesDialogProps) {
  const { project } = useDesk();
  const left = useRef<HTMLDivElement>(null);
  const count = pairs.length;
  useEffect(() => {
    // The pressed button goes with its pair. Without a place in the dialog the keys, Escape among them, would reach nothing.
    if (left.current?.closest('[role=dialog]')?.contains(document.activeElement) === false)
      left.current.focus();
  }, [count]);
  return (
    <Dialog title="Possible duplicates" isOpen onClose={onClose} size="large">
      <div ref={left} tabIndex={-1}>
        {pairs.length === 0 ? (
          <EmptyState title="No duplicates left" level={3}>
            No two sources of this project have the same DOI, ISBN or address, or the same title, author and
            year.
          </EmptyState>
        ) : (
          <div className="dialog-stack">
            <p className="insp-hint">
              Keep one record of each pair: citations, evidence and contacts of the other move to it. Undo
              does not part them again; the log keeps what was done.
            </p>
            {pairs.map(({ firstId, secondId, reason }) => {
              const first = project.sources[firstId];
              const second = project.sources[secondId];
              if (first === undefined || second === undefined) return null;
              return (
                <section
                  key={`${firstId} ${secondId}`}
                  className="duplicate-pair"
                  aria-label={`${sourceTitle(first)}: ${sameWords[reason]}`}
                >
                  <h3 className="duplicate-why">{sameWords[reason]}</h3>
                  <Side source={first} other={second} />
                  <Side source={second} other={first} />
                </section>
              );
            })}
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Side({ source, other }: { readonly source: Source; readonly other: Source }) {
  const { project, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const mayMerge = useMay('source.merge');
  const keep = async () => {
    const isDone = await act({ kind: 'source.merge', fromId: other.id, intoId: source.id });
    if (isDone) announce('Merged.');
  };
  const claims = claimsCiting(project, source.id).length;
  const evidence = evidenceOf(project, source.id).length;
  return (
    <div className="duplicate-side">
      <p className="sources-title">{sourceTitle(source)}</p>
      <p className="insp-hint">{formatReference(source)}</p>
      <p className="citation-facts">
        <span>{sourceKindNames[source.kind]}</span>
        <span>{counted(claims, 'claim')}</span>
        <span>{counted(evidence, 'file')}</span>
        <span>added by {source.addedBy}</span>
      </p>
      <Button size="small" isDisabled={!mayMerge || isBusy} onPress={() => void keep()}>
        Keep this one
      </Button>
      <Refusal error={error} />
    </div>
  );
}
