import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { columns, type LibraryColumn, type LibrarySort } from './project-rows.ts';

const columnNames: Readonly<Record<LibraryColumn, string>> = {
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

export interface ProjectTableHeadProps {
  readonly sort: LibrarySort;
  readonly onSort: (sort: LibrarySort) => void;
}

/** The table's head: one tab stop, left and right move between columns, a press sorts by one and turns it round. */
export function ProjectTableHead({ sort, onSort }: ProjectTableHeadProps) {
  return (
    <div role="rowgroup" className="project-head">
      <div role="row" aria-rowindex={1} className="project-columns" onKeyDown={moveBetween}>
        {columns.map((column) => {
          const direction = sort.column === column ? sort.direction : null;
          return (
            <div key={column} role="columnheader" aria-sort={direction ?? 'none'} className={`is-${column}`}>
              <button
                type="button"
                className="project-column"
                tabIndex={direction === null ? -1 : 0}
                onClick={() => {
                  onSort({ column, direction: direction === 'ascending' ? 'descending' : 'ascending' });
                }}
              >
                {columnNames[column]}
                {direction === null ? null : <SortSign direction={direction} />}
              </button>
            </div>
          );
        })}
        <div role="columnheader" className="is-more">
          <span className="ui-visually-hidden">More</span>
        </div>
      </div>
    </div>
  );
}

function SortSign({ direction }: { readonly direction: LibrarySort['direction'] }) {
  const Icon = direction === 'ascending' ? ArrowUp : ArrowDown;
  return <Icon className="project-sort" aria-hidden="true" />;
}

function moveBetween(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === event.target);
  event.preventDefault();
  buttons[at + step]?.focus();
}
