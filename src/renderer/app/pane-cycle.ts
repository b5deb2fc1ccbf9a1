/**
 * Moves the focus to the next pane (F6) or the one before (Shift+F6). Panes are marked `data-pane`; inside one, an
 * element marked `data-pane-focus` takes the focus, else the pane itself. What is in view stays there: an article would scroll to its
 * beginning.
 */
export function focusPane(root: ParentNode, active: Element | null, step: 1 | -1): void {
  const panes = [...root.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.checkVisibility() && pane.closest('[inert]') === null,
  );
  if (panes.length === 0) return;
  const at = active === null ? -1 : panes.findIndex((pane) => pane.contains(active));
  const next = panes[(at + step + panes.length) % panes.length] ?? panes[0];
  (next?.querySelector<HTMLElement>('[data-pane-focus]') ?? next)?.focus({ preventScroll: true });
}
