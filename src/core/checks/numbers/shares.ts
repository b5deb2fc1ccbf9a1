import { isJoined, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import { figureAt } from './figure.ts';
import { hedgeBefore, plainMention, type NumberMention } from './number-mention.ts';
import { partOf } from './number-words.ts';
import { unitNamed } from './units.ts';

/** "half of", "a third of the", "two thirds", "three-quarters": shares of a whole. */
export function fractionAt(lexed: LexedText, at: number): NumberMention | null {
  const raw = rawOf(lexed, at).toLowerCase();
  let top = 1;
  let partAt = at;
  if (raw !== 'half') {
    const count = /^an?$/u.test(raw) ? { value: 1, to: at + 1 } : figureAt(lexed, at);
    if (
      count === null ||
      !isJoined(lexed, count.to) ||
      count.value > 9 ||
      count.value !== Math.floor(count.value)
    )
      return null;
    top = count.value;
    partAt = count.to;
  }
  const word = rawOf(lexed, partAt).toLowerCase();
  const part = partOf(word);
  const next = lexed.norms[partAt + 1] ?? '';
  if (part === null || top > 1 !== word.endsWith('s')) return null;
  if (top === 1 && next !== 'of' && !(word === 'half' && /^(?:the|its|their|his|her|our|all)$/u.test(next)))
    return null;
  if (top > 1 && /^(?:century|century's)$/u.test(next)) return null;
  return shareMention(lexed, at, partAt + 1, top / part);
}

/** A share in words is a round figure by nature: "a third" may be 33 or 34 per cent. */
function shareMention(lexed: LexedText, at: number, to: number, share: number): NumberMention {
  const hedge = hedgeBefore(lexed, at);
  return {
    ...plainMention(lexed, at, to),
    from: hedge.from,
    low: 100 * share,
    high: 100 * share,
    step: 2,
    unit: unitNamed('%'),
    bound: hedge.bound === 'exact' ? 'about' : hedge.bound,
  };
}

/** "nine out of ten", "one in five", "three of every four". */
export function ratioAt(lexed: LexedText, at: number): NumberMention | null {
  const top = figureAt(lexed, at);
  if (top === null || top.isOrdinal || !isJoined(lexed, top.to)) return null;
  const joint = /^(?:out of(?: every)?|in(?: every)?|of(?: every)?) /u.exec(
    `${lexed.norms.slice(top.to, top.to + 3).join(' ')} `,
  )?.[0];
  if (joint === undefined) return null;
  const whole = figureAt(lexed, top.to + joint.trim().split(' ').length);
  if (whole === null || whole.isOrdinal || whole.scale > 1 || top.value >= whole.value || top.value < 1)
    return null;
  const isSaid = joint.startsWith('out') || joint.includes('every') || (top.isSpelt && whole.isSpelt);
  return isSaid && [2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000].includes(whole.value)
    ? shareMention(lexed, at, whole.to, top.value / whole.value)
    : null;
}

/** "a decade", "a couple of weeks", "an hour": a length ("for a year") or a rate ("$5 a year"). */
export function periodAt(lexed: LexedText, at: number): NumberMention | null {
  if (!/^(?:a|an)$/u.test(lexed.norms[at] ?? '') || !isJoined(lexed, at + 1)) return null;
  const isCouple = lexed.norms[at + 1] === 'couple' && lexed.norms[at + 2] === 'of';
  const word = lexed.norms[isCouple ? at + 3 : at + 1] ?? '';
  const unit = unitNamed(word);
  if (unit === null || !/^(?:months|days|seconds)$/u.test(unit.family)) return null;
  const isLong = /^(?:decade|century|fortnight)$/u.test(word) || isCouple;
  const isLed = /^(?:for|within|after|over|lasted|about|nearly|almost|than|took|takes)$/u.test(
    lexed.norms[at - 1] ?? '',
  );
  const hedge = hedgeBefore(lexed, at);
  return {
    ...plainMention(lexed, at, isCouple ? at + 4 : at + 2),
    from: hedge.from,
    low: isCouple ? 2 : 1,
    high: isCouple ? 2 : 1,
    unit,
    bound: isCouple ? 'about' : hedge.bound,
    isWeak: true,
    isIncidental: !isLong && !isLed,
  };
}
