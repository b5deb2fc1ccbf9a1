import { useImperativeHandle, type Ref, type RefObject } from 'react';
import { revealPassage, selectPassage } from '../passage-selection.ts';
import type { ViewerHandle } from './viewer.ts';

/** What the evidence view asks, for viewers that have all of their text in the page. */
export function useTextHandle(ref: Ref<ViewerHandle>, root: RefObject<HTMLDivElement | null>): void {
  useImperativeHandle(
    ref,
    () => ({
      focus: () => root.current?.focus({ preventScroll: true }),
      reveal: ({ start }) => {
        if (root.current !== null) revealPassage(root.current, start);
      },
      select: (place) => {
        root.current?.focus({ preventScroll: true });
        if (root.current !== null) selectPassage(root.current, place);
      },
    }),
    [root],
  );
}
