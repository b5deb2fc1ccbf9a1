import { gapBefore, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import { isTouching, plainMention, type NumberMention } from './number-mention.ts';
import { clockUnit } from './units.ts';

/** "5 p.m.", "10am", "17:30", "5 o'clock". */
export function clockAt(lexed: LexedText, at: number): NumberMention | null {
  const spoken = spokenTime(lexed, at);
  if (spoken !== null) return spoken;
  // "6.30 a.m." needs its half of the day, or it is a plain 6.3.
  const groups = /^(?<hour>\d{1,2})(?:\.(?<minute>[0-5]\d))?(?<half>am|pm)?$/u.exec(
    lexed.norms[at] ?? '',
  )?.groups;
  if (groups === undefined) return null;
  let hour = Number(groups['hour']);
  let half = groups['half'] ?? '';
  let to = at + 1;
  const dotted = groups['minute'];
  let minutes: number | null = dotted === undefined ? null : Number(dotted);
  const next = /^(?<minute>[0-5]\d)(?<half>am|pm)?$/u.exec(lexed.norms[to] ?? '')?.groups;
  if (
    half === '' &&
    minutes === null &&
    next !== undefined &&
    /^[:.]$/u.test(gapBefore(lexed, to)) &&
    gapBefore(lexed, to) === ':'
  ) {
    minutes = Number(next['minute']);
    half = next['half'] ?? '';
    to += 1;
  }
  if (
    half === '' &&
    isTouching(lexed, to) &&
    /^(?:am|pm|o'clock)$/u.test(lexed.norms[to] ?? '') &&
    isHalfDayWord(lexed, to)
  ) {
    half = lexed.norms[to] ?? '';
    to += 1;
  }
  if (hour > 24 || (half === '' && (minutes === null || dotted !== undefined))) return null;
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  const value = hour + (minutes ?? 0) / 60;
  return {
    ...plainMention(lexed, at, to),
    low: value,
    high: value,
    step: 1 / 60,
    unit: clockUnit,
    form: 'clock',
    isHalfDay: half !== 'am' && half !== 'pm' && hour <= 12,
  };
}

/** "noon", "midnight", "half past seven", "quarter to eight". */
function spokenTime(lexed: LexedText, at: number): NumberMention | null {
  const word = lexed.norms[at] ?? '';
  if (word === 'noon' || word === 'midday' || word === 'midnight') {
    return spokenMention(lexed, at, at + 1, word === 'midnight' ? 0 : 12);
  }
  const joint = lexed.norms[at + 1] ?? '';
  if (word === 'half' && isHalfHour(lexed, at + 1)) {
    const hour = joint === 'one' ? 1 : Number(joint);
    return spokenMention(lexed, at, at + 2, hour + 0.5);
  }
  if ((word !== 'half' && word !== 'quarter') || (joint !== 'past' && joint !== 'to')) return null;
  const said = lexed.norms[at + 2] ?? '';
  const hour = said === 'one' ? 1 : /^\d{1,2}$/u.test(said) ? Number(said) : 0;
  if (hour < 1 || hour > 12) return null;
  const part = word === 'half' ? 0.5 : 0.25;
  return spokenMention(lexed, at, at + 3, joint === 'past' ? hour + part : hour - part);
}

/** "at half six", "about half six in the morning": half past six, in British speech. */
function isHalfHour(lexed: LexedText, at: number): boolean {
  const norm = lexed.norms[at] ?? '';
  const hour = norm === 'one' ? 1 : /^\d{1,2}$/u.test(norm) ? Number(norm) : 0;
  if (hour < 1 || hour > 12 || !isTouching(lexed, at) || !/^\p{L}/u.test(rawOf(lexed, at))) return false;
  const isLed = /^(?:at|about|around|by|until|till|from|after|before)$/u.test(lexed.norms[at - 2] ?? '');
  return (
    isLed &&
    (!isTouching(lexed, at + 1) ||
      /^(?:in|on|at|tonight|tomorrow|and|or|then|if|for)$/u.test(lexed.norms[at + 1] ?? 'in'))
  );
}

function spokenMention(lexed: LexedText, from: number, to: number, hour: number): NumberMention {
  return {
    ...plainMention(lexed, from, to),
    low: hour,
    high: hour,
    step: 1 / 60,
    unit: clockUnit,
    form: 'clock',
    isHalfDay: to - from > 1,
  };
}

/** "I am": a verb, unless it stands behind a figure as "a.m.", "AM" or "am". */
function isHalfDayWord(lexed: LexedText, token: number): boolean {
  return lexed.norms[token] !== 'am' || !/^(?:not|the|a|an|going|very)$/u.test(lexed.norms[token + 1] ?? '');
}
