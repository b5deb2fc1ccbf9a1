import { useMemo, useState } from 'react';
import { unexcused } from '../../../core/claims/coverage.ts';
import { coverageLedger } from '../../../core/claims/coverage-ledger.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct } from '../desk/use-act.ts';
import { partName } from './coverage-words.ts';

/** The editor signs for exactly the words that are uncovered now, and reads them before. */
export function ExceptionDialog({ onClose }: { readonly onClose: () => void }) {
  const { project, newId, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const [reason, setReason] = useState('');
  const left = unexcused(project);
  const groups = useMemo(
    () =>
      coverageLedger(project)
        .parts.map((part) => {
          const blocks = new Set(part.blocks.map((block) => block.blockId));
          return {
            name: partName(part),
            passages: unexcused(project).filter(({ blockId }) => blocks.has(blockId)),
          };
        })
        .filter(({ passages }) => passages.length > 0),
    [project],
  );
  const isReady = left.length > 0 && /[\p{L}\p{N}]/u.test(reason) && !isBusy;
  const sign = async () => {
    if (!isReady) return;
    const exceptionId = newId('exception');
    if (!(await act({ kind: 'coverage.sign-exception', exceptionId, reason: reason.trim() }))) return;
    announce(`Signed for ${counted(left.length, 'passage')}.`);
    onClose();
  };
  return (
    <Dialog
      title="Sign a coverage exception"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void sign()}>
            Sign for {counted(left.length, 'passage')}
          </Button>
        </>
      }
    >
      <div
        className="dialog-stack"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void sign();
        }}
      >
        <p>
          Nobody will check these words. The exception names them and no others: it is printed in every
          report, and words that change later stand in the ledger again. What somebody will check after all,
          mark first.
        </p>
        <div className="exception-words" role="group" tabIndex={0} aria-label="What the exception leaves out">
          {groups.map(({ name, passages }, at) => (
            <section key={at}>
              <h3 className="blockers-heading">
                {name}
                <span className="insp-count">{passages.length}</span>
              </h3>
              <ul>
                {passages.map((passage) => (
                  <li key={`${passage.blockId} ${passage.start}`}>{passage.text}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <TextArea
          label="Why nobody needs to check them"
          autoFocus
          rows={2}
          value={reason}
          onChange={setReason}
        />
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}
