import { TriangleAlert } from 'lucide-react';
import { VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { counted } from '../claims/claim-words.ts';
import { sourceKindNames, type SourceRow } from './source-words.ts';

export interface SourceTableProps {
  readonly rows: readonly SourceRow[];
  readonly chosen: string | null;
  readonly onChoose: (sourceId: string) => void;
  /** Enter or double click. */
  readonly onOpen: (sourceId: string) => void;
}

/** Heights of the head and of a row before it is measured, CSS pixels. */
const headHeight = 32;
const rowHeight = 39;

const columns = ['Title', 'Kind', 'Authors', 'Date', 'Origin', 'Claims', 'Evidence'] as const;

/** The sources as a table of any length: arrow keys move, the chosen row opens its panel, Enter edits. */
export function SourceTable({ rows, chosen, onChoose, onOpen }: SourceTableProps) {
  return (
    <VirtualGrid
      label="Sources"
      className="sources-table"
      rowClassName="sources-row"
      items={rows}
      keyOf={(row) => row.id}
      chosen={chosen}
      onChoose={onChoose}
      onOpen={onOpen}
      head={
        <div role="rowgroup" className="sources-head">
          <div role="row" aria-rowindex={1} className="sources-columns">
            {columns.map((name) => (
              <div key={name} role="columnheader">
                {name}
              </div>
            ))}
          </div>
        </div>
      }
      headHeight={headHeight}
      rowHeight={rowHeight}
    >
      {(row) => <SourceCells row={row} />}
    </VirtualGrid>
  );
}

function SourceCells({ row }: { readonly row: SourceRow }) {
  return (
    <>
      <div role="rowheader" className="sources-title">
        {row.title}
      </div>
      <div role="gridcell">{sourceKindNames[row.kind]}</div>
      <div role="gridcell">{row.authors}</div>
      <div role="gridcell">{row.date}</div>
      <div role="gridcell">{row.origin}</div>
      <div role="gridcell" data-empty={row.claims === 0 || undefined}>
        {row.claims === 0 ? 'unused' : row.claims}
      </div>
      <div role="gridcell" data-empty={row.evidence.length === 0 || undefined}>
        {row.isAlarming ? (
          <span className="is-missing">
            <TriangleAlert aria-hidden="true" /> changed on disk
          </span>
        ) : (
          counted(row.evidence.length, 'file')
        )}
      </div>
    </>
  );
}
