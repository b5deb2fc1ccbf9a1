import { VirtualList } from '../../ui/VirtualList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { counted } from '../claims/claim-words.ts';
import type { LibraryRow } from './library-words.ts';

export interface LibrarySourcesProps {
  readonly rows: readonly LibraryRow[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  /** Enter or double click. */
  readonly onOpen: (id: string) => void;
  readonly isFiltered: boolean;
  /** How far the library has been read; null when all of it has. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

/** The sources of all projects: any number of rows, arrow keys choose. */
export function LibrarySources({
  rows,
  chosen,
  onChoose,
  onOpen,
  isFiltered,
  progress,
}: LibrarySourcesProps) {
  return (
    <>
      {progress === null ? null : (
        <p className="sources-progress" role="status">
          Reading the library: {progress.done} of {progress.total} projects
        </p>
      )}
      <VirtualList
        label="Sources of the library"
        className="sources-library"
        items={rows}
        keyOf={(row) => row.id}
        selected={chosen}
        onSelect={onChoose}
        onOpen={onOpen}
        estimate={54}
        empty={
          progress !== null ? null : isFiltered ? (
            <EmptyState title="No source matches">Change the filter to see more.</EmptyState>
          ) : (
            <EmptyState title="No sources in the library yet">
              Sources of every project come together here, to be found again and used again.
            </EmptyState>
          )
        }
      >
        {({ title, particulars, entry }) => (
          <div className="library-source">
            <span className="sources-title">{title}</span>
            <span className="library-source-project">{entry.projectTitle}</span>
            <span className="insp-hint">{particulars}</span>
            <span className="insp-hint library-source-uses">
              {counted(entry.claims.length, 'claim')} · {counted(entry.evidence.length, 'file')}
            </span>
          </div>
        )}
      </VirtualList>
    </>
  );
}
