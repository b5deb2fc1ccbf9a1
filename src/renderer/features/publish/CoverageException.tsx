import { coverage, unexcused } from '../../../core/claims/coverage.ts';
import { Button } from '../../ui/Button.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { shortTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';
import { ReasonForm } from './ReasonForm.tsx';

/** Words that nobody will check: the editor may sign for exactly those that are left, and for no others. */
export function CoverageException() {
  const { project, newId } = useDesk();
  const { act, error, dismiss } = useAct();
  const maySign = useMay('coverage.sign-exception');
  const left = unexcused(project);
  return (
    <div className="publish-block">
      <h4 className="blockers-heading">Coverage exception</h4>
      {project.exceptions.map((exception) => (
        <div key={exception.id} className="insp-row">
          <p className="grow">
            {exception.by} signed for {counted(exception.passages.length, 'passage')},{' '}
            {shortTime(exception.at, new Date())}: “{exception.reason}”
          </p>
          <Button
            size="small"
            variant="quiet"
            isDisabled={!maySign}
            onPress={() => void act({ kind: 'coverage.withdraw-exception', exceptionId: exception.id })}
          >
            Withdraw
          </Button>
        </div>
      ))}
      {left.length === 0 ? (
        project.exceptions.length === 0 ? (
          <p className="insp-hint">
            {coverage(project).words === 0
              ? 'There are no words yet.'
              : 'Every word is in a claim or marked not checkable.'}
          </p>
        ) : null
      ) : maySign ? (
        <ReasonForm
          trigger={`Sign for ${counted(left.length, 'passage')}…`}
          label="Why nobody needs to check them"
          affirm="Sign the exception"
          commandFor={(reason) => ({
            kind: 'coverage.sign-exception',
            exceptionId: newId('exception'),
            reason,
          })}
        >
          <p>The exception leaves out:</p>
          <ul className="passages" tabIndex={0} aria-label="Passages the exception leaves out">
            {left.map((passage) => (
              <li key={`${passage.blockId} ${passage.start}`}>{passage.text}</li>
            ))}
          </ul>
        </ReasonForm>
      ) : (
        <p className="insp-hint">
          {counted(left.length, 'passage')} in no claim. Only the editor may sign an exception.
        </p>
      )}
      <Refusal error={error} onDismiss={dismiss} />
    </div>
  );
}
