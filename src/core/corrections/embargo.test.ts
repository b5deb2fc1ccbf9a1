import { describe, expect, it } from 'vitest';
import { formatEmbargo, isEmbargoed, isTimeZone } from './embargo.ts';

describe('an embargo', () => {
  const embargo = { until: '2026-03-12T05:00:00.000Z', timeZone: 'Europe/Vienna' };

  it('holds until its instant, and not at it', () => {
    expect(isEmbargoed(embargo, '2026-03-12T04:59:59.999Z')).toBe(true);
    expect(isEmbargoed(embargo, '2026-03-12T05:00:00.000Z')).toBe(false);
    expect(isEmbargoed(null, '2026-03-12T04:00:00.000Z')).toBe(false);
  });

  it('compares instants, however many digits their seconds have', () => {
    expect(isEmbargoed({ ...embargo, until: '2026-03-12T05:00:00Z' }, '2026-03-12T05:00:00.000Z')).toBe(
      false,
    );
    expect(isEmbargoed({ ...embargo, until: '2026-03-12T05:00:00.500Z' }, '2026-03-12T05:00:00Z')).toBe(true);
  });

  it('is told in the clock it was agreed in, summer time and other days included', () => {
    const told = (until: string, timeZone: string) => formatEmbargo({ until, timeZone });
    expect(told('2026-03-12T05:00:00.000Z', 'Europe/Vienna')).toBe(
      '12 March 2026, 06:00 (Europe/Vienna; 05:00 UTC)',
    );
    expect(told('2026-07-12T05:00:00.000Z', 'Europe/Vienna')).toBe(
      '12 July 2026, 07:00 (Europe/Vienna; 05:00 UTC)',
    );
    expect(told('2026-03-12T05:00:00.000Z', 'America/Los_Angeles')).toBe(
      '11 March 2026, 22:00 (America/Los_Angeles; 12 March 2026, 05:00 UTC)',
    );
    expect(told('2026-03-12T05:00:00.000Z', 'UTC')).toBe('12 March 2026, 05:00 UTC');
    expect(told('2026-03-12T05:00:00.000Z', 'Mars/Olympus')).toBe('12 March 2026, 05:00 UTC');
  });

  it('knows time zones by their names', () => {
    expect(['Europe/Vienna', 'UTC', 'Asia/Kathmandu'].every(isTimeZone)).toBe(true);
    expect(['', 'Vienna', 'Mars/Olympus'].some(isTimeZone)).toBe(false);
  });
});
