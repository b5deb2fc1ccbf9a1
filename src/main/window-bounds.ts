import { z } from 'zod';

/** Lengths in device-independent pixels, as Electron counts them. */
const rectangleSchema = z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
export type Rectangle = Readonly<z.infer<typeof rectangleSchema>>;

/** How the window stood when it was closed last. */
export const windowStateSchema = z.strictObject({ bounds: rectangleSchema, isMaximized: z.boolean() });
export type WindowState = Readonly<z.infer<typeof windowStateSchema>>;

/** The desk's three panes do not fit into less. */
export const minimumSize = { width: 1100, height: 700 } as const;
const usualSize = { width: 1440, height: 900 } as const;
/** This much of the window must be on a screen, so that it can be taken hold of. */
const grip = 120;

/**
 * Where to open the window: where it stood last, if enough of that is on a screen that is still there; else in the middle
 * of the first screen. Never smaller than {@link minimumSize}.
 * @param workAreas the usable part of each screen, the main one first
 */
export function placeWindow(last: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const first = workAreas[0] ?? { x: 0, y: 0, ...usualSize };
  const grown = last && {
    ...last,
    width: Math.max(last.width, minimumSize.width),
    height: Math.max(last.height, minimumSize.height),
  };
  if (grown !== null && workAreas.some((area) => isReachable(grown, area))) return grown;
  const width = Math.max(minimumSize.width, Math.min(usualSize.width, first.width));
  const height = Math.max(minimumSize.height, Math.min(usualSize.height, first.height));
  return {
    x: first.x + Math.max(0, Math.round((first.width - width) / 2)),
    y: first.y + Math.max(0, Math.round((first.height - height) / 2)),
    width,
    height,
  };
}

/** The top edge is what a window is held by: a piece of it must lie inside the screen. */
function isReachable(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const isTopInside = window.y >= area.y && window.y <= area.y + area.height - grip;
  return across >= grip && isTopInside;
}
