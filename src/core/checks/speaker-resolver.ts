import { sentenceStart } from './attribution.ts';
import { mainSubject, type Phrase } from './noun-phrases.ts';
import { isRole, namesIn } from './person-names.ts';
import { lastNameOf, type Person, type PersonMention, type PersonRegister } from './person-register.ts';

/** A speaker's words, resolved. */
export interface ResolvedName {
  /** Null when the article gives no name for them. */
  readonly name: string | null;
  readonly confidence: 'stated' | 'resolved' | 'nearest';
}

export interface SpeakerResolver {
  /** Resolves the words of an attribution, and remembers who spoke there. */
  resolve: (block: number, words: Phrase) => ResolvedName;
  /** The name of the person that a phrase stands for; null when it is no person of the article. */
  personAt: (block: number, words: Phrase) => string | null;
  /** The subject of the last sentence of a block, when it is a person. */
  lastSubject: (block: number) => string | null;
}

/** "the Russian and Syrian ministries" */
const nationality = /^\p{L}+(?:ian|ish|ese|ench|erman|rican|utch)$/u;

/** Pronouns look back over so many blocks. */
const blocksBack = 3;
/** "The minister" looks farther; beyond this, whoever first bears the title is taken. */
const blocksBackForRoles = 40;

/** Resolves speakers in reading order: each answer counts as a mention for the pronouns behind it. */
export function speakerResolver(texts: readonly string[], register: PersonRegister): SpeakerResolver {
  const perBlock = texts.map((): PersonMention[] => []);
  for (const mention of register.mentions) perBlock[mention.block]?.push(mention);

  /** Genders that a pronoun in an attribution showed. */
  const learned = new Map<Person, 'f' | 'm'>();

  const mentionsBefore = (block: number, at: number): readonly PersonMention[] =>
    (perBlock[block] ?? []).filter(({ end }) => end <= at);

  const remember = (person: Person, block: number, words: Phrase): void => {
    const list = perBlock[block];
    if (list === undefined || list.some(({ start }) => start >= words.start && start < words.end)) return;
    list.push({ person, block, ...words });
    list.sort((a, b) => a.start - b.start);
  };

  /** The first fitting person of the nearest sentence that names one. */
  const nearest = (block: number, at: number, fits: (person: Person) => boolean): Person | null => {
    for (let back = 0; back <= blocksBack && block - back >= 0; back += 1) {
      const here = block - back;
      const text = texts[here] ?? '';
      const mentions = mentionsBefore(here, back === 0 ? at : Infinity).filter(({ person }) => fits(person));
      const last = mentions.at(-1);
      if (last === undefined) continue;
      const sentence = sentenceStart(text, last.start, () => true);
      return mentions.find(({ start }) => start >= sentence)?.person ?? last.person;
    }
    return null;
  };

  const byName = (name: string, block: number, at: number): Person | null => {
    const full = name.includes(' ');
    const owners = register.byLastName.get(lastNameOf(name)) ?? [];
    const exact = owners.find((person) => person.name === name);
    if (full) return exact ?? null;
    if (owners.length <= 1) return owners[0] ?? givenName(name);
    return nearest(block, at, (person) => owners.includes(person)) ?? owners[0] ?? null;
  };

  const givenName = (name: string): Person | null =>
    [...register.people].find((person) => person.name.startsWith(`${name} `)) ?? null;

  const byRole = (noun: string, block: number, at: number): Person | null => {
    const fits = (person: Person): boolean => person.roles.has(noun);
    for (let here = block; here >= Math.max(0, block - blocksBackForRoles); here -= 1) {
      const last = mentionsBefore(here, here === block ? at : Infinity).findLast(({ person }) =>
        fits(person),
      );
      if (last !== undefined) return last.person;
    }
    return [...register.people].find(fits) ?? null;
  };

  const find = (
    block: number,
    words: Phrase,
  ): { person: Person | null; name: string | null; how: ResolvedName['confidence'] } => {
    const phrase = (texts[block] ?? '').slice(words.start, words.end);
    const lower = phrase.toLowerCase();
    if (/^(?:he|she)$/u.test(lower)) {
      const gender = lower === 'he' ? 'm' : 'f';
      const fits = (person: Person): boolean => (person.gender ?? learned.get(person) ?? gender) === gender;
      const person = nearest(block, words.start, fits);
      if (person !== null) learned.set(person, gender);
      return { person, name: person?.name ?? null, how: 'nearest' };
    }
    if (/^(?:they|we|it|i)$/u.test(lower)) return { person: null, name: null, how: 'nearest' };
    if (/^\p{Lu}{2,}(?:[ -]\p{Lu}{2,})*$/u.test(phrase)) {
      // "ABEL:" in a transcript
      const last = phrase.split(' ').at(-1) ?? phrase;
      const label = last.charAt(0) + last.slice(1).toLowerCase();
      const person = register.byLastName.has(label) ? byName(label, block, words.start) : null;
      if (person !== null) return { person, name: person.name, how: 'resolved' };
    }
    const known = register.byLastName.get(phrase);
    if (known !== undefined) {
      const person = byName(phrase, block, words.start);
      const full = person?.name ?? phrase;
      return { person, name: full, how: full === phrase ? 'stated' : 'resolved' };
    }
    const names = namesIn(phrase).filter(
      ({ start, end }) =>
        /^(?:$|,|\s(?:of|for|from|at|in|and|with|who|further|also)\s?)/u.test(phrase.slice(end)) &&
        !/(?:^|\s)(?:for|of|from|at|with|by|to|in|on|about|inside)\s(?:the\s)?(?:[\p{L}.]+\s)?$/u.test(
          phrase.slice(0, start),
        ),
    );
    const name = names.at(-1);
    if (name !== undefined && !nationality.test(name.name)) {
      const person = byName(name.name, block, words.start);
      const full = person?.name ?? name.name;
      return { person, name: full, how: full === name.name ? 'stated' : 'resolved' };
    }
    const noun = headNoun(phrase);
    if (/^(?:the|his|her|its|this|that)\s/iu.test(phrase) && isRole(noun)) {
      const person = byRole(noun, block, words.start);
      if (person !== null) return { person, name: person.name, how: 'resolved' };
    }
    return { person: null, name: null, how: 'stated' };
  };

  return {
    resolve: (block, words) => {
      const { person, name, how } = find(block, words);
      if (person !== null) remember(person, block, words);
      return { name, confidence: how };
    },
    personAt: (block, words) => {
      const { person } = find(block, words);
      return person?.name ?? null;
    },
    lastSubject: (block) => {
      const text = texts[block] ?? '';
      if (text.trim() === '') return null;
      const sentence = sentenceStart(text, text.length, () => true);
      const subject = mainSubject(text, sentence, text.length);
      return subject === null ? null : (find(block, subject).person?.name ?? null);
    },
  };
}

/** "minister" of "the former interior minister of Ostrava". */
function headNoun(phrase: string): string {
  const head = phrase.split(/\s(?:of|for|from|at|in|with|on|who|to)\s/u)[0] ?? '';
  return (head.split(/\s+/u).at(-1) ?? '').toLowerCase().replace(/[^\p{L}-]/gu, '');
}
