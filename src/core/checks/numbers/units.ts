/**
 * What a figure counts or measures. Two units of one family convert exactly by `factor`; units of different families
 * never compare. Factors are those of the International System of Units and of the 1959 yard and pound agreement
 * (NIST Handbook 44, appendix C), which are exact by definition.
 */
export interface Unit {
  readonly family: string;
  /** How a message calls it: "per cent", "km". */
  readonly name: string;
  /** Size in the base unit of the family. */
  readonly factor: number;
}

const unitOf = new Map<string, Unit>();

function family(name: string, ...units: readonly (readonly [factor: number, names: string])[]): void {
  for (const [factor, names] of units) {
    const [called = '', ...others] = names.split('|');
    const unit = { family: name, name: called, factor };
    for (const norm of [called, ...others]) unitOf.set(norm, unit);
  }
}

family('ratio', [0.01, '%|percent|pct'], [0.001, '‰']);
family('points', [1, 'percentage point|pp|ppt'], [0.01, 'basis point|bp|bps']);
family('usd', [1, '$|dollar|usd|buck']);
family('eur', [1, '€|euro|eur']);
family('gbp', [1, '£|gbp|quid'], [0.01, 'penny|pence']);
family('jpy', [1, '¥|yen|jpy']);
family('inr', [1, '₹|rupee|inr']);
family('chf', [1, 'franc|chf']);
family('cny', [1, 'yuan|renminbi|cny|rmb']);
family('krone', [1, 'krone|kroner|krona|kronor|sek|nok|dkk']);
family('aud', [1, 'a$|aud']);
family('cad', [1, 'c$|cad']);
family('rub', [1, '₽|ruble|rouble|rub']);
family('krw', [1, '₩|krw']);
family('ils', [1, '₪|shekel|ils']);
family(
  'length',
  [1, 'm|metre|meter'],
  [1000, 'km|kilometre|kilometer|kms'],
  [0.01, 'cm|centimetre|centimeter'],
  [0.001, 'mm|millimetre|millimeter'],
  [1609.344, 'mile|mi'],
  [0.9144, 'yard|yd'],
  [0.3048, 'foot|feet|ft'],
  [0.0254, 'inch|inches'],
  [1852, 'nautical mile'],
);
family(
  'mass',
  [1, 'kg|kilogram|kilogramme|kilo|kgs'],
  [0.001, 'g|gram|gramme'],
  [0.000001, 'mg|milligram'],
  [1000, 'tonne|metric ton'],
  [907.18474, 'short ton'],
  [0.45359237, 'lb|lbs'],
  [0.028349523125, 'ounce|oz'],
  [6.35029318, 'stone'],
);
// "Ton" is a short ton in America, a long ton in Britain, and loosely a tonne: it converts to nothing.
family('ton', [1, 'ton']);
family(
  'area',
  [1, 'square metre|square meter|sqm|m2'],
  [1_000_000, 'square kilometre|square kilometer|km2'],
  [2_589_988.110336, 'square mile'],
  [0.09290304, 'square foot|square feet'],
  [10_000, 'hectare|ha'],
  [4046.8564224, 'acre'],
);
family('volume', [1, 'litre|liter'], [0.001, 'millilitre|milliliter|ml'], [1000, 'cubic metre|cubic meter']);
// Gallons, pints and barrels differ between countries and trades.
family('gallon', [1, 'gallon']);
family('barrel', [1, 'barrel']);
family('speed', [1, 'km/h|kmh|kph'], [1.609344, 'mph|miles per hour'], [1.852, 'knot']);
family('celsius', [1, '°c|celsius|degrees celsius']);
family('fahrenheit', [1, '°f|fahrenheit|degrees fahrenheit']);
family('energy', [1, 'kwh'], [1000, 'mwh'], [1_000_000, 'gwh'], [1_000_000_000, 'twh']);
family('power', [1, 'kw|kilowatt'], [1000, 'mw|megawatt'], [1_000_000, 'gw|gigawatt']);
family('data', [1, 'mb|megabyte'], [1000, 'gb|gigabyte'], [1_000_000, 'tb|terabyte']);
family('seconds', [1, 'second|sec'], [60, 'minute|min|mins'], [3600, 'hour|hr|hrs']);
family('days', [1, 'day'], [7, 'week'], [14, 'fortnight']);
family('months', [1, 'month'], [12, 'year|yr|yrs'], [120, 'decade'], [1200, 'century|centuries']);

// "Pound" weighs or pays; the other side of a comparison says which.
family('pound', [1, 'pound']);
// So do cents of dollars, euros and others.
family('cent', [0.01, 'cent|¢']);

/** A time of the day, in hours from midnight. Not a quantity: it converts to nothing. */
export const clockUnit: Unit = { family: 'clock', name: 'o’clock', factor: 1 };

/** The unit that a word, a sign or two words joined by a space name; null for others. Plurals are known. */
export function unitNamed(words: string): Unit | null {
  const known = unitOf.get(words);
  if (known !== undefined) return known;
  return words.length > 3 && words.endsWith('s') ? (unitOf.get(words.slice(0, -1)) ?? null) : null;
}

/** True for what is paid with. */
export function isMoney(unit: Unit | null): boolean {
  return unit !== null && moneyFamilies.has(unit.family);
}
const moneyFamilies = new Set('usd eur gbp pound jpy inr chf cny krone aud cad rub krw ils'.split(' '));

const moneySigns = /^[$€£¥₹₽₩₪]$/u;

/** The unit of a currency sign or of a code such as "USD" that stands before its figure; null for others. */
export function unitBefore(norm: string, before: string): Unit | null {
  if (norm === '$' && before === 'a') return unitOf.get('a$') ?? null;
  if (norm === '$' && before === 'c') return unitOf.get('c$') ?? null;
  if (moneySigns.test(norm)) return unitOf.get(norm) ?? null;
  return /^[a-z]{3}$/u.test(norm) && isMoney(unitOf.get(norm) ?? null) && norm !== 'yen'
    ? (unitOf.get(norm) ?? null)
    : null;
}

const dividedByHundred = new Set(['usd', 'eur', 'aud', 'cad']);

/** Families that writers confuse: a figure with one for the other is a slip, not another quantity. */
const confusable: readonly ReadonlySet<string>[] = [
  new Set(['ratio', 'points']),
  new Set([...moneyFamilies, 'cent']),
  new Set(['mass', 'ton', 'pound']),
  new Set(['length', 'area', 'speed']),
  new Set(['volume', 'gallon', 'barrel']),
  new Set(['seconds', 'days', 'months']),
  new Set(['celsius', 'fahrenheit']),
  new Set(['energy', 'power']),
];

/** True for per cent and percentage points, dollars and euros, days and months. */
export function areConfusable(a: Unit, b: Unit): boolean {
  return confusable.some((families) => families.has(a.family) && families.has(b.family));
}

const poundsMass = unitOf.get('lb');

/**
 * How many of `to` one of `from` is; null when they measure different things. "Pounds" are sterling beside sterling and
 * 0.45 kg beside a mass.
 */
export function conversionFactor(from: Unit, to: Unit): number | null {
  if (from.family === to.family) return from.factor / to.factor;
  if (from.family === 'cent') return dividedByHundred.has(to.family) ? from.factor / to.factor : null;
  if (to.family === 'cent') return dividedByHundred.has(from.family) ? from.factor / to.factor : null;
  if (from.family === 'pound') {
    return to.family === 'gbp' ? 1 : to.family === 'mass' ? (poundsMass?.factor ?? 1) / to.factor : null;
  }
  if (to.family === 'pound') {
    const back = conversionFactor(to, from);
    return back === null ? null : 1 / back;
  }
  return null;
}
