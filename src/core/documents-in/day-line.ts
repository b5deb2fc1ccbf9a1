import { oneLine } from './text-shape.ts';

/** Lines that only say when an article was published. */

const monthNames = [
  'january|jan|januar|janvier|enero|gennaio',
  'february|feb|februar|février|febrero|febbraio',
  'march|mar|märz|mars|marzo',
  'april|apr|avril|abril|aprile',
  'may|mai|mayo|maggio',
  'june|jun|juni|juin|junio|giugno',
  'july|jul|juli|juillet|julio|luglio',
  'august|aug|août|agosto',
  'september|sept|sep|septembre|septiembre|settembre',
  'october|oct|oktober|octobre|octubre|ottobre',
  'november|nov|novembre|noviembre',
  'december|dec|dezember|décembre|diciembre|dicembre',
];
const month = `(?<month>${monthNames.join('|')})\\.?`;
const year = '(?<year>(?:1[5-9]|20)\\d\\d)';
const day = '(?<day>[0-3]?\\d)(?:st|nd|rd|th|\\.|º|er)?';

const forms = [
  new RegExp(`${month}\\s+${day},?\\s+${year}`, 'iu'),
  new RegExp(`${day}\\s+(?:of\\s+|de\\s+)?${month},?\\s+(?:de\\s+)?${year}`, 'iu'),
  new RegExp(`${year}-(?<monthNumber>[01]\\d)-(?<day>[0-3]\\d)(?:T[0-9:.+Z-]*)?`, 'u'),
  new RegExp(`(?<first>[0-3]?\\d)[/.](?<second>[0-3]?\\d)[/.]${year}`, 'u'),
];

/** What may stand around the day for the line to be nothing but a date. */
const aroundWords = new Set(
  (
    'first published updated posted created modified date last issued filed on at as of original originally ' +
    'mon tue tues wed thu thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday ' +
    'am pm utc gmt z et est edt ct cst cdt mt mst mdt pt pst pdt bst cet cest eet ist aest min mins minute minutes read'
  ).split(' '),
);
const clock = /^\d{1,2}(?:[:.h]\d{2}){0,2}(?:[ap]m)?$/u;

function isOnlyAround(rest: string): boolean {
  return rest
    .toLowerCase()
    .replace(/\b([ap])\.\s?m\b\.?/gu, '$1m')
    .split(/[\s|•·,()–—/-]+/u)
    .map((word) => word.replace(/[.:]+$/u, ''))
    .every((word) => word === '' || aroundWords.has(word) || clock.test(word));
}

/** A date line: the day it names as `YYYY-MM-DD`, or null when the line is ambiguous (03/04/2025). */
export interface DayLine {
  readonly day: string | null;
}

/** Reads a line that consists of a date (and perhaps a time, "Updated" and the like); null for any other line. */
export function parseDayLine(text: string): DayLine | null {
  const line = oneLine(text);
  if (line.length < 6 || line.length > 120) return null;
  let rest = line;
  let found: DayLine | null = null;
  // "Published March 3, 2025 | Updated March 4, 2025": the first one counts.
  for (let round = 0; round < 3; round += 1) {
    const match = findDay(rest);
    if (match === null) break;
    found ??= { day: match.day };
    rest = `${rest.slice(0, match.start)} ${rest.slice(match.end)}`.trim();
  }
  return found !== null && isOnlyAround(rest) ? found : null;
}

/** The first day named anywhere in `text`, as `YYYY-MM-DD`; null when there is none or it is ambiguous. */
export function findDayIn(text: string): string | null {
  return findDay(text)?.day ?? null;
}

function findDay(line: string): { day: string | null; start: number; end: number } | null {
  let best: { day: string | null; start: number; end: number } | null = null;
  for (const form of forms) {
    const match = form.exec(line);
    if (match === null || (best !== null && match.index >= best.start)) continue;
    const start = match.index;
    if (/[\p{L}\p{N}]$/u.test(line.slice(0, start))) continue;
    best = { day: toDay(match.groups ?? {}), start, end: start + match[0].length };
  }
  return best;
}

function toDay(groups: Record<string, string | undefined>): string | null {
  const yearNumber = Number(groups['year']);
  if (groups['first'] !== undefined) {
    const first = Number(groups['first']);
    const second = Number(groups['second']);
    if (first === second) return checkedDay(yearNumber, first, second);
    if (first > 12) return checkedDay(yearNumber, second, first);
    if (second > 12) return checkedDay(yearNumber, first, second);
    return null;
  }
  const name = groups['month']?.toLowerCase();
  const monthNumber =
    name === undefined
      ? Number(groups['monthNumber'])
      : monthNames.findIndex((names) => names.split('|').includes(name)) + 1;
  return checkedDay(yearNumber, monthNumber, Number(groups['day']));
}

function checkedDay(yearNumber: number, monthNumber: number, dayNumber: number): string | null {
  const date = new Date(Date.UTC(yearNumber, monthNumber - 1, dayNumber));
  if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== dayNumber) return null;
  return date.toISOString().slice(0, 10);
}
