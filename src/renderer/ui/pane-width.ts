/** Limits of a side pane in CSS pixels. */
export interface PaneLimits {
  readonly min: number;
  readonly max: number;
}

/** The nearest whole width inside the limits. */
export function clampWidth(width: number, { min, max }: PaneLimits): number {
  return Math.round(Math.min(max, Math.max(min, width)));
}

/**
 * The width after a key on the separator; null for keys that do not resize. Arrows move the separator the way they
 * point, so the left arrow widens a right pane.
 */
export function widthAfterKey(
  key: string,
  isLargeStep: boolean,
  side: 'left' | 'right',
  width: number,
  limits: PaneLimits,
): number | null {
  const step = isLargeStep ? 64 : 16;
  const outward = side === 'left' ? 'ArrowRight' : 'ArrowLeft';
  const inward = side === 'left' ? 'ArrowLeft' : 'ArrowRight';
  switch (key) {
    case outward:
      return clampWidth(width + step, limits);
    case inward:
      return clampWidth(width - step, limits);
    case 'Home':
      return limits.min;
    case 'End':
      return limits.max;
    default:
      return null;
  }
}

/** A side pane that takes part in {@link fitPanes}: its wish and how narrow it can be. */
export interface FittedPane {
  readonly width: number;
  readonly min: number;
}

/**
 * The widths of two side panes that leave the centre its least width: both give way in proportion to what they can spare, and
 * neither goes below its own least. A pane that is closed is null and gives nothing.
 * @param total width of all three, CSS pixels.
 * @param centre the least width of the centre.
 */
export function fitPanes(
  total: number,
  centre: number,
  left: FittedPane | null,
  right: FittedPane | null,
): { readonly left: number; readonly right: number } {
  const wanted = (left?.width ?? 0) + (right?.width ?? 0);
  const spare = (pane: FittedPane | null) => (pane === null ? 0 : Math.max(0, pane.width - pane.min));
  const spared = spare(left) + spare(right);
  const missing = Math.max(0, wanted + centre - total);
  const share = spared === 0 ? 0 : Math.min(1, missing / spared);
  const fitted = (pane: FittedPane | null) =>
    pane === null ? 0 : Math.round(pane.width - spare(pane) * share);
  return { left: fitted(left), right: fitted(right) };
}
