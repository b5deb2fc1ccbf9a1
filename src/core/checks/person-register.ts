import type { QuotedBlock } from './article-quotations.ts';
import { genderHint, isRole, namesIn, rolesBefore } from './person-names.ts';

/** Somebody whom the article names. */
export interface Person {
  /** The fullest form that stands in the article. */
  readonly name: string;
  readonly roles: ReadonlySet<string>;
  readonly gender: 'f' | 'm' | null;
}

/** One place where a person is named. */
export interface PersonMention {
  readonly person: Person;
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** The people of an article, and where they are named outside quotation marks, in reading order. */
export interface PersonRegister {
  readonly mentions: readonly PersonMention[];
  readonly byLastName: ReadonlyMap<string, readonly Person[]>;
  readonly people: ReadonlySet<Person>;
}

interface Entry {
  name: string;
  readonly roles: Set<string>;
  gender: 'f' | 'm' | null;
}

/** What follows a name between commas: ", a senior analyst at Stratfor," or ", the mayor,". */
const apposition =
  /^(?: \([^)]{0,40}\))?,? (?:an? |the |her |his |their |its |then |now |former |chief )*(?<words>[^.;:“”"«»]{2,90})/u;
const stop =
  /^(?:of|at|for|in|with|who|that|which|from|to|on|and|by|under|into|said|says|told|was|is|has|had|will|,)$/u;

/**
 * Collects the people named in `texts` (the blocks' texts with quotations blanked out, so that nobody is a person
 * only because a quotation names him). A later surname belongs to the last person so called, else to the next.
 */
export function registerPeople(blocks: readonly QuotedBlock[], texts: readonly string[]): PersonRegister {
  const found = texts.map((text) => namesIn(text));
  const full = new Map<string, Entry>();
  const byLastName = new Map<string, Entry[]>();
  for (const [block, names] of found.entries()) {
    if (isShoutedBlock(blocks[block])) continue;
    const text = texts[block] ?? '';
    for (const { name, roles, start, end } of names) {
      const words = name.split(/[ \u00a0]/u);
      const before = rolesBefore(text, start);
      if (words.length < 2 && roles.length + before.length === 0) continue;
      const entry = full.get(name) ?? { name, roles: new Set<string>(), gender: null };
      if (!full.has(name)) {
        full.set(name, entry);
        if (words.length > 1) {
          const last = lastNameOf(name);
          byLastName.set(last, [...(byLastName.get(last) ?? []), entry]);
        }
      }
      for (const role of [...roles, ...before, ...rolesBehind(text, end), ...roleOwned(text, start)])
        entry.roles.add(role);
      entry.gender ??= genderHint([...roles, ...entry.roles, (words[0] ?? '').toLowerCase()]);
    }
  }
  // "President Trump" alone makes a person of one word, unless a full name has the same last word.
  for (const entry of full.values()) {
    if (entry.name.includes(' ')) continue;
    const owners = byLastName.get(entry.name);
    if (owners === undefined) byLastName.set(entry.name, [entry]);
    else for (const role of entry.roles) owners.at(-1)?.roles.add(role);
  }
  const mentions: PersonMention[] = [];
  for (const [block, names] of found.entries()) {
    let last: Entry | undefined;
    for (const { name, start, end } of names) {
      const owners = byLastName.get(lastNameOf(name));
      const person: Entry | undefined =
        (name.includes(' ') ? full.get(name) : undefined) ??
        (name.includes(' ') ? undefined : owners?.at(-1));
      if (person === undefined) continue;
      last = person;
      mentions.push({ person: last, block, start, end });
    }
  }
  return { mentions, byLastName, people: new Set([...byLastName.values()].flat()) };
}

/** A headline in title case makes a name of every pair of words. */
function isShoutedBlock(block: QuotedBlock | undefined): boolean {
  return block?.kind === 'headline' || block?.kind === 'heading';
}

/** The last word of a name, with its particles left out. */
export function lastNameOf(name: string): string {
  return name.split(/[ \u00a0]/u).at(-1) ?? name;
}

function rolesBehind(text: string, end: number): string[] {
  const tail = text.slice(end, end + 110);
  if (!tail.startsWith(',') && !tail.startsWith(' (')) return [];
  const words = apposition.exec(tail)?.groups?.['words'] ?? '';
  const roles: string[] = [];
  let before = '';
  for (const word of words.split(/(?=,)|\s+/u)) {
    if (stop.test(word) || word.startsWith(',')) break;
    before = word;
  }
  const noun = before.toLowerCase();
  if (isRole(noun)) roles.push(noun);
  return roles;
}

/** "Her mother, Mara Reed": the role stands before the comma. */
function roleOwned(text: string, start: number): string[] {
  const noun = /(?:[Tt]he|[Hh]is|[Hh]er|[Aa]|['’]s) (?:\p{Ll}+ )?(?<noun>\p{Ll}+), $/u.exec(
    text.slice(Math.max(0, start - 50), start),
  )?.groups?.['noun'];
  return noun !== undefined && isRole(noun) ? [noun] : [];
}
