/** An exact number: a fraction of whole numbers in lowest terms, `bottom` above nought. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

function reduced(top: bigint, bottom: bigint): Fraction {
  const sign = bottom < 0n ? -1n : 1n;
  let a = top < 0n ? -top : top;
  let b = bottom < 0n ? -bottom : bottom;
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? { top: 0n, bottom: 1n } : { top: (sign * top) / a, bottom: (sign * bottom) / a };
}

export function whole(value: bigint): Fraction {
  return { top: value, bottom: 1n };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, negate(b));
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return reduced(a.top * b.top, a.bottom * b.bottom);
}

/** Null when `b` is nought. */
export function divide(a: Fraction, b: Fraction): Fraction | null {
  return b.top === 0n ? null : reduced(a.top * b.bottom, a.bottom * b.top);
}

export function negate({ top, bottom }: Fraction): Fraction {
  return { top: -top, bottom };
}

export function absolute({ top, bottom }: Fraction): Fraction {
  return { top: top < 0n ? -top : top, bottom };
}

/** Below nought when `a` is less than `b`, above when it is more. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Ten to a power, which may be below nought. */
export function powerOfTen(power: number): Fraction {
  const size = 10n ** BigInt(Math.abs(power));
  return power < 0 ? { top: 1n, bottom: size } : { top: size, bottom: 1n };
}

/** The nearest multiple of `step`; a half goes away from nought. */
export function roundTo(value: Fraction, step: Fraction): Fraction {
  const top = value.top * step.bottom;
  const bottom = value.bottom * step.top;
  const size = top < 0n ? -top : top;
  const steps = (2n * size + bottom) / (2n * bottom);
  return multiply(whole(top < 0n ? -steps : steps), step);
}

/** Longer numbers than this are no figures of a text. */
const mostDigits = 60;

/** Reads "1184220", "-3.5" and "+0.25"; null for anything else. */
export function parseDecimal(text: string): Fraction | null {
  if (text.length > mostDigits) return null;
  const groups = /^(?<sign>[-+]?)(?<units>\d+)(?:\.(?<decimals>\d+))?$/u.exec(text.trim())?.groups;
  if (groups === undefined) return null;
  const { sign = '', units = '', decimals = '' } = groups;
  const value = reduced(BigInt(units + decimals), 10n ** BigInt(decimals.length));
  return sign === '-' ? negate(value) : value;
}

/** In figures, rounded to at most `places` decimals, without noughts at the end. */
export function toDecimalText(value: Fraction, places: number): string {
  const { top, bottom } = roundTo(value, powerOfTen(-places));
  const scaled = (top * 10n ** BigInt(places)) / bottom;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const units = digits.slice(0, digits.length - places);
  const decimals = digits.slice(digits.length - places).replace(/0+$/u, '');
  return `${scaled < 0n ? '-' : ''}${units}${decimals === '' ? '' : `.${decimals}`}`;
}
