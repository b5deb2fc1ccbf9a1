import type { KeyboardEvent } from 'react';

/**
 * Arrow keys, Home and End among the items of a list whose elements carry `data-item`; Tab goes into their buttons. Keys
 * pressed in a text field stay there.
 */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  if (event.altKey || event.ctrlKey || event.metaKey || target.closest('input, textarea') !== null) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')].filter((item) =>
    item.checkVisibility(),
  );
  const own = target.closest<HTMLElement>('[data-item]');
  const at = own === null ? -1 : items.indexOf(own);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  const next = to === undefined ? undefined : items[to];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
