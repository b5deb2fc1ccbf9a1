/** How large pages are drawn: as wide as the pane, or at a fixed scale. 1 is 72 points to 96 pixels: life size. */
export type Zoom = { readonly kind: 'fit' } | { readonly kind: 'fixed'; readonly value: number };

const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4] as const;

/** Points of a PDF to CSS pixels at life size. */
export const pointsToPixels = 96 / 72;

/** The next step up or down from what is shown now; the same where there is none. */
export function stepZoom(shown: number, by: 1 | -1): Zoom {
  const near = 0.01;
  const next =
    by === 1 ? steps.find((step) => step > shown + near) : steps.findLast((step) => step < shown - near);
  return { kind: 'fixed', value: next ?? shown };
}

/** What is shown, as a factor of life size. `width` is that of the page in points, `room` that of the pane in pixels. */
export function shownZoom(zoom: Zoom, width: number, room: number): number {
  if (zoom.kind === 'fixed') return zoom.value;
  const fit = room / (width * pointsToPixels);
  return Math.min(4, Math.max(0.25, fit));
}
