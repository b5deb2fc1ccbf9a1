import { useRef, useState } from 'react';
import type { AppError } from '../../../core/app-error.ts';
import { claimTypes } from '../../../core/claims/claim.ts';
import type { Command } from '../../../core/project/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { claimTypeNames, counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { markRanges } from '../desk/mark-ranges.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useSuggestions } from './suggestions-context.ts';

/** Makes a claim of every suggestion above the cut, of the type that is proposed first. One undo takes all of them back. */
export function AcceptAllDialog({ onClose }: { readonly onClose: () => void }) {
  const { newId, runMany, announce, selectSuggestion } = useDesk();
  const { shown } = useSuggestions();
  // What is accepted is what was offered when the dialog opened: the list grows shorter meanwhile.
  const [offered] = useState(shown);
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const isStopped = useRef(false);
  const types = claimTypes
    .map((type) => ({ type, count: offered.filter((each) => each.types[0] === type).length }))
    .filter(({ count }) => count > 0);

  const accept = async () => {
    setDone(0);
    selectSuggestion(null);
    const commands = offered.map(({ blockId, start, end, types: [type = 'fact'] }): Command => ({
      kind: 'claim.create',
      claimId: newId('claim'),
      type,
      ranges: markRanges([{ blockId, start, end }], newId),
    }));
    const outcome = await runMany(commands, {
      onProgress: setDone,
      isStopped: () => isStopped.current,
    });
    const undo = outcome.inverse === null ? '' : ' One undo takes all of them back.';
    const { applied, refused } = outcome;
    announce(
      `Accepted ${counted(applied, 'suggestion')}${applied < offered.length ? ` of ${offered.length}` : ''}.${undo}`,
    );
    if (refused === null) onClose();
    else setError(refused);
  };
  const stop = () => {
    isStopped.current = true;
  };
  const isRunning = done !== null && error === null;
  return (
    <Dialog
      title={`Accept ${counted(offered.length, 'suggestion')}`}
      isOpen
      size="small"
      onClose={isRunning ? stop : onClose}
      actions={
        isRunning ? null : (
          <>
            <Button variant="quiet" onPress={onClose}>
              {error === null ? 'Cancel' : 'Close'}
            </Button>
            {error !== null || offered.length === 0 ? null : (
              <Button variant="primary" autoFocus onPress={() => void accept()}>
                {`Accept ${counted(offered.length, 'suggestion')}`}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="dialog-stack">
        {isRunning ? (
          <ProgressWithCancel
            label={`${done.toLocaleString('en')} of ${offered.length.toLocaleString('en')} accepted`}
            value={offered.length === 0 ? 1 : done / offered.length}
            onCancel={stop}
          />
        ) : (
          <>
            <p>
              Each becomes a claim to check, with exactly the words that are underlined and of the type that
              is proposed first. One undo takes all of them back.
            </p>
            <dl className="facts" aria-label="What they become">
              {types.map(({ type, count }) => (
                <div key={type} className="suggestion-type-row">
                  <dt>{claimTypeNames[type]}</dt>
                  <dd>{count.toLocaleString('en')}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        {error === null ? null : (
          <p>
            {done ?? 0} of {offered.length} were accepted and stay; undo takes them back.
          </p>
        )}
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}
