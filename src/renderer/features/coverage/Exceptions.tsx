import { coverage, signedPassages, unexcused } from '../../../core/claims/coverage.ts';
import type { CoverageException } from '../../../core/project/sign-off.ts';
import { Button } from '../../ui/Button.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { momentTime } from '../desk/time-words.ts';
import { useAct, useMay } from '../desk/use-act.ts';

/** Words that nobody will check: what an editor signed for, and the way to sign for what is left. */
export function Exceptions() {
  const { project, view, setView, openDialog } = useDesk();
  const maySign = useMay('coverage.sign-exception');
  const left = unexcused(project).length;
  const { words } = coverage(project);
  return (
    <section className="publish-block" aria-label="Coverage exceptions">
      <h4 className="blockers-heading">Coverage exceptions</h4>
      {project.exceptions.map((exception) => (
        <SignedException key={exception.id} exception={exception} />
      ))}
      {left > 0 ? (
        <p className="insp-hint">
          {counted(left, 'passage')} in no claim and not marked.{' '}
          {maySign ? '' : 'Only the editor may sign an exception.'}
        </p>
      ) : project.exceptions.length === 0 ? (
        <p className="insp-hint">
          {words === 0 ? 'There are no words yet.' : 'None is needed: every word is covered.'}
        </p>
      ) : null}
      <div className="insp-row">
        {left > 0 && maySign ? (
          <Button
            size="small"
            onPress={() => {
              openDialog({ kind: 'exception' });
            }}
          >
            Sign an exception…
          </Button>
        ) : null}
        {left > 0 && view.kind !== 'coverage' ? (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setView({ kind: 'coverage' });
            }}
          >
            Show what is uncovered
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function SignedException({ exception }: { readonly exception: CoverageException }) {
  const { project, announce } = useDesk();
  const { act, error, dismiss } = useAct();
  const mayWithdraw = useMay('coverage.withdraw-exception');
  const passages = signedPassages(project, exception);
  const standing = passages.filter((passage) => passage.isStanding).length;
  const withdraw = async () => {
    if (await act({ kind: 'coverage.withdraw-exception', exceptionId: exception.id })) {
      announce('Exception withdrawn.');
    }
  };
  return (
    <article className="exception" aria-label={`Exception signed by ${exception.by}`}>
      <p className="said">“{exception.reason}”</p>
      <div className="insp-row">
        <p className="insp-hint grow">
          {exception.by}, {momentTime(exception.at, new Date())}
        </p>
        {mayWithdraw ? (
          <Button size="small" variant="quiet" onPress={() => void withdraw()}>
            Withdraw
          </Button>
        ) : null}
      </div>
      <details>
        <summary>
          {standing === passages.length
            ? `Leaves out ${counted(passages.length, 'passage')}`
            : `Leaves out ${standing} of ${counted(passages.length, 'passage')} signed for`}
        </summary>
        <ul className="passages" tabIndex={0} aria-label="Passages signed for">
          {passages.map((passage, at) => (
            <li key={at} data-gone={!passage.isStanding || undefined}>
              {passage.text}
              {passage.isStanding ? null : <span className="insp-hint"> no longer uncovered</span>}
            </li>
          ))}
        </ul>
      </details>
      <Refusal error={error} onDismiss={dismiss} />
    </article>
  );
}
