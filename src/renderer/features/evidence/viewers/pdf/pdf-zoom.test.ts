import { expect, it } from 'vitest';
import { shownZoom, stepZoom } from './pdf-zoom.ts';

it('steps from whatever is shown', () => {
  expect(stepZoom(0.93, 1)).toEqual({ kind: 'fixed', value: 1 });
  expect(stepZoom(1, 1)).toEqual({ kind: 'fixed', value: 1.25 });
  expect(stepZoom(1, -1)).toEqual({ kind: 'fixed', value: 0.8 });
  expect(stepZoom(4, 1)).toEqual({ kind: 'fixed', value: 4 });
  expect(stepZoom(0.25, -1)).toEqual({ kind: 'fixed', value: 0.25 });
});

it('fits the page into the pane, within reason', () => {
  expect(shownZoom({ kind: 'fit' }, 600, 800)).toBe(1);
  expect(shownZoom({ kind: 'fit' }, 60, 8000)).toBe(4);
  expect(shownZoom({ kind: 'fit' }, 6000, 100)).toBe(0.25);
});
