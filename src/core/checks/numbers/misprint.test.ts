import { describe, expect, it } from 'vitest';
import { isMisprint } from './misprint.ts';

describe('a figure that looks like a slip of another', () => {
  it.each([
    ['48,312', '43,812'],
    ['412', '421'],
    ['€1,950', '€1,960'],
    ['12.35', '12.53'],
  ])('%s and %s', (one, other) => {
    expect(isMisprint(one, other)).toBe(true);
    expect(isMisprint(other, one)).toBe(true);
  });

  it.each([
    ['48,312', '48,312'],
    ['48,312', '4,831'],
    ['48,312', '51,907'],
    ['48,312', '49,313'],
    ['17', '71'],
    ['1,234', '2,143'],
  ])('not %s and %s', (one, other) => {
    expect(isMisprint(one, other)).toBe(false);
  });
});
