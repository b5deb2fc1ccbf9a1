/** Countries and the words made of them that no ending explains; each line one country, its forms in normal form. */
const lines = [
  'france french frenchman frenchwoman',
  'britain british briton britons brits uk',
  'england english englishman englishwoman',
  'scotland scottish scots scot',
  'wales welsh',
  'ireland irish',
  'netherlands dutch holland',
  'switzerland swiss',
  'denmark danish danes dane',
  'sweden swedish swedes swede',
  'norway norwegian norwegians',
  'finland finnish finns finn',
  'iceland icelandic icelanders',
  'poland polish poles pole',
  'portugal portuguese',
  'spain spanish spaniard spaniards',
  'germany german germans',
  'greece greek greeks',
  'turkey turkish turks turk türkiye',
  'czechia czech czechs',
  'belgium belgian belgians',
  'hungary hungarian hungarians',
  'ukraine ukrainian ukrainians',
  'russia russian russians',
  'china chinese',
  'thailand thai thais',
  'philippines filipino filipinos philippine',
  'peru peruvian peruvians',
  'argentina argentine argentines argentinian',
  'israel israeli israelis',
  'iraq iraqi iraqis',
  'pakistan pakistani pakistanis',
  'afghanistan afghan afghans',
  'bangladesh bangladeshi bangladeshis',
  'kuwait kuwaiti kuwaitis',
  'qatar qatari qataris',
  'yemen yemeni yemenis',
  'lebanon lebanese',
  'america american americans us usa',
  'texas texan texans',
  'europe european europeans eu',
  'africa african africans',
  'asia asian asians',
];

const countryOf = new Map<string, number>();
for (const [at, line] of lines.entries()) for (const form of line.split(' ')) countryOf.set(form, at);

const regular = /(?:ians?|ans?|ese|eans?)$/u;

/** True for a place and the word for its people or things: "Portugal" and "Portuguese", "Canadians" and "Canada". */
export function isDemonym(derived: string, place: string): boolean {
  const country = countryOf.get(derived);
  if (country !== undefined && derived !== place) return countryOf.get(place) === country;
  if (derived.slice(0, 4) !== place.slice(0, 4) || derived === place || place.length < 4) return false;
  const stem = derived.replace(regular, '');
  return stem !== derived && stem.length >= 4 && place.startsWith(stem) && place.length - stem.length <= 1;
}
