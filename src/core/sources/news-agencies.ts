/** A wire agency: the one name under which its copies are counted, and how bylines and datelines write it. */
interface Agency {
  readonly name: string;
  /** Spelled-out names, matched without regard to case. */
  readonly names: readonly string[];
  /** Abbreviations, matched as written: “AP” is an agency, “ap” is not. */
  readonly short: readonly string[];
}

const agencies: readonly Agency[] = [
  { name: 'Associated Press', names: ['Associated Press'], short: ['AP'] },
  { name: 'Reuters', names: ['Reuters', 'Thomson Reuters'], short: [] },
  {
    name: 'Agence France-Presse',
    names: ['Agence France-Presse', 'Agence France Presse'],
    short: ['AFP'],
  },
  { name: 'dpa', names: ['Deutsche Presse-Agentur'], short: ['dpa', 'DPA'] },
  { name: 'United Press International', names: ['United Press International'], short: ['UPI'] },
  { name: 'Bloomberg News', names: ['Bloomberg News'], short: [] },
  { name: 'PA Media', names: ['PA Media', 'Press Association'], short: ['PA'] },
  { name: 'ANSA', names: [], short: ['ANSA'] },
  { name: 'EFE', names: ['Agencia EFE'], short: ['EFE'] },
  { name: 'Xinhua', names: ['Xinhua'], short: [] },
  { name: 'TASS', names: [], short: ['TASS', 'ITAR-TASS'] },
  { name: 'Interfax', names: ['Interfax'], short: [] },
  { name: 'Ukrinform', names: ['Ukrinform'], short: [] },
  { name: 'Kyodo News', names: ['Kyodo News', 'Kyodo'], short: [] },
  { name: 'Yonhap', names: ['Yonhap'], short: [] },
  { name: 'Anadolu Agency', names: ['Anadolu Agency', 'Anadolu Ajansı'], short: [] },
  { name: 'Press Trust of India', names: ['Press Trust of India'], short: ['PTI'] },
  { name: 'NTB', names: ['Norsk Telegrambyrå'], short: ['NTB'] },
  { name: 'TT', names: ['Tidningarnas Telegrambyrå'], short: ['TT'] },
  { name: 'Ritzau', names: ['Ritzau'], short: [] },
  { name: 'ANP', names: ['Algemeen Nederlands Persbureau'], short: ['ANP'] },
  { name: 'APA', names: ['Austria Presse Agentur'], short: ['APA'] },
  { name: 'Keystone-SDA', names: ['Keystone-SDA'], short: ['SDA'] },
  { name: 'PAP', names: ['Polska Agencja Prasowa', 'Polish Press Agency'], short: ['PAP'] },
  { name: 'Canadian Press', names: ['Canadian Press'], short: [] },
  { name: 'Australian Associated Press', names: ['Australian Associated Press'], short: ['AAP'] },
];

function pattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
}

const spelled = agencies.flatMap((agency) =>
  agency.names.map((words) => ({
    agency: agency.name,
    // “Australian Associated Press” is no Associated Press.
    regex: new RegExp(
      `(?<![\\p{L}\\p{N}])${words === 'Associated Press' ? '(?<!australian\\s)' : ''}${pattern(words)}(?![\\p{L}\\p{N}])`,
      'iu',
    ),
  })),
);

/** The agency whose spelled-out name stands in `text`, or null; the first one in the text where there are several. */
export function agencyNamedIn(text: string): string | null {
  const found = spelled
    .map(({ agency, regex }) => ({ agency, at: text.search(regex) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.agency ?? null;
}

/** The agency that `text` as a whole is a name of, such as “AP”, “the Associated Press” or “Reuters”; else null. */
export function agencyCalled(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^[([]|[)\]]$/gu, '')
    .replace(/^the\s+/iu, '')
    .trim();
  const lower = plain.toLowerCase().replace(/\s+/gu, ' ');
  const hit = agencies.find(
    ({ name, names, short }) =>
      short.includes(plain) || [name, ...names].some((known) => known.toLowerCase() === lower),
  );
  return hit?.name ?? null;
}

/** Every abbreviation and name as one alternative of a pattern, longest first, for datelines and credits. */
export const agencyAlternatives: string = agencies
  .flatMap(({ names, short }) => [...names, ...short])
  .sort((a, b) => b.length - a.length)
  .map(pattern)
  .join('|');
