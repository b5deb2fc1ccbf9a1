import { ClipboardPaste, FileCheck2, FilePlus2, FileUp, FlaskConical, Plus } from 'lucide-react';
import { useState } from 'react';
import {
  createBlankProject,
  importFile,
  importPaste,
  openSample,
  verifyDossier,
} from '../../app/navigation.ts';
import type { LibraryContent } from '../../stores/library-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { IdentityNote } from './IdentityNote.tsx';
import { ProjectTable } from './ProjectTable.tsx';
import { TrashList } from './TrashList.tsx';

/** All projects of the library: find one, open it, start a new one. */
export function LibraryScreen() {
  const { library } = useStores();
  const state = useStore(library, (value) => value);
  switch (state.kind) {
    case 'loading':
      return (
        <main className="library is-waiting" tabIndex={-1}>
          <h1 className="ui-visually-hidden">Library</h1>
          <ProgressWithCancel label="Reading the library" value={null} />
        </main>
      );
    case 'failed':
      return (
        <main className="library" tabIndex={-1}>
          <h1 className="ui-visually-hidden">Library</h1>
          <Banner kind="error" title="The library could not be read" code={state.error.code}>
            {state.error.message}
          </Banner>
          <EmptyState
            title="Nothing was changed on disk"
            actions={
              <>
                <Button variant="primary" onPress={() => void library.load()}>
                  Try again
                </Button>
                <Button onPress={() => void library.chooseFolder()}>Choose another folder…</Button>
              </>
            }
          />
        </main>
      );
    case 'ready':
      return <Library content={state.library} />;
  }
}

function Library({ content }: { readonly content: LibraryContent }) {
  const [view, setView] = useState<'projects' | 'trash'>('projects');
  const [filter, setFilter] = useState('');
  const { projects, trash, notices } = content;
  const isEmpty = projects.length === 0 && trash.length === 0;
  return (
    <main className="library" tabIndex={-1}>
      <LibraryNotices notices={notices} />
      <IdentityNote />
      <header className="library-head">
        <h1 className="screen-title">Library</h1>
        {isEmpty ? null : (
          <>
            <SearchField
              label="Filter projects"
              placeholder="Filter by title, slug, stage or person"
              value={filter}
              onChange={setFilter}
              className="library-filter"
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown') return;
                event.preventDefault();
                document.querySelector<HTMLElement>('.project-table')?.focus();
              }}
            />
            <NewMenu />
          </>
        )}
      </header>
      {isEmpty ? (
        <FirstSteps />
      ) : (
        <Tabs
          label="Library"
          className="library-tabs"
          tabs={[
            { id: 'projects', label: 'Projects', count: projects.length },
            { id: 'trash', label: 'Trash', count: trash.length },
          ]}
          selected={view}
          onSelect={setView}
        >
          {view === 'projects' ? (
            <ProjectTable
              projects={projects}
              filter={filter}
              onClearFilter={() => {
                setFilter('');
              }}
            />
          ) : (
            <TrashList trash={trash} />
          )}
        </Tabs>
      )}
    </main>
  );
}

/** What the main process found when it read the library: recoveries, quarantined files. */
function LibraryNotices({ notices }: { readonly notices: LibraryContent['notices'] }) {
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  return notices
    .filter((notice) => !dismissed.has(notice.text))
    .map((notice) => (
      <Banner
        key={notice.text}
        kind={notice.kind}
        title={notice.text}
        code={notice.code}
        onDismiss={() => {
          setDismissed(new Set([...dismissed, notice.text]));
        }}
      />
    ));
}

function NewMenu() {
  const stores = useStores();
  const acts: Readonly<Record<string, () => unknown>> = {
    blank: () => createBlankProject(stores),
    file: () => importFile(stores),
    paste: () => {
      importPaste(stores);
    },
    dossier: () => verifyDossier(stores),
    sample: () => openSample(stores),
  };
  return (
    <Menu
      label="New project"
      placement="bottom end"
      trigger={
        <Button variant="primary" icon={<Plus />}>
          New
        </Button>
      }
      groups={[
        {
          title: '',
          items: [
            { id: 'blank', label: 'Blank project', icon: <FilePlus2 />, keys: 'Mod+N' },
            {
              id: 'file',
              label: 'From a file…',
              description: 'Word, HTML, Markdown or plain text',
              icon: <FileUp />,
              keys: 'Mod+O',
            },
            { id: 'paste', label: 'From pasted text…', icon: <ClipboardPaste /> },
            {
              id: 'dossier',
              label: 'From a dossier…',
              description: 'Verified first; the project with its log and evidence',
              icon: <FileCheck2 />,
            },
          ],
        },
        {
          title: '',
          items: [
            {
              id: 'sample',
              label: 'Sample project',
              description: 'A finished draft with planted mistakes',
              icon: <FlaskConical />,
            },
          ],
        },
      ]}
      onAction={(id) => void acts[id]?.()}
    />
  );
}
