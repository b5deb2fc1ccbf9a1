import { hostileTexts } from '../../src/core/testing/hostile-texts.ts';
import type { Random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const oddNumbers = [0, -1, 1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 4_294_967_295, -0];
const oddKeys = ['__proto__', 'constructor', 'toString', 'length', '', '0', 'then', 'id', 'kind'];

/**
 * Changes a JSON value in one to five places: other values, members gone, doubled, moved or added.
 * @param deepest levels of the deepest nesting that is put in
 */
export function mutateJson(random: Random, text: string, deepest = 100_000): string {
  let value = JSON.parse(text) as Json;
  for (let left = 1 + random.below(5); left > 0; left -= 1) value = mutateAt(random, value);
  // What is nested may have been put into a list of thousands: together they stay of a size that can be made.
  let levelsLeft = 10 * deepest;
  return JSON.stringify(value).replace(/"\\u0000deep (\d+)"/gu, (_, asked: string) => {
    const levels = Math.min(Number(asked), deepest, levelsLeft);
    levelsLeft -= levels;
    return nested(levels);
  });
}

function mutateAt(random: Random, value: Json): Json {
  const isContainer = typeof value === 'object' && value !== null;
  const keys = isContainer ? Object.keys(value) : [];
  // Mostly deeper: what stands at the root is checked first and best.
  if (keys.length > 0 && random.chance(0.85)) {
    const key = random.pick(keys);
    return withMember(value, key, mutateAt(random, memberOf(value, key)));
  }
  if (isContainer && keys.length > 0 && random.chance(0.5)) {
    const key = random.pick(keys);
    switch (random.below(4)) {
      case 0:
        return without(value, key);
      case 1:
        return withMember(
          value,
          random.chance(0.5) ? random.pick(keys) : random.pick(oddKeys),
          memberOf(value, key),
        );
      case 2:
        return withMember(value, key, memberOf(value, random.pick(keys)));
      default:
        return withMember(value, random.pick(oddKeys), odd(random));
    }
  }
  return odd(random, value);
}

function odd(random: Random, instead: Json = null): Json {
  if (random.chance(0.5)) return alike(random, instead);
  switch (random.below(9)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick(oddNumbers);
    case 3:
      return typeof instead === 'string' ? instead + random.pick(hostileTexts) : random.pick(hostileTexts);
    case 4:
      return typeof instead === 'number' ? instead + random.pick(oddNumbers) : [instead, instead];
    case 5:
      return random.chance(0.2) ? `\0deep ${10 ** (1 + random.below(5))}` : {};
    case 6:
      return random.chance(0.1) ? 'x'.repeat(10 ** (1 + random.below(6))) : '';
    case 7:
      return random.chance(0.1) ? repeated(instead, 10 ** (1 + random.below(4))) : [];
    default:
      return typeof instead === 'string' ? instead.slice(random.below(instead.length + 1)) : { id: instead };
  }
}

/** Copies of a value, but no more than `most` UTF-16 units of them: beyond that, size itself is what takes the time. */
function repeated(value: Json, times: number, most = 12_000_000): Json[] {
  const fitting = Math.floor(most / Math.max(1, JSON.stringify(value).length));
  return Array.from({ length: Math.min(times, fitting) }, () => value);
}

/** Another value of the same type, so that changes get past the first look. */
function alike(random: Random, value: Json): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + random.pick([1, -1, 10, 1000]);
  if (Array.isArray(value)) return [...value].reverse();
  if (typeof value === 'string') return random.chance(0.5) ? `${value}x` : value.slice(0, -1);
  return value;
}

/** The text of nesting so deep that a function which calls itself would not come back; nothing here may build it as a value. */
function nested(levels: number): string {
  return `${'[{"a":'.repeat(levels)}1${'}]'.repeat(levels)}`;
}

function memberOf(value: Json, key: string): Json {
  return (value as Record<string, Json>)[key] ?? null;
}

function withMember(value: Json, key: string, member: Json): Json {
  if (Array.isArray(value)) {
    const copy = [...value];
    const at = Number(key);
    if (Number.isInteger(at) && at >= 0 && at <= copy.length) copy[at] = member;
    else copy.push(member);
    return copy;
  }
  // An own member even where the name is one of the prototype's.
  const copy = { ...(value as Record<string, Json>) };
  Object.defineProperty(copy, key, { value: member, enumerable: true, configurable: true, writable: true });
  return copy;
}

function without(value: Json, key: string): Json {
  if (Array.isArray(value)) return value.filter((_, at) => String(at) !== key);
  return Object.fromEntries(Object.entries(value as Record<string, Json>).filter(([name]) => name !== key));
}
