import type { Random } from './random.ts';

/** Numbers at the borders of what fields can hold. */
const borders = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** Changes bytes in one to eight ways: bits, fields at their borders, stretches taken out, doubled, moved or cut off. */
export function mutateBytes(random: Random, bytes: Uint8Array): Uint8Array {
  let mutated: Uint8Array = bytes.slice();
  for (let left = 1 + random.below(8); left > 0; left -= 1) mutated = mutateOnce(random, mutated);
  return mutated;
}

function mutateOnce(random: Random, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return Uint8Array.of(random.below(256));
  // The ends of archives and PDFs say where everything is; they are worth more than their share.
  const at = random.chance(0.25)
    ? Math.max(0, bytes.length - 1 - random.below(80))
    : random.chance(0.2)
      ? random.below(Math.min(bytes.length, 64))
      : random.below(bytes.length);
  const size = random.below(Math.min(300, bytes.length - at) + 1);
  switch (random.below(8)) {
    case 0:
      return changed(bytes, at, (bytes[at] ?? 0) ^ (1 << random.below(8)));
    case 1:
      return changed(bytes, at, random.below(256));
    case 2:
    case 3:
      return field(bytes, at, random.pick([2, 4]), random.pick(borders));
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(at + size));
    case 5:
      return joined(bytes.subarray(0, at + size), bytes.subarray(at));
    case 6: {
      const from = random.below(bytes.length);
      return joined(bytes.subarray(0, at), bytes.subarray(from, from + size), bytes.subarray(at + size));
    }
    default:
      return random.chance(0.3) ? bytes.slice(0, at) : changed(bytes, at, 0);
  }
}

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

function field(bytes: Uint8Array, at: number, width: number, value: number): Uint8Array {
  const copy = bytes.slice();
  for (let place = 0; place < width && at + place < copy.length; place += 1) {
    copy[at + place] = Math.floor(value / 256 ** place) & 0xff;
  }
  return copy;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
