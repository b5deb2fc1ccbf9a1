import type { VirtualItem } from '@tanstack/react-virtual';
import {
  cellsOf,
  innerOf,
  type CellRange,
  type TableCell,
  type TableText,
} from '../../../../../core/documents-in/table/table-text.ts';
import type { MarkIndex } from '../../mark-index.ts';
import { MarkedText } from '../MarkedText.tsx';
import type { GridPlace } from './grid-keys.ts';

export interface TableRowProps {
  readonly text: string;
  readonly table: TableText;
  /** From 0. */
  readonly row: number;
  /** Distance from the top of the table, CSS pixels; null for a row that stands where it is put. */
  readonly top: number | null;
  /** Those in view. */
  readonly columns: readonly VirtualItem[];
  /** Of all columns. */
  readonly width: number;
  readonly range: CellRange;
  readonly marks: MarkIndex;
  readonly idBase: string;
  readonly onPress: (place: GridPlace, isExtending: boolean) => void;
  /** The pointer is over a cell. */
  readonly onOver: (place: GridPlace) => void;
}

/** One row of a table: its number, and the cells in view. */
export function TableRow(props: TableRowProps) {
  const { text, table, row, top, columns, width, range, marks, idBase, onPress, onOver } = props;
  const cells = cellsOf(text, table, row);
  const isChosenRow = row >= range.top && row <= range.bottom;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className="evidence-table-row"
      data-first={row === 0 || undefined}
      style={{ inlineSize: width, ...(top === null ? {} : { position: 'absolute', insetBlockStart: top }) }}
    >
      <span
        role="rowheader"
        aria-colindex={1}
        className="evidence-table-number"
        data-chosen={isChosenRow || undefined}
      >
        {row + 1}
      </span>
      <span role="presentation" style={{ inlineSize: (columns[0]?.start ?? 0) - numberColumn }} />
      {columns.map(({ key, index, size }) => {
        const isChosen = isChosenRow && index >= range.left && index <= range.right;
        return (
          <span
            key={key}
            id={`${idBase}-${row}-${index}`}
            role="gridcell"
            aria-colindex={index + 2}
            aria-selected={isChosen}
            className="evidence-table-cell"
            data-figure={figure.test(cells[index]?.value ?? '') || undefined}
            style={{ inlineSize: size }}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.preventDefault();
              onPress({ row, column: index }, event.shiftKey);
            }}
            onPointerEnter={() => {
              onOver({ row, column: index });
            }}
          >
            <CellText text={text} cell={cells[index]} marks={marks} />
          </span>
        );
      })}
    </div>
  );
}

/** The width of the row numbers, CSS pixels; the style sheet has the same. */
export const numberColumn = 64;

/** Figures stand at the end of their cell, so that their digits stand one below the other. */
const figure = /^\s*[-+−]?[\d.,’\s\u00a0]*\d\s*%?\s*$/u;

interface CellTextProps {
  readonly text: string;
  readonly cell: TableCell | undefined;
  readonly marks: MarkIndex;
}

function CellText({ text, cell, marks }: CellTextProps) {
  const inner = innerOf(text, cell);
  if (cell === undefined || inner === null) return null;
  const touching = marks.touching(inner.start, inner.end);
  if (touching.length === 0) return cell.value;
  if (cell.value.length === inner.end - inner.start) {
    return <MarkedText text={text} start={inner.start} end={inner.end} marks={touching} />;
  }
  // Doubled quotation marks inside: what is shown has other characters, so the cell is marked as a whole.
  return <mark className={touching.map((mark) => `is-${mark.kind}`).join(' ')}>{cell.value}</mark>;
}
