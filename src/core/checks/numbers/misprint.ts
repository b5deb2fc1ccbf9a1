/** A figure with fewer digits than this is a keystroke away from too many others. */
const leastDigits = 3;

/**
 * Whether one printed figure looks like a slip of the other: as many digits, and either one digit differs or two have
 * changed places ("48,312" and "43,812"). Signs between the digits do not count. Three digits and more.
 */
export function isMisprint(one: string, other: string): boolean {
  const a = digitsOf(one);
  const b = digitsOf(other);
  if (a.length !== b.length || a.length < leastDigits || a === b) return false;
  const places = Array.from(a, (digit, at) => (digit === b[at] ? -1 : at)).filter((at) => at >= 0);
  if (places.length === 1) return true;
  const [first = 0, second = 0] = places;
  return places.length === 2 && a[first] === b[second] && a[second] === b[first];
}

function digitsOf(printed: string): string {
  return printed.replace(/\D/gu, '');
}
