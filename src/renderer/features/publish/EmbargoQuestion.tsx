import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

export interface EmbargoQuestionProps {
  /** In words. */
  readonly until: string;
  /** Whether the file says so itself; otherwise whoever sends it has to. */
  readonly isTold?: boolean;
  readonly onAnswer: (mayLeave: boolean) => void;
}

/** Asked before a file leaves a project while its embargo lies ahead. */
export function EmbargoQuestion({ until, isTold = true, onAnswer }: EmbargoQuestionProps) {
  const answer = (mayLeave: boolean) => () => {
    onAnswer(mayLeave);
  };
  return (
    <Dialog
      title="Export before the embargo ends?"
      isOpen
      isAlert
      size="small"
      onClose={answer(false)}
      actions={
        <>
          <Button variant="quiet" onPress={answer(false)}>
            Cancel
          </Button>
          <Button variant="primary" onPress={answer(true)}>
            Export under embargo…
          </Button>
        </>
      }
    >
      <p>
        The story is embargoed until {until}.{' '}
        {isTold
          ? 'The file will say so at its top; whoever gets it has to keep to it.'
          : 'The file has no place to say so: tell whoever gets it.'}
      </p>
    </Dialog>
  );
}
