import { claimTypes, type ClaimType } from '../../../core/claims/claim.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { claimTypeKeys, claimTypeNames } from '../claims/claim-words.ts';
import { ChoiceKeys } from './ChoiceKeys.tsx';
import { useDesk, type Passage } from './desk-context.ts';
import { markRanges } from './mark-ranges.ts';
import { Refusal } from './Refusal.tsx';
import { useAct } from './use-act.ts';

export interface PassageDialogProps extends Passage {
  readonly onClose: () => void;
}

/** Marks the words as a claim, or several passages as one claim each; one key chooses the type. */
export function MarkDialog({ ranges, words, each, then, onClose }: PassageDialogProps) {
  const { newId, selectClaim, announce } = useDesk();
  const { act, error, isBusy } = useAct();
  const passages = each ?? [ranges];
  const mark = async (type: ClaimType) => {
    const commands = passages.map((passage) => ({
      kind: 'claim.create' as const,
      claimId: newId('claim'),
      type,
      ranges: markRanges(passage, newId),
    }));
    if (!(await act(commands))) return;
    const [only, ...others] = commands;
    if (only !== undefined && others.length === 0 && then === undefined) selectClaim(only.claimId);
    const what = others.length === 0 ? 'Marked as a claim' : `Marked ${commands.length} claims`;
    announce(`${what}, ${claimTypeNames[type].toLowerCase()}.`);
    onClose();
    then?.();
  };
  return (
    <Dialog
      title={passages.length === 1 ? 'Mark claim' : `Mark ${passages.length} claims`}
      isOpen
      onClose={onClose}
      size="small"
    >
      <ChoiceKeys
        keys={claimTypes.map((type) => [claimTypeKeys[type], type] as const)}
        onChoose={(type) => void mark(type)}
        isDisabled={isBusy}
      >
        <blockquote className="dialog-words">{words}</blockquote>
        <div className="choices" role="group" aria-label="Claim type">
          {claimTypes.map((type, at) => (
            <Button
              key={type}
              variant="quiet"
              className="choice"
              autoFocus={at === 0}
              isDisabled={isBusy}
              aria-keyshortcuts={claimTypeKeys[type]}
              onPress={() => void mark(type)}
            >
              <span className="choice-name">{claimTypeNames[type]}</span>
              <span aria-hidden="true">
                <Kbd keys={claimTypeKeys[type]} />
              </span>
            </Button>
          ))}
        </div>
        <Refusal error={error} />
      </ChoiceKeys>
    </Dialog>
  );
}
