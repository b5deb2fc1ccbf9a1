import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import {
  cellsAt,
  columnName,
  divideTable,
  rangeName,
  stretchOf,
  type CellRange,
} from '../../../../../core/documents-in/table/table-text.ts';
import { EmptyState } from '../../../../ui/EmptyState.tsx';
import type { ViewerProps } from '../viewer.ts';
import { columnWidths } from './column-widths.ts';
import { placeAfterKey, type GridPlace } from './grid-keys.ts';
import { numberColumn, TableRow } from './TableRow.tsx';

/** CSS pixels; the style sheet has the same. */
const rowHeight = 28;

interface CellSelection {
  /** Where it began. */
  readonly anchor: GridPlace;
  /** The cell with the focus. */
  readonly at: GridPlace;
}

const firstCell: CellSelection = { anchor: { row: 0, column: 0 }, at: { row: 0, column: 0 } };

/** A table, of which only the rows and columns in view are drawn. Its first row stays in sight. */
export function TableViewer({ ref, opened, label, marks, onChoice, onUse, onReady }: ViewerProps) {
  const text = opened.text ?? '';
  const table = useMemo(() => divideTable(text), [text]);
  const widths = useMemo(() => columnWidths(text, table), [text, table]);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [selection, setSelection] = useState(firstCell);
  const isDragging = useRef(false);
  const rowCount = table.rowStarts.length;
  const range = rangeBetween(selection);

  const rows = useVirtualizer({
    count: Math.max(0, rowCount - 1),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    paddingStart: 2 * rowHeight,
    scrollPaddingStart: 2 * rowHeight,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: table.columns,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => widths[column] ?? 0,
    overscan: 4,
    paddingStart: numberColumn,
    scrollPaddingStart: numberColumn,
  });

  const scrollTo = useCallback(
    ({ row, column }: GridPlace) => {
      if (row > 0) rows.scrollToIndex(row - 1, { align: 'auto' });
      columns.scrollToIndex(column, { align: 'auto' });
    },
    [rows, columns],
  );
  const choose = useCallback(
    (next: CellSelection) => {
      setSelection(next);
      const chosen = rangeBetween(next);
      const stretch = stretchOf(text, table, chosen);
      const locator = { label: 'table', value: rangeName(chosen) } as const;
      onChoice(stretch === null ? null : { kind: 'passage', ...stretch, locator });
    },
    [text, table, onChoice],
  );

  useImperativeHandle(ref, () => {
    const corners = (start: number, end: number): CellSelection => {
      const { top, left, bottom, right } = cellsAt(text, table, start, end);
      return { anchor: { row: bottom, column: right }, at: { row: top, column: left } };
    };
    return {
      focus: () => scroller.current?.focus({ preventScroll: true }),
      reveal: ({ start, end }) => {
        scrollTo(corners(start, end).at);
      },
      select: ({ start, end }) => {
        scroller.current?.focus({ preventScroll: true });
        const next = corners(start, end);
        choose(next);
        scrollTo(next.at);
      },
    };
  }, [text, table, scrollTo, choose]);
  useEffect(onReady, [onReady]);
  useEffect(() => {
    const stop = () => {
      isDragging.current = false;
    };
    document.addEventListener('pointerup', stop);
    return () => {
      document.removeEventListener('pointerup', stop);
    };
  }, []);

  if (rowCount === 0) return <EmptyState title="An empty table">The file holds no rows.</EmptyState>;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onUse();
      return;
    }
    if (event.altKey) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 3);
    const key = { key: event.key, isFar: event.ctrlKey || event.metaKey };
    const at = placeAfterKey(key, selection.at, { rows: rowCount, columns: table.columns, pageRows });
    if (at === null) return;
    event.preventDefault();
    choose({ anchor: event.shiftKey ? selection.anchor : at, at });
    scrollTo(at);
  };

  const drawnColumns = columns.getVirtualItems();
  const rowProps = {
    text,
    table,
    columns: drawnColumns,
    width: columns.getTotalSize(),
    range,
    marks,
    idBase: id,
    onPress: (place: GridPlace, isExtending: boolean) => {
      isDragging.current = true;
      scroller.current?.focus({ preventScroll: true });
      choose({ anchor: isExtending ? selection.anchor : place, at: place });
    },
    onOver: (place: GridPlace) => {
      if (isDragging.current) choose({ anchor: selection.anchor, at: place });
    },
  };
  return (
    <div
      ref={scroller}
      className="evidence-scroll evidence-table"
      role="grid"
      aria-label={label}
      aria-readonly="true"
      aria-multiselectable="true"
      aria-rowcount={rowCount + 1}
      aria-colcount={table.columns + 1}
      aria-activedescendant={`${id}-${selection.at.row}-${selection.at.column}`}
      tabIndex={0}
      data-pane-focus
      onKeyDown={onKeyDown}
    >
      <div
        role="rowgroup"
        className="evidence-table-space"
        style={{ blockSize: rows.getTotalSize(), inlineSize: columns.getTotalSize() }}
      >
        <div role="presentation" className="evidence-table-head">
          <div role="row" aria-rowindex={1} className="evidence-table-row is-letters">
            <span role="columnheader" aria-colindex={1} className="evidence-table-number">
              Row
            </span>
            <span
              role="presentation"
              style={{ inlineSize: (drawnColumns[0]?.start ?? numberColumn) - numberColumn }}
            />
            {drawnColumns.map((column) => (
              <span
                key={column.key}
                role="columnheader"
                aria-colindex={column.index + 2}
                className="evidence-table-cell"
                data-chosen={(column.index >= range.left && column.index <= range.right) || undefined}
                style={{ inlineSize: column.size }}
              >
                {columnName(column.index)}
              </span>
            ))}
          </div>
          <TableRow {...rowProps} row={0} top={null} />
        </div>
        {rows.getVirtualItems().map((row) => (
          <TableRow key={row.key} {...rowProps} row={row.index + 1} top={row.start} />
        ))}
      </div>
    </div>
  );
}

function rangeBetween({ anchor, at }: CellSelection): CellRange {
  return {
    top: Math.min(anchor.row, at.row),
    left: Math.min(anchor.column, at.column),
    bottom: Math.max(anchor.row, at.row),
    right: Math.max(anchor.column, at.column),
  };
}
