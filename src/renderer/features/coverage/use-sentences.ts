import { useMemo, useState } from 'react';
import type { LedgerPassage } from '../../../core/claims/coverage-ledger.ts';
import { useDesk } from '../desk/desk-context.ts';
import {
  coverageRows,
  filterCounts,
  filterRows,
  orderOf,
  passageOf,
  rowAtOrBelow,
  type CoverageFilter,
  type CoverageRow,
} from './coverage-rows.ts';

export interface Sentences {
  readonly filter: CoverageFilter;
  readonly setFilter: (filter: CoverageFilter) => void;
  readonly counts: Readonly<Record<CoverageFilter, number>>;
  readonly shown: readonly CoverageRow[];
  /** Index of the sentence that the list stands on; -1 for none. */
  readonly at: number;
  readonly current: CoverageRow | null;
  /** The passage chosen in that sentence; null: all that is uncovered in it. */
  readonly chosen: LedgerPassage | null;
  /** Keys of the sentences chosen together. */
  readonly ticked: ReadonlySet<string>;
  /** What a mark would be put on: the sentences chosen together, else the one that the list stands on. */
  readonly subject: readonly CoverageRow[];
  readonly move: (to: number, isExtending: boolean) => void;
  readonly toggle: (at: number) => void;
  /** Chooses all that are shown. */
  readonly tickAll: () => void;
  /** Lets go of what is chosen beyond the sentence itself; false when nothing was. */
  readonly letGo: () => boolean;
  /** Chooses the next or previous passage within the sentence; beyond either end, all of them again. */
  readonly step: (by: 1 | -1) => void;
}

/** Which sentences are shown, and which of them are chosen. Stays in its place while sentences come and go. */
export function useSentences(): Sentences {
  const { project, coveragePlace, announce } = useDesk();
  const rows = useMemo(() => coverageRows(project), [project]);
  const [filter, setFilter] = useState(() => coveragePlace.current.filter);
  const [order, setOrder] = useState(() => orderOf(rows, coveragePlace.current.place));
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  /** Index among the uncovered passages of the sentence; -1 for all. */
  const [part, setPart] = useState(-1);
  const counts = useMemo(() => filterCounts(rows), [rows]);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const at = rowAtOrBelow(shown, order);
  const current = shown[at] ?? null;
  const isPartShown = current !== null && current.uncovered.length > 1 && current.order === order;
  const chosen = isPartShown ? (current.uncovered[part] ?? null) : null;
  // What is not shown, or has changed meanwhile, is not chosen either.
  const ticked = useMemo(
    () => new Set(shown.filter((row) => ticks.has(row.key)).map((row) => row.key)),
    [shown, ticks],
  );
  const subject = useMemo(() => {
    if (ticked.size > 0) return shown.filter((row) => ticked.has(row.key));
    return current === null ? [] : [current];
  }, [shown, ticked, current]);

  const choose = (next: ReadonlySet<string>): void => {
    setTicks(next);
    announce(next.size === 0 ? 'None chosen together.' : `${next.size} chosen together.`);
  };
  const stand = (index: number): void => {
    setOrder(shown[index]?.order ?? 0);
    setPart(-1);
    const row = shown[index];
    coveragePlace.current = {
      filter,
      place: row === undefined ? null : { blockId: row.blockId, start: row.sentence.start },
    };
  };
  return {
    filter,
    setFilter: (next) => {
      setFilter(next);
      setTicks(new Set());
      setPart(-1);
      coveragePlace.current = { ...coveragePlace.current, filter: next };
    },
    counts,
    shown,
    at,
    current,
    chosen,
    ticked,
    subject,
    move: (to, isExtending) => {
      stand(to);
      if (!isExtending) return;
      const [from, until] = [Math.min(at, to), Math.max(at, to)];
      choose(new Set([...ticked, ...shown.slice(from, until + 1).map((row) => row.key)]));
    },
    toggle: (index) => {
      const row = shown[index];
      if (row === undefined) return;
      stand(index);
      choose(
        ticked.has(row.key)
          ? new Set([...ticked].filter((key) => key !== row.key))
          : new Set([...ticked, row.key]),
      );
    },
    tickAll: () => {
      choose(new Set(shown.map((row) => row.key)));
    },
    letGo: () => {
      if (ticked.size === 0 && chosen === null) return false;
      if (ticked.size > 0) choose(new Set());
      setPart(-1);
      return true;
    },
    step: (by) => {
      if (current === null || current.uncovered.length < 2) return;
      const count = current.uncovered.length;
      // -1 stands for all of them, between the last and the first.
      const from = chosen === null ? -1 : part;
      const next = ((from + 1 + by + count + 1) % (count + 1)) - 1;
      setOrder(current.order);
      setPart(next);
      const words = passageOf([current], current.uncovered[next] ?? null)?.words ?? '';
      announce(next < 0 ? `All ${count} passages.` : `Passage ${next + 1} of ${count}: ${words}`);
    },
  };
}
