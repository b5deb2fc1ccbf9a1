import { gapBefore, type LexedText } from '../comparison/lexed-text.ts';
import { stretchOf, type Finding } from '../finding.ts';
import type { NumberMention } from '../numbers/find-numbers.ts';
import { completedYears, dayNumber, isRealDay, weekdayNames, weekdayOf, type Day } from './calendar.ts';
import { dateText, fullDay, type DateMention } from './date-mention.ts';

/** What a claim's dates say of each other. */
export interface CalendarFindings {
  readonly findings: readonly Finding[];
  /** Durations and ages that the claim's own dates settle, one way or the other: the evidence need not state them. */
  readonly settled: ReadonlySet<NumberMention>;
  /** Dates that no calendar has, or not on that weekday. */
  readonly wrong: ReadonlySet<DateMention>;
}

/**
 * What a claim's dates say against each other: a day that does not exist, a weekday that the date is not, a
 * duration that its two dates do not make, an age that a date of birth does not give. Needs no evidence.
 */
export function calendarFindings(
  lexed: LexedText,
  dates: readonly DateMention[],
  numbers: readonly NumberMention[],
  publicationDate: Day | null,
): CalendarFindings {
  const wrong = new Set<DateMention>();
  const settled = new Set<NumberMention>();
  const findings: Finding[] = [];
  for (const date of dates) {
    const impossible = impossibleDate(lexed.text, date);
    if (impossible === null) continue;
    wrong.add(date);
    findings.push(impossible);
  }
  for (const { number, finding } of [
    ...durationFindings(lexed, dates, numbers),
    ...ageFindings(lexed, dates, numbers, publicationDate),
  ]) {
    settled.add(number);
    if (finding !== null) findings.push(finding);
  }
  return { findings, settled, wrong };
}

/** A duration or an age that the dates settle, and what is wrong with it. */
interface Settled {
  readonly number: NumberMention;
  readonly finding: Finding | null;
}

function contradiction(text: string, start: number, end: number, message: string): Finding {
  return {
    kind: 'date',
    claim: stretchOf(text, start, end),
    evidence: null,
    finding: 'contradiction',
    message,
  };
}

function impossibleDate(text: string, { fields, other, start, end }: DateMention): Finding | null {
  const { year, month, day, weekday } = fields;
  if (month !== null && day !== null && !isRealDay({ year: year ?? 2000, month, day })) {
    return contradiction(text, start, end, `There is no ${dateText({ ...fields, weekday: null })}.`);
  }
  const full = fullDay(fields);
  if (full === null || weekday === null || weekdayOf(full) === weekday) return null;
  const otherDay = other === null ? null : fullDay(other);
  if (otherDay !== null && weekdayOf(otherDay) === weekday) return null;
  const right = weekdayNames[weekdayOf(full)] ?? '';
  const written = dateText({ ...fields, weekday: null });
  return contradiction(text, start, end, `${written} is a ${right}, not a ${weekdayNames[weekday] ?? ''}.`);
}

/** Dates joined as the two ends of a span: "from 1989 to 1998", "between … and …", "1989–1998". */
function spans(
  lexed: LexedText,
  dates: readonly DateMention[],
): readonly (readonly [DateMention, DateMention])[] {
  return dates.flatMap((first, at) => {
    const second = dates[at + 1];
    if (second === undefined || lexed.sentenceOf[first.from] !== lexed.sentenceOf[second.from]) return [];
    const before = lexed.norms[first.from - 1] ?? '';
    const between = lexed.norms.slice(first.to, second.from).join(' ');
    const isSpan =
      (between === '' && /^\s?[-‐‑–—/]\s?$/u.test(gapBefore(lexed, second.from))) ||
      (before === 'from' && /^(?:to|until|till|through)$/u.test(between)) ||
      (before === 'between' && between === 'and');
    return isSpan ? [[first, second] as const] : [];
  });
}

const monthsFamily = 'months';

/** Only a sentence with one span and one duration says which belongs to which. */
function durationFindings(
  lexed: LexedText,
  dates: readonly DateMention[],
  numbers: readonly NumberMention[],
): readonly Settled[] {
  return spans(lexed, dates).flatMap(([first, second], _at, all): readonly Settled[] => {
    const sentence = lexed.sentenceOf[first.from];
    const isAlone = all.filter(([start]) => lexed.sentenceOf[start.from] === sentence).length === 1;
    const durations = numbers.filter(
      (number) =>
        lexed.sentenceOf[number.from] === sentence &&
        (number.unit?.family === monthsFamily || number.unit?.family === 'days') &&
        !/^(?:ago|later|earlier|before|after|old)$/u.test(lexed.norms[number.to] ?? ''),
    );
    const [duration] = durations;
    if (!isAlone || durations.length !== 1 || duration === undefined) return [];
    const actual = lengthBetween(first, second, duration);
    if (actual === null) return [];
    if (holds(duration, actual)) return [{ number: duration, finding: null }];
    const unit = duration.unit?.name ?? '';
    const stated = lexed.text.slice(duration.start, duration.end);
    const printed =
      unit === 'decade' || unit === 'century'
        ? plural(actual.inYears ?? 0, 'year')
        : plural(actual.value, unit);
    const message = `From ${dateText(first.fields)} to ${dateText(second.fields)} is ${printed}, not ${stated}.`;
    return [{ number: duration, finding: contradiction(lexed.text, duration.start, duration.end, message) }];
  });
}

interface Length {
  /** In the unit of the stated duration. */
  readonly value: number;
  readonly inYears: number | null;
}

/** Null when the dates do not tell the length in the unit stated. */
function lengthBetween(first: DateMention, second: DateMention, duration: NumberMention): Length | null {
  const factor = duration.unit?.factor ?? 1;
  const from = fullDay(first.fields);
  const to = fullDay(second.fields);
  if (duration.unit?.family === 'days') {
    return from === null || to === null
      ? null
      : { value: (dayNumber(to) - dayNumber(from)) / factor, inYears: null };
  }
  if (from !== null && to !== null) {
    const months = wholeMonths(from, to);
    return { value: Math.floor((months / factor) * 100) / 100, inYears: Math.floor(months / 12) };
  }
  const a = first.fields;
  const b = second.fields;
  if (a.year === null || b.year === null) return null;
  if (a.month !== null && b.month !== null) {
    const months = (b.year - a.year) * 12 + b.month - a.month;
    return { value: months / factor, inYears: Math.floor(months / 12) };
  }
  if (factor < 12) return null;
  return { value: ((b.year - a.year) * 12) / factor, inYears: b.year - a.year };
}

function wholeMonths(from: Day, to: Day): number {
  return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
}

/** True when the stated duration may be said of the actual one: to the unit, or as loosely as its hedge allows. */
function holds(stated: NumberMention, actual: Length): boolean {
  // "A decade" is ten years, as a checker counts it; other durations may leave a started unit out or round it.
  const isDecade = (stated.unit?.factor ?? 1) > 12 && stated.unit?.family === monthsFamily;
  const slack = stated.bound === 'exact' ? (isDecade ? 0.001 : 0.999) : isDecade ? 0.2 : 1.5;
  if (Number.isInteger(actual.value) && stated.bound === 'exact') return stated.low === actual.value;
  return Math.abs(actual.value - stated.low) <= slack;
}

function plural(count: number, unit: string): string {
  const rounded = Math.round(count * 10) / 10;
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
}

/** "aged 42", "42-year-old", "42 years old", "Ada Lind, 42,". */
function ageOf(lexed: LexedText, number: NumberMention): boolean {
  if (number.form !== 'cardinal' || number.low !== number.high || !Number.isInteger(number.low)) return false;
  if (number.low > 130) return false;
  const before = lexed.norms[number.from - 1] ?? '';
  const isYears = number.unit?.name === 'year';
  if (isYears) return lexed.norms[number.to] === 'old';
  if (number.unit !== null) return false;
  const isApposition =
    /^,\s$/u.test(gapBefore(lexed, number.from)) &&
    /^,/u.test(gapBefore(lexed, number.to)) &&
    !/^\d/u.test(before);
  return before === 'aged' || before === 'age' || isApposition;
}

function ageFindings(
  lexed: LexedText,
  dates: readonly DateMention[],
  numbers: readonly NumberMention[],
  publicationDate: Day | null,
): readonly Settled[] {
  const birth = dates.find(
    (date) => date.fields.year !== null && /^born(?: in| on)?$/u.test(wordsBefore(lexed, date, 'born')),
  );
  const ages = numbers.filter((number) => ageOf(lexed, number));
  const [age] = ages;
  if (birth === undefined || age === undefined || ages.length !== 1) return [];
  const others = dates.filter(
    (date) => date !== birth && date.relative === null && date.fields.year !== null,
  );
  const [other] = others;
  if (others.length > 1) return [];
  const reference = other === undefined ? publicationDate : (fullDay(other.fields) ?? null);
  const year = other?.fields.year ?? publicationDate?.year ?? null;
  if (birth.fields.year === null || year === null) return [];
  const born = fullDay(birth.fields);
  const years = year - birth.fields.year;
  const possible =
    born !== null && reference !== null ? [completedYears(born, reference)] : [years - 1, years];
  if (years < 0) return [];
  if (possible.includes(age.low)) return [{ number: age, finding: null }];
  const when = other === undefined ? 'on the day of publication' : `in ${dateText(other.fields)}`;
  const message = `Somebody born ${born === null ? 'in ' : ''}${dateText(birth.fields)} is ${possible.join(' or ')} ${when}, not ${age.low}.`;
  return [{ number: age, finding: contradiction(lexed.text, age.start, age.end, message) }];
}

/** The words from the last `word` within three tokens before a mention up to it; empty when it is not there. */
function wordsBefore(lexed: LexedText, { from }: DateMention, word: string): string {
  const before = lexed.norms.slice(Math.max(0, from - 3), from);
  const at = before.lastIndexOf(word);
  return at < 0 ? '' : before.slice(at).join(' ');
}
