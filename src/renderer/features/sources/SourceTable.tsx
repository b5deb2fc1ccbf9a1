import { TriangleAlert } from 'lucide-react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { counted } from '../claims/claim-words.ts';
import { sourceKindNames, type SourceRow } from './source-words.ts';

export interface SourceTableProps {
  readonly rows: readonly SourceRow[];
  readonly chosen: string | null;
  readonly onChoose: (sourceId: string | null) => void;
  /** Enter or double click. */
  readonly onOpen: (sourceId: string) => void;
}

/** The sources as a table: arrow keys move, the chosen row opens its panel, Enter edits. */
export function SourceTable({ rows, chosen, onChoose, onOpen }: SourceTableProps) {
  return (
    <div className="sources-scroll">
      <Table
        aria-label="Sources"
        className="sources-table"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection={false}
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [first] = keys === 'all' ? [] : [...keys];
          onChoose(first === undefined ? null : String(first));
        }}
        onRowAction={(key) => {
          onOpen(String(key));
        }}
      >
        <TableHeader>
          <Column isRowHeader>Title</Column>
          <Column>Kind</Column>
          <Column>Authors</Column>
          <Column>Date</Column>
          <Column>Origin</Column>
          <Column>Claims</Column>
          <Column>Evidence</Column>
        </TableHeader>
        <TableBody items={rows}>
          {(row) => (
            <Row id={row.id}>
              <Cell>
                <span className="sources-title">{row.title}</span>
              </Cell>
              <Cell>{sourceKindNames[row.kind]}</Cell>
              <Cell>{row.authors}</Cell>
              <Cell>{row.date}</Cell>
              <Cell>{row.origin}</Cell>
              <Cell>
                <span data-empty={row.claims === 0 || undefined}>
                  {row.claims === 0 ? 'unused' : row.claims}
                </span>
              </Cell>
              <Cell>
                {row.isAlarming ? (
                  <span className="is-missing">
                    <TriangleAlert aria-hidden="true" /> changed on disk
                  </span>
                ) : (
                  <span data-empty={row.evidence.length === 0 || undefined}>
                    {counted(row.evidence.length, 'file')}
                  </span>
                )}
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}
