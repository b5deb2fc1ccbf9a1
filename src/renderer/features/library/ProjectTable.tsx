import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ProjectSummary } from '../../../contract/views.ts';
import { openProject } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { indexAfterKey } from '../../ui/list-keys.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
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
  const scroller = useRef<HTMLDivElement>(null);
  const idBase = useId();
  const [sort, setSort] = useState<LibrarySort>({ column: 'updatedAt', direction: 'descending' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<ProjectSummary | null>(null);
  const rows = useMemo(() => sortProjects(filterProjects(projects, filter), sort), [projects, filter, sort]);
  const at = chosen === null ? -1 : rows.findIndex((project) => project.id === chosen);
  const virtualizer = useVirtualRows({
    items: rows,
    keyOf: (project) => project.id,
    at,
    estimate: rowHeight,
    scroller,
    paddingTop: headHeight,
  });
  const now = new Date();

  const choose = (index: number) => {
    setChosen(rows[index]?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.floor((event.currentTarget.clientHeight - headHeight) / rowHeight);
    const next = indexAfterKey(event.key, at, rows.length, page);
    const project = rows[at];
    if (next !== null) choose(next);
    else if (event.key === 'Enter' && project !== undefined) void openProject(stores, project.id);
    else if (event.key === 'Delete' && project !== undefined) {
      choose(at + 1 < rows.length ? at + 1 : at - 1);
      void moveToTrash(stores, project);
    } else return;
    event.preventDefault();
  };

  if (rows.length === 0) return <NoRows filter={filter} onClearFilter={onClearFilter} />;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Projects"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at < 0 ? undefined : `${idBase}-${at}`}
      tabIndex={0}
      className="project-table"
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && at < 0) choose(0);
      }}
    >
      <ProjectTableHead sort={sort} onSort={setSort} />
      <div role="rowgroup" className="ui-list-space" style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const project = rows[row.index] as ProjectSummary;
          return (
            <div
              key={row.key}
              id={`${idBase}-${row.index}`}
              ref={virtualizer.measureElement}
              data-index={row.index}
              role="row"
              aria-rowindex={row.index + 2}
              aria-selected={row.index === at}
              className="ui-list-row project-row"
              style={{ transform: `translateY(${row.start}px)` }}
              onPointerDown={() => {
                choose(row.index);
              }}
              onDoubleClick={() => void openProject(stores, project.id)}
            >
              <ProjectRow
                project={project}
                isChosen={row.index === at}
                now={now}
                onRestore={() => {
                  setRestoring(project);
                }}
              />
            </div>
          );
        })}
      </div>
      {restoring === null ? null : (
        <RestoreDialog
          project={restoring}
          onClose={() => {
            setRestoring(null);
          }}
        />
      )}
    </div>
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
