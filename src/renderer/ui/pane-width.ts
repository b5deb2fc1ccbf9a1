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
