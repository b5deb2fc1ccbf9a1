import { ArrowDown, ArrowUp, Ellipsis, TriangleAlert } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader, type SortDescriptor } from 'react-aria-components';
import type { ProjectSummary } from '../../../contract/views.ts';
import { openProject } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { stageNames } from '../desk/desk-words.ts';
import { changedWords, deadlineWords } from './day-words.ts';
import { columns, filterProjects, sortProjects, titleOf, type LibrarySort } from './project-rows.ts';
import { moveToTrash } from './trash.ts';

const columnNames: Readonly<Record<LibrarySort['column'], string>> = {
  title: 'Title',
  slug: 'Slug',
  stage: 'Stage',
  coverage: 'Coverage',
  openClaims: 'Open',
  staleClaims: 'Stale',
  blockers: 'Blockers',
  people: 'People',
  deadline: 'Deadline',
  updatedAt: 'Changed',
};
const numeric: ReadonlySet<string> = new Set(['openClaims', 'staleClaims', 'blockers']);

export interface ProjectTableProps {
  readonly projects: readonly ProjectSummary[];
  readonly filter: string;
  readonly onClearFilter: () => void;
}

/** The library's table. Arrow keys move, Enter or a double click opens, Delete moves to the trash. */
export function ProjectTable({ projects, filter, onClearFilter }: ProjectTableProps) {
  const stores = useStores();
  const [sort, setSort] = useState<LibrarySort>({ column: 'updatedAt', direction: 'descending' });
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useMemo(() => sortProjects(filterProjects(projects, filter), sort), [projects, filter, sort]);
  const now = new Date();
  return (
    <div
      className="project-table-scroll"
      onKeyDown={(event) => {
        const project = projects.find((candidate) => candidate.id === chosen);
        if (event.key !== 'Delete' || project === undefined) return;
        event.preventDefault();
        void moveToTrash(stores, project);
      }}
    >
      <Table
        aria-label="Projects"
        className="project-table"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          setChosen(key === undefined ? null : String(key));
        }}
        sortDescriptor={sort}
        onSortChange={({ column, direction }: SortDescriptor) => {
          const known = columns.find((name) => name === column);
          if (known !== undefined) setSort({ column: known, direction });
        }}
        onRowAction={(key) => void openProject(stores, String(key))}
      >
        <TableHeader>
          {columns.map((column) => (
            <Column
              key={column}
              id={column}
              allowsSorting
              isRowHeader={column === 'title'}
              className={`project-column is-${column}`}
            >
              {({ sortDirection }) => (
                <span
                  className={numeric.has(column) ? 'project-column-name is-number' : 'project-column-name'}
                >
                  {columnNames[column]}
                  <SortSign direction={sortDirection} />
                </span>
              )}
            </Column>
          ))}
          <Column id="more" className="project-column is-more" textValue="More">
            <span className="ui-visually-hidden">More</span>
          </Column>
        </TableHeader>
        <TableBody
          items={rows}
          renderEmptyState={() => (
            <EmptyState
              title={filter === '' ? 'No projects here' : 'No project matches'}
              actions={filter === '' ? undefined : <Button onPress={onClearFilter}>Clear the filter</Button>}
            >
              {filter === ''
                ? 'Everything is in the trash. Start one with New.'
                : `Nothing in the library has “${filter}” in its title, slug, stage or people.`}
            </EmptyState>
          )}
        >
          {(project) => (
            <Row id={project.id} className="project-row" textValue={titleOf(project)}>
              <Cell className="project-cell is-title">
                <span className="project-name">
                  <span className="project-title">{titleOf(project)}</span>
                  {project.problem === null ? null : <Problem text={project.problem} />}
                </span>
              </Cell>
              <Cell className="project-cell is-slug">{project.slug || <None />}</Cell>
              <Cell className="project-cell">{stageNames[project.stage]}</Cell>
              <Cell className="project-cell">
                <Meter label={`Coverage of ${titleOf(project)}`} value={project.coverage} />
              </Cell>
              <Count value={project.openClaims} />
              <Count value={project.staleClaims} mark="stale" />
              <Count value={project.blockers} />
              <Cell className="project-cell is-people">{project.people.join(', ') || <None />}</Cell>
              <Cell className="project-cell">
                <Deadline day={project.deadline} now={now} />
              </Cell>
              <Cell className="project-cell is-quiet">
                <time dateTime={project.updatedAt}>{changedWords(project.updatedAt, now)}</time>
              </Cell>
              <Cell className="project-cell is-more">
                <Menu
                  label={`More for ${titleOf(project)}`}
                  placement="bottom end"
                  trigger={
                    <IconButton label={`More for ${titleOf(project)}`} icon={<Ellipsis />} size="small" />
                  }
                  groups={[
                    { title: '', items: [{ id: 'open', label: 'Open', keys: 'Enter' }] },
                    {
                      title: '',
                      items: [{ id: 'trash', label: 'Move to trash', keys: 'Delete', isDanger: true }],
                    },
                  ]}
                  onAction={(id) =>
                    void (id === 'open' ? openProject(stores, project.id) : moveToTrash(stores, project))
                  }
                />
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}

function SortSign({ direction }: { readonly direction: 'ascending' | 'descending' | undefined }) {
  if (direction === undefined) return null;
  const Icon = direction === 'ascending' ? ArrowUp : ArrowDown;
  return <Icon className="project-sort" aria-hidden="true" />;
}

function None(): ReactNode {
  return (
    <span className="project-none">
      <span aria-hidden="true">–</span>
      <span className="ui-visually-hidden">None</span>
    </span>
  );
}

function Count({ value, mark }: { readonly value: number; readonly mark?: 'stale' }) {
  return (
    <Cell className="project-cell is-number">
      <span className={value === 0 ? 'project-none' : undefined} data-mark={value === 0 ? undefined : mark}>
        {value}
      </span>
    </Cell>
  );
}

function Deadline({ day, now }: { readonly day: string | null; readonly now: Date }) {
  if (day === null) return <None />;
  const { text, isLate } = deadlineWords(day, now);
  return (
    <time dateTime={day} className={isLate ? 'project-late' : undefined}>
      {text}
    </time>
  );
}

function Problem({ text }: { readonly text: string }) {
  return <IconButton label={text} icon={<TriangleAlert />} size="small" className="project-problem" />;
}
