import { textBlocks } from '../../../core/article/block-tree.ts';
import { stillStands } from '../../../core/spotting/ignored-suggestion.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';

/** What was ignored, by whom, last first; any of it can be suggested again. */
export function IgnoredDialog({ onClose }: { readonly onClose: () => void }) {
  const { project, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayRecall = useMay('suggestion.recall');
  const blocks = textBlocks(project.article);
  const ignored = Object.values(project.ignoredSuggestions).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Dialog
      title="Ignored suggestions"
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>Done</Button>}
    >
      <div className="dialog-stack">
        {ignored.length === 0 ? (
          <p>
            Nothing is ignored. Press I on a suggestion that needs no claim; it is not made again until its
            words change.
          </p>
        ) : (
          <ul className="ignored-list">
            {ignored.map((each) => (
              <li key={each.id}>
                <div>
                  <p className="ignored-words">{each.text}</p>
                  <p className="insp-hint">
                    {each.by}, {shortTime(each.at, new Date())}
                    {stillStands(each, blocks) ? null : ' · these words are no longer there'}
                  </p>
                </div>
                <Button
                  size="small"
                  isDisabled={!mayRecall || isBusy}
                  aria-label={`Suggest again: ${each.text}`}
                  onPress={() =>
                    void act({ kind: 'suggestion.recall', ignoreId: each.id }).then((isDone) => {
                      if (isDone) announce('It is suggested again.');
                    })
                  }
                >
                  Suggest again
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Refusal error={error} onDismiss={dismiss} />
      </div>
    </Dialog>
  );
}
