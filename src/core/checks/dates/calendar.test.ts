import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  completedYears,
  dayFrom,
  dayNumber,
  daysInMonth,
  isRealDay,
  parseIsoDay,
  weekdayNames,
  weekdayOf,
} from './calendar.ts';

const dayMs = 86_400_000;
const numbers = fc.integer({ min: -700_000, max: 700_000 });

describe('the calendar', () => {
  it('agrees with the platform, both ways', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const date = new Date(number * dayMs);
        const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(dayFrom(number)).toEqual(day);
        expect(dayNumber(day)).toBe(number);
        expect(weekdayOf(day)).toBe(date.getUTCDay());
        expect(isRealDay(day)).toBe(true);
      }),
    );
  });

  it('knows the day of a date', () => {
    expect(weekdayNames[weekdayOf({ year: 2026, month: 3, day: 14 })]).toBe('Saturday');
  });

  it('knows the lengths of months', () => {
    expect([2000, 2024, 1900, 2023].map((year) => daysInMonth(year, 2))).toEqual([29, 29, 28, 28]);
    expect(isRealDay({ year: 2025, month: 2, day: 29 })).toBe(false);
    expect(isRealDay({ year: 2025, month: 13, day: 1 })).toBe(false);
    expect(isRealDay({ year: 2025, month: 4, day: 31 })).toBe(false);
  });

  it('goes months ahead and back, to the last day where a month is too short', () => {
    expect(addMonths({ year: 2026, month: 1, day: 31 }, 1)).toEqual({ year: 2026, month: 2, day: 28 });
    expect(addMonths({ year: 2026, month: 1, day: 15 }, -2)).toEqual({ year: 2025, month: 11, day: 15 });
  });

  it('counts completed years', () => {
    const born = { year: 1980, month: 5, day: 3 };
    expect(completedYears(born, { year: 2020, month: 5, day: 2 })).toBe(39);
    expect(completedYears(born, { year: 2020, month: 5, day: 3 })).toBe(40);
  });

  it('reads days that exist only', () => {
    expect(parseIsoDay('2026-03-14')).toEqual({ year: 2026, month: 3, day: 14 });
    for (const text of ['2026-02-30', '2026-3-14', '14-03-2026', '', '2026-03-14T00:00']) {
      expect(parseIsoDay(text)).toBe(null);
    }
  });
});
