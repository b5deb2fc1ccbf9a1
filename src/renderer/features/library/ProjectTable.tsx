import { useMemo, useState } from 'react';
import type { ProjectSummary } from '../../../contract/views.ts';
import { openProject } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { ProjectRow } from './ProjectRow.tsx';
import { filterProjects, sortProjects, type LibrarySort } from './project-rows.ts';
import { ProjectTableHead } from './ProjectTableHead.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { moveToTrash } from './trash.ts';

export interface ProjectTableProps {
  readonly projects: readonly ProjectSummary[];
  readonly filter: string;
  readonly onClearFilter: () => void;
}

/** Heights of the head and of a row before it is measured, CSS pixels. */
const headHeight = 32;
const rowHeight = 41;

/**
 * The library's table, drawn only where it is in view. A grid with one tab stop: arrow keys choose a row, Enter or a
 * double click opens it, Delete moves it to the trash.
 */
export function ProjectTable({ projects, filter, onClearFilter }: ProjectTableProps) {
  const stores = useStores();
  const [sort, setSort] = useState<LibrarySort>({ column: 'updatedAt', direction: 'descending' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<ProjectSummary | null>(null);
  const rows = useMemo(() => sortProjects(filterProjects(projects, filter), sort), [projects, filter, sort]);
  const now = new Date();

  if (rows.length === 0) return <NoRows filter={filter} onClearFilter={onClearFilter} />;
  return (
    <>
      <VirtualGrid
        label="Projects"
        className="project-table"
        rowClassName="project-row"
        items={rows}
        keyOf={(project) => project.id}
        chosen={chosen}
        onChoose={setChosen}
        onOpen={(id) => void openProject(stores, id)}
        onOtherKey={(key, at) => {
          const project = rows[at];
          if (key !== 'Delete' || project === undefined) return false;
          setChosen((rows[at + 1] ?? rows[at - 1])?.id ?? null);
          void moveToTrash(stores, project);
          return true;
        }}
        head={<ProjectTableHead sort={sort} onSort={setSort} />}
        headHeight={headHeight}
        rowHeight={rowHeight}
      >
        {(project, isChosen) => (
          <ProjectRow
            project={project}
            isChosen={isChosen}
            now={now}
            onRestore={() => {
              setRestoring(project);
            }}
          />
        )}
      </VirtualGrid>
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

function NoRows({ filter, onClearFilter }: Omit<ProjectTableProps, 'projects'>) {
  return filter === '' ? (
    <EmptyState title="No projects here">Everything is in the trash. Start one with New.</EmptyState>
  ) : (
    <EmptyState
      title="No project matches"
      actions={<Button onPress={onClearFilter}>Clear the filter</Button>}
    >
      Nothing in the library has “{filter}” in its title, slug, stage or people.
    </EmptyState>
  );
}
