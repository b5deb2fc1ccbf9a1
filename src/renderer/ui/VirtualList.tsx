import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { indexAfterKey } from './list-keys.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

export interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The chosen item; null when none is. */
  readonly selected: string | null;
  /** Arrow keys and clicks choose. */
  readonly onSelect: (key: string) => void;
  /** Enter and double click go there. */
  readonly onOpen?: (key: string) => void;
  /** Height before it is measured, CSS pixels. */
  readonly estimate: number;
  readonly children: (item: T, isSelected: boolean) => ReactNode;
  /** Shown instead of the rows when there are none. */
  readonly empty?: ReactNode;
  readonly className?: string;
}

/**
 * A list box of any length that draws only what is in view. One tab stop; the chosen row is the active descendant and
 * is always drawn, so that assistive technology finds it.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, selected, onSelect, onOpen, estimate, children, empty, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const idBase = useId();
  const at = selected === null ? -1 : items.findIndex((item) => keyOf(item) === selected);
  const virtualizer = useVirtualRows({ items, keyOf, at, estimate, scroller });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && selected !== null && onOpen !== undefined) {
      event.preventDefault();
      onOpen(selected);
      return;
    }
    const next = indexAfterKey(
      event.key,
      at,
      items.length,
      Math.floor((scroller.current?.clientHeight ?? 0) / estimate),
    );
    const item = next === null ? undefined : items[next];
    if (item === undefined) return;
    event.preventDefault();
    onSelect(keyOf(item));
  };

  if (items.length === 0) return <div className={classNames('ui-list', className)}>{empty}</div>;
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `${idBase}-${at}`}
      className={classNames('ui-list', className)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="ui-list-space" style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index] as T;
          const isSelected = row.index === at;
          return (
            <div
              key={row.key}
              id={`${idBase}-${row.index}`}
              ref={virtualizer.measureElement}
              data-index={row.index}
              role="option"
              aria-selected={isSelected}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className="ui-list-row"
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={() => {
                onSelect(keyOf(item));
              }}
              onDoubleClick={() => onOpen?.(keyOf(item))}
            >
              {children(item, isSelected)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
