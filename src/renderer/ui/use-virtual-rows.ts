import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, type RefObject } from 'react';

export interface VirtualRowsOptions<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Index of the chosen row, -1 for none. It is always drawn and kept in view. */
  readonly at: number;
  /** Height before it is measured, CSS pixels. */
  readonly estimate: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Height of what sticks to the top of the scroller, CSS pixels. */
  readonly paddingTop?: number;
}

/** Which rows of a long list are to be drawn. Assistive technology finds the chosen row wherever it is. */
export function useVirtualRows<T>(options: VirtualRowsOptions<T>): Virtualizer<HTMLDivElement, Element> {
  const { items, keyOf, at, estimate, scroller, paddingTop = 0 } = options;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 8,
    scrollPaddingStart: paddingTop,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
      const isDrawn = at < 0 || at >= count || (at >= first && at <= last);
      return isDrawn ? indexes : [...indexes, at].sort((a, b) => a - b);
    },
  });
  // What was hidden has forgotten where it was.
  const isShown = (virtualizer.scrollRect?.height ?? 0) > 0;
  useEffect(() => {
    if (at >= 0 && isShown) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, isShown, virtualizer]);
  return virtualizer;
}
