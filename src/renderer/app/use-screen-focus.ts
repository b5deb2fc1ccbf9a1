import { useEffect, useRef, type RefObject } from 'react';
import type { ProjectState } from '../stores/project-store.ts';
import type { Route } from '../stores/route-store.ts';

/**
 * Keeps the keyboard on the screen in view. A new screen takes the focus when the old one took it away with it; the
 * project, which stays alive behind the others, gets it back where it was.
 * @returns for the element around the project's screen.
 */
export function useScreenFocus(
  screen: Route['screen'],
  projectKind: ProjectState['kind'],
): RefObject<HTMLDivElement | null> {
  const layer = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement | null>(null);
  const isFirst = useRef(true);

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && layer.current?.contains(target) === true) last.current = target;
    };
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
    };
  }, []);

  useEffect(() => {
    // The window's first screen leaves the focus alone: nobody has done anything yet.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const active = document.activeElement;
    const isLost = active === null || active === document.body || active.closest('[inert]') !== null;
    if (!isLost) return;
    if (screen !== 'project') document.querySelector<HTMLElement>('.app-screen > main')?.focus();
    else if (last.current?.isConnected === true) last.current.focus();
    else layer.current?.querySelector<HTMLElement>('.ui-pane.is-main')?.focus();
  }, [screen, projectKind]);

  return layer;
}
