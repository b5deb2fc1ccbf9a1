import { useState } from 'react';
import type { ProjectSummary } from '../../../contract/views.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { titleOf } from '../library/project-rows.ts';
import { RestoreDialog } from '../library/RestoreDialog.tsx';

/** Where the projects lie and how they are kept safe. */
export function LibrarySettings() {
  const { library, notices } = useStores();
  const folder = useStore(library, (state) => (state.kind === 'ready' ? state.library.folder : null));
  return (
    <>
      <div className="ui-field">
        <span className="ui-label">Library folder</span>
        <p className="settings-path">{folder ?? 'Not known while the library cannot be read.'}</p>
        <div className="settings-buttons">
          <Button onPress={() => void library.showFolder()} isDisabled={folder === null}>
            Show in the file manager
          </Button>
          <Button onPress={() => void library.chooseFolder()}>Choose another folder…</Button>
        </div>
        <p className="ui-description">Choosing another folder moves nothing: projects stay where they are.</p>
      </div>
      <div className="ui-field">
        <span className="ui-label">Backups</span>
        <p>
          Every act is on disk before Stet says “Saved”. Each project keeps a journal of all acts, its last
          three snapshots and dated backups in its own folder. What cannot be read is set aside there, never
          deleted.
        </p>
        <p>To keep a copy elsewhere, copy the library folder. Nothing in it refers to this machine.</p>
        <BackupChoice />
      </div>
      <div className="ui-field">
        <span className="ui-label">Library list</span>
        <p>The list is only a summary of the projects. If it looks wrong, it can be made again from them.</p>
        <div className="settings-buttons">
          <Button
            onPress={() =>
              void library.rebuildIndex().then((isDone) => {
                if (isDone)
                  notices.tell({ kind: 'done', text: 'The library list was made again from the projects.' });
              })
            }
          >
            Make the list again
          </Button>
        </div>
      </div>
    </>
  );
}

const noProjects: readonly ProjectSummary[] = [];

/** Chooses a project whose backups are to be looked at. */
function BackupChoice() {
  const { library } = useStores();
  const projects = useStore(library, (state) =>
    state.kind === 'ready' ? state.library.projects : noProjects,
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<ProjectSummary | null>(null);
  const chosen = projects.find((project) => project.id === chosenId) ?? null;
  if (projects.length === 0) return null;
  return (
    <>
      <div className="settings-backups">
        <Select
          label="Project to look up backups of"
          placeholder="Choose a project"
          options={projects.map((project) => ({ value: project.id, label: titleOf(project) }))}
          value={chosen?.id ?? null}
          onChange={setChosenId}
        />
        <Button
          isDisabled={chosen === null}
          onPress={() => {
            setRestoring(chosen);
          }}
        >
          Open a backup as a copy…
        </Button>
      </div>
      {restoring === null ? null : (
        <RestoreDialog
          project={restoring}
          onClose={() => {
            setRestoring(null);
          }}
        />
      )}
    </>
  );
}
