/** A cell by row and column, from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit into the pane. */
  readonly pageRows: number;
}

export interface GridKey {
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly isFar: boolean;
}

/** Where a key leads in a grid, as the ARIA pattern for grids has it; null for keys that lead nowhere. */
export function placeAfterKey({ key, isFar }: GridKey, at: GridPlace, size: GridSize): GridPlace | null {
  const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
    ArrowUp: [isFar ? -size.rows : -1, 0],
    ArrowDown: [isFar ? size.rows : 1, 0],
    ArrowLeft: [0, isFar ? -size.columns : -1],
    ArrowRight: [0, isFar ? size.columns : 1],
    PageUp: [-size.pageRows, 0],
    PageDown: [size.pageRows, 0],
    Home: [isFar ? -size.rows : 0, -size.columns],
    End: [isFar ? size.rows : 0, size.columns],
  };
  const move = moves[key];
  if (move === undefined || size.rows === 0) return null;
  const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return { row: within(at.row + move[0], size.rows), column: within(at.column + move[1], size.columns) };
}
