/** Words whose forms share no ending; small on purpose: what a news desk compares most. */
const irregular = new Map<string, string>();
for (const line of [
  'rise rose risen',
  'grow grew grown growth',
  'fall fell fallen',
  'buy bought',
  'sell sold sale',
  'lose lost loss',
  'win won',
  'pay paid payment',
  'leave left',
  'hold held',
  'begin began begun',
  'send sent',
  'spend spent',
  'meet met',
  'build built',
  'die dead death',
  'child children',
  'woman women',
  'man men',
  'person people persons',
  'speak spoke spoken',
  'write wrote written',
  'drive drove driven',
  'choose chose chosen',
]) {
  const [first = '', ...others] = line.split(' ');
  for (const form of others) irregular.set(form, first);
}

/**
 * A rough common form of the inflections of an English word ("costs", "costing", "cost"). Only ever compared with
 * other stems; two words that share one by chance count as alike, which is why no finding rests on a stem alone.
 */
export function stemOf(norm: string): string {
  const plain = norm.endsWith("'s") ? norm.slice(0, -2) : norm;
  const known = irregular.get(plain);
  if (known !== undefined) return known;
  let stem = plain;
  if (stem.length > 4 && stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`;
  else if (stem.length > 3 && /[^su]s$/u.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 5 && stem.endsWith('ing')) stem = stem.slice(0, -3);
  else if (stem.length > 4 && stem.endsWith('ed')) stem = stem.slice(0, -2);
  else if (stem.length > 5 && stem.endsWith('ly')) stem = stem.slice(0, -2);
  if (/([^aeiouls])\1$/u.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 3 && stem.endsWith('e')) stem = stem.slice(0, -1);
  return irregular.get(stem) ?? stem;
}
