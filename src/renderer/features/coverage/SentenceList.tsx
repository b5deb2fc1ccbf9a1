import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { LedgerPassage } from '../../../core/claims/coverage-ledger.ts';
import { indexAfterKey } from '../../ui/list-keys.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import type { CoverageRow } from './coverage-rows.ts';
import { SentenceRow, type RowSuggestion } from './SentenceRow.tsx';

export interface SentenceListProps {
  readonly label: string;
  readonly rows: readonly CoverageRow[];
  /** Index of the row that the list stands on; -1 for none. */
  readonly at: number;
  readonly ticked: ReadonlySet<string>;
  /** The passage chosen in the row that the list stands on; null: all that is uncovered in it. */
  readonly chosen: LedgerPassage | null;
  /** `isExtending`: with Shift, the rows on the way are ticked. */
  readonly onMove: (to: number, isExtending: boolean) => void;
  readonly onToggle: (at: number) => void;
  readonly onOpen: (at: number) => void;
  readonly suggestionOf?: (row: CoverageRow) => RowSuggestion | null;
  readonly empty: ReactNode;
}

const letterKeys: Readonly<Record<string, string>> = { j: 'ArrowDown', k: 'ArrowUp' };

/** Height of a row before it is measured, CSS pixels. */
const estimate = 58;

/**
 * The sentences, a list box of which several can be chosen; only what is in view is drawn. The row that it stands on is the
 * active descendant. J and K go on and back, as in the article.
 */
export function SentenceList(props: SentenceListProps) {
  const { label, rows, at, ticked, chosen, onMove, onToggle, onOpen, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const idBase = useId();
  const virtualizer = useVirtualRows({ items: rows, keyOf: (row) => row.key, at, estimate, scroller });
  const isEmpty = rows.length === 0;
  useEffect(() => {
    // A row grows when something is said of it; the one that the list stands on stays in view.
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [rows, at, virtualizer]);
  useEffect(() => {
    // The pane held the focus while there was nothing to show.
    if (document.activeElement === scroller.current?.closest('[data-pane]')) scroller.current.focus();
  }, [isEmpty]);

  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (isPlain && event.key === 'Enter' && at >= 0) onOpen(at);
    else if (isPlain && event.key === ' ' && at >= 0) onToggle(at);
    else {
      const key = letterKeys[event.key.toLowerCase()] ?? event.key;
      const page = Math.floor((scroller.current?.clientHeight ?? 0) / estimate);
      const next = isPlain ? indexAfterKey(key, at, rows.length, page) : null;
      if (next === null) return;
      onMove(next, event.shiftKey);
    }
    event.preventDefault();
  };
  const onClick = (event: MouseEvent, index: number) => {
    if (event.ctrlKey || event.metaKey) onToggle(index);
    else onMove(index, event.shiftKey);
  };

  if (isEmpty) return <div className="ui-list coverage-list">{empty}</div>;
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      tabIndex={0}
      data-pane-focus
      aria-activedescendant={at < 0 ? undefined : `${idBase}-${at}`}
      className="ui-list coverage-list"
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="ui-list-space" style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index] as CoverageRow;
          const isAt = index === at;
          const isTicked = ticked.has(row.key);
          const suggestion = props.suggestionOf?.(row) ?? null;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              role="presentation"
              className="ui-list-row"
              style={{ transform: `translateY(${start}px)` }}
            >
              {rows[index - 1]?.partAt === row.partAt ? null : (
                <p className="coverage-part" aria-hidden="true">
                  {row.part}
                </p>
              )}
              <div
                id={`${idBase}-${index}`}
                role="option"
                aria-selected={isTicked || (isAt && ticked.size === 0)}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                data-current={isAt || undefined}
                onClick={(event) => {
                  onClick(event, index);
                }}
                onDoubleClick={() => {
                  onOpen(index);
                }}
              >
                <SentenceRow
                  row={row}
                  isTicked={isTicked}
                  chosen={isAt ? chosen : null}
                  suggestion={suggestion}
                />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
