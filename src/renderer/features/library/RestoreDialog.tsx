import { useEffect, useState } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { ResponseOf } from '../../../contract/channels.ts';
import type { ProjectSummary } from '../../../contract/views.ts';
import type { AppError } from '../../../core/app-error.ts';
import type { Result } from '../../../core/result.ts';
import { openProject } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import { titleOf } from './project-rows.ts';
import { pointKey, restoreWords } from './restore-words.ts';

export interface RestoreDialogProps {
  readonly project: ProjectSummary;
  readonly onClose: () => void;
}

type Found = Result<ResponseOf<'project:restore-points'>>;

/**
 * Lists what a copy of a project can be made of, with what each would lack; makes the chosen one and opens it. The project
 * itself stays as it is.
 */
export function RestoreDialog({ project, onClose }: RestoreDialogProps) {
  const stores = useStores();
  const { library, notices } = stores;
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isShown = true;
    void library.restorePoints(project.id).then((answer) => {
      if (!isShown) return;
      setFound(answer);
      const first = answer.ok ? answer.value.points.find((point) => point.problem === null) : undefined;
      setChosen(first === undefined ? null : pointKey(first));
    });
    return () => {
      isShown = false;
    };
  }, [library, project.id]);

  const points = found?.ok === true ? found.value.points : [];
  const point = points.find((each) => pointKey(each) === chosen);
  const restore = async () => {
    if (point === undefined || isBusy) return;
    setBusy(true);
    setError(null);
    const restored = await library.restoreCopy(project.id, point.source);
    setBusy(false);
    if (!restored.ok) {
      setError(restored.error);
      return;
    }
    const { projectId, title, messages } = restored.value;
    onClose();
    await openProject(stores, projectId);
    notices.tell({ kind: 'done', text: `“${title}” was made. ${messages.join(' ')}` });
  };
  return (
    <Dialog
      title={`Restore a copy of “${titleOf(project)}”`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={point === undefined || isBusy} onPress={() => void restore()}>
            {isBusy ? 'Making the copy…' : 'Make the copy and open it'}
          </Button>
        </>
      }
    >
      <div className="dialog-stack">
        {found === null ? <ProgressWithCancel label="Looking for what can be restored" value={null} /> : null}
        {found?.ok === true ? <About found={found.value} /> : null}
        {points.length === 0 ? null : (
          <RadioGroup
            aria-label="What to make the copy of"
            className="restore-points"
            value={chosen}
            onChange={setChosen}
          >
            {points.map((each) => {
              const { name, change, lack } = restoreWords(each);
              return (
                <RadioField key={pointKey(each)} value={pointKey(each)} isDisabled={each.problem !== null}>
                  <RadioButton className="restore-point">
                    <span className="restore-name">{name}</span>
                    <span className="restore-change">{change}</span>
                    <span className="restore-lack">{lack}</span>
                  </RadioButton>
                </RadioField>
              );
            })}
          </RadioGroup>
        )}
        <Refusal error={found?.ok === false ? found.error : error} />
      </div>
    </Dialog>
  );
}

function About({ found }: { readonly found: ResponseOf<'project:restore-points'> }) {
  const { isDamaged, lastKnown, points } = found;
  if (points.every((point) => point.problem !== null)) {
    return (
      <p>
        {isDamaged
          ? 'No state of this project can be read, and it has no backup that can be used. Nothing was changed. Look for another copy of its folder.'
          : 'This project has no backup yet that can be used. Backups are made by themselves in pauses of work, at most one an hour.'}
      </p>
    );
  }
  return (
    <p>
      {isDamaged
        ? `${lastKnown} changes of this project had been saved, and some of them can no longer be read. `
        : `This project is not damaged; it stands at change ${lastKnown}. `}
      The copy appears beside the project in the library, with a log that says what it was made of. The
      project itself stays as it is.
    </p>
  );
}
