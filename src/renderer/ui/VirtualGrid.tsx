import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { indexAfterKey } from './list-keys.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

export interface VirtualGridProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The chosen item; null when none is. */
  readonly chosen: string | null;
  /** Arrow keys and presses choose. */
  readonly onChoose: (key: string) => void;
  /** Enter and double click go there. */
  readonly onOpen: (key: string) => void;
  /** Other keys, while a row is chosen; true when one was used. */
  readonly onOtherKey?: (key: string, at: number) => boolean;
  /** The row of column headers: a `rowgroup` that sticks to the top. */
  readonly head: ReactNode;
  /** Heights of the head and of a row before it is measured, CSS pixels. */
  readonly headHeight: number;
  readonly rowHeight: number;
  /** The cells of a row. */
  readonly children: (item: T, isChosen: boolean) => ReactNode;
  readonly className: string;
  readonly rowClassName: string;
}

/**
 * A table of any length of which only the rows in view are drawn. A grid with one tab stop: arrow keys choose a row, which is the
 * active descendant and always drawn, so that assistive technology finds it; every row says which of all it is.
 */
export function VirtualGrid<T>(props: VirtualGridProps<T>) {
  const { label, items, keyOf, chosen, onChoose, onOpen, onOtherKey, head, headHeight, rowHeight } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const idBase = useId();
  const at = chosen === null ? -1 : items.findIndex((item) => keyOf(item) === chosen);
  const virtualizer = useVirtualRows({
    items,
    keyOf,
    at,
    estimate: rowHeight,
    scroller,
    paddingTop: headHeight,
  });
  const choose = (index: number) => {
    const item = items[index];
    if (item !== undefined) onChoose(keyOf(item));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.floor((event.currentTarget.clientHeight - headHeight) / rowHeight);
    const next = indexAfterKey(event.key, at, items.length, page);
    const item = items[at];
    if (next !== null) choose(next);
    else if (item === undefined) return;
    else if (event.key === 'Enter') onOpen(keyOf(item));
    else if (onOtherKey?.(event.key, at) !== true) return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length + 1}
      aria-activedescendant={at < 0 ? undefined : `${idBase}-${at}`}
      tabIndex={0}
      className={props.className}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && at < 0) choose(0);
      }}
    >
      {head}
      <div role="rowgroup" className="ui-list-space" style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index] as T;
          return (
            <div
              key={row.key}
              id={`${idBase}-${row.index}`}
              ref={virtualizer.measureElement}
              data-index={row.index}
              role="row"
              aria-rowindex={row.index + 2}
              aria-selected={row.index === at}
              className={`ui-list-row ${props.rowClassName}`}
              style={{ transform: `translateY(${row.start}px)` }}
              onPointerDown={() => {
                choose(row.index);
              }}
              onDoubleClick={() => {
                onOpen(keyOf(item));
              }}
            >
              {props.children(item, row.index === at)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
