import { describe, expect, it } from 'vitest';
import { lexText } from '../comparison/lexed-text.ts';
import { dateText } from './date-mention.ts';
import { findDates } from './find-dates.ts';

const published = { year: 2026, month: 3, day: 14 };

function datesIn(text: string, from: typeof published | null = null): readonly string[] {
  return findDates(lexText(text), from).map(({ start, end, fields, other, relative }) => {
    const printed = text.slice(start, end);
    const meant = [fields, ...(other === null ? [] : [other])].map((one) => dateText(one)).join(' or ');
    return `${printed} = ${meant}${relative === null ? '' : ` (${relative})`}`;
  });
}

describe('findDates', () => {
  it.each([
    ['14 March 2026', ['14 March 2026 = 14 March 2026']],
    ['March 14, 2026', ['March 14, 2026 = 14 March 2026']],
    ['the 14th of March, 2026', ['14th of March, 2026 = 14 March 2026']],
    ['Saturday, March 14', ['Saturday, March 14 = Saturday 14 March']],
    ['2026-03-14', ['2026-03-14 = 14 March 2026']],
    ['14/03/2026 and 3/14/2026', ['14/03/2026 = 14 March 2026', '3/14/2026 = 14 March 2026']],
    ['04/03/2026', ['04/03/2026 = 4 March 2026 or 3 April 2026']],
    ['14.03.2026', ['14.03.2026 = 14 March 2026']],
    ['2026-03-14 in ２０２６', ['2026-03-14 = 14 March 2026', '２０２６ = 2026']],
    ['Sept. 2021', ['Sept. 2021 = September 2021']],
    ['in May', ['May = May']],
    ['It may march on', []],
    ['May I? March on.', []],
    ['from 1989 to 1998', ['1989 = 1989', '1998 = 1998']],
    ['1989–98 and 2021/22', ['1989 = 1989', '98 = 1998', '2021 = 2021', '22 = 2022']],
    ['1,989 people, 2000 people, $2021', []],
    ['the 1990s, the ’80s, the sixties', ['1990s = the 1990s', '80s = the 1980s', 'sixties = the 1960s']],
    [
      '19th century, twenty-first century',
      ['19th century = century 19', 'twenty-first century = century 21'],
    ],
    ['Q2 2021 and the fourth quarter', ['Q2 2021 = quarter 2 2021', 'fourth quarter = quarter 4']],
    ['2025’s end', ['2025’s = 2025']],
    ['call 555-2021-777', []],
  ])('%s', (text, expected) => expect(datesIn(text)).toEqual(expected));

  it.each([
    ['yesterday', ['yesterday = 13 March 2026 (yesterday)']],
    ['last Saturday', ['last Saturday = Saturday 7 March 2026 (last saturday)']],
    ['next Monday', ['next Monday = Monday 16 March 2026 (next monday)']],
    ['two years ago', ['two years ago = 2024 (2 year ago)']],
    ['a month ago', ['a month ago = February 2026 (1 month ago)']],
    ['next month', ['next month = April 2026 (next month)']],
    ['last December', ['last December = December 2025 (last december)']],
    ['last week', ['last week =  (last week)']],
  ])('%s, counted from the day of publication', (text, expected) => {
    expect(datesIn(text, published)).toEqual(expected);
  });

  it('leaves words that count from an unknown day as they are', () => {
    expect(datesIn('yesterday and last Tuesday')).toEqual([
      'yesterday =  (yesterday)',
      'last Tuesday = Tuesday (last tuesday)',
    ]);
  });
});
