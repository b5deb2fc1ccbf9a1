import {
  $isTableRow,
  $createTableRow,
  $isTable,
  type TableNode,
  type TableRowNode,
} from './nodes/TableNode.ts';
import { $createTextBlock, $isTextBlock, type TextBlockNode } from './nodes/TextBlockNode.ts';
import { $select, $textBlocks } from './positions.ts';

/** Changes to a simple table, from the cell the caret is in. */
export type TableEdit =
  'row-below' | 'column-right' | 'remove-row' | 'remove-column' | 'header' | 'remove-table';

interface Spot {
  readonly table: TableNode;
  readonly row: TableRowNode;
  readonly x: number;
}

function $spotOf(cell: TextBlockNode): Spot | null {
  const row = cell.getParent();
  const table = row?.getParent();
  return $isTableRow(row) && $isTable(table) ? { table, row, x: cell.getIndexWithinParent() } : null;
}

function $newCell(isHeader: boolean): TextBlockNode {
  return $createTextBlock({ kind: 'cell', isHeader });
}

/** A row of empty cells. */
export function $createRow(width: number, isHeader: boolean): TableRowNode {
  return $createTableRow().append(...Array.from({ length: width }, () => $newCell(isHeader)));
}

/** Goes to the next or previous cell; past the last one a new row is made. Answers false outside tables. */
export function $moveInTable(cell: TextBlockNode, isBackward: boolean): boolean {
  const spot = $spotOf(cell);
  if (!spot) return false;
  const cells = $textBlocks(spot.table);
  const at = cells.findIndex((known) => known.is(cell));
  const next = cells[isBackward ? at - 1 : at + 1];
  if (next) $select({ block: next, offset: 0 });
  else if (!isBackward) {
    const row = $createRow(spot.row.getChildrenSize(), false);
    spot.table.append(row);
    const first = row.getFirstChild();
    if ($isTextBlock(first)) $select({ block: first, offset: 0 });
  }
  return true;
}

/** Makes one change at the given cell. Answers false when the block is no cell. */
export function $editTable(cell: TextBlockNode, edit: TableEdit): boolean {
  const spot = $spotOf(cell);
  if (!spot) return false;
  const { table, row, x } = spot;
  const rows = table.getChildren().filter($isTableRow);
  switch (edit) {
    case 'row-below':
      row.insertAfter($createRow(row.getChildrenSize(), false));
      return true;
    case 'column-right':
      rows.forEach((each, y) => each.splice(x + 1, 0, [$newCell(table.getHasHeader() && y === 0)]));
      return true;
    case 'remove-row':
      if (rows.length === 1) return $editTable(cell, 'remove-table');
      $leave(cell);
      row.remove();
      return true;
    case 'remove-column':
      if (row.getChildrenSize() === 1) return $editTable(cell, 'remove-table');
      $leave(cell);
      rows.forEach((each) => each.splice(x, 1, []));
      return true;
    case 'header':
      table.setHasHeader(!table.getHasHeader());
      return true;
    case 'remove-table': {
      const next = $createTextBlock();
      table.insertAfter(next);
      table.remove();
      $select({ block: next, offset: 0 });
      return true;
    }
  }
}

/** Moves the caret out of a cell that is about to go. */
function $leave(cell: TextBlockNode): void {
  const spot = $spotOf(cell);
  if (!spot) return;
  const cells = $textBlocks(spot.table).filter((each) => !each.is(cell) && !each.getParent()?.is(spot.row));
  const target = cells[0] ?? $textBlocks(spot.row).find((each) => !each.is(cell));
  if (target) $select({ block: target, offset: 0 });
}
