/**
 * Finds the identities of confidential people in text that is about to leave. Written for what happens by mistake: another
 * spelling, another order, a hyphen at the end of a line, a telephone number with other spaces. It cannot find a description.
 */

import { fold } from './fold-text.ts';

/** Who must not be named: what the vault holds of one person. */
export interface Identity {
  readonly name: string;
  /** Telephone numbers, addresses and handles; one a line, or apart by commas or semicolons. */
  readonly contact: string;
}

/** One place where an identity stands. */
export interface Leak {
  /** `surname` alone may be somebody else’s: it is told and keeps nothing back. */
  readonly kind: 'name' | 'surname' | 'email' | 'phone' | 'contact';
  /** Position in the list of identities. */
  readonly identity: number;
  /** The words around it with the words found left out, for messages that may be shown and logged. */
  readonly around: string;
}

/** Umlauts as two letters and as one: a person may be written either way. */
function spellings(name: string): readonly string[] {
  const lower = name.normalize('NFC').toLowerCase();
  const long = lower.replace(/ä/gu, 'ae').replace(/ö/gu, 'oe').replace(/ü/gu, 'ue').replace(/å/gu, 'aa');
  const short = lower.replace(/ae/gu, 'a').replace(/oe/gu, 'o').replace(/ue/gu, 'u').replace(/aa/gu, 'a');
  return [...new Set([lower, long, short])];
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}

const before = '(?<![\\p{L}\\p{N}])';
const behind = '(?![\\p{L}\\p{N}])';
/** What may stand between a given name and a surname: up to three further names, initials or particles. */
const between = ' (?:(?:[\\p{L}]+ ){1,3}?)';
const furtherName =
  /^(?:\p{Lu}|(?:von|van|de|der|den|des|del|della|di|da|do|dos|du|la|le|las|los|el|al|bin|ibn|ben|av|af|zu|zur|y|e)$)/u;

/** The parts of a name in the order in which it is written in full; “Quill, Greta” becomes Greta and Quill. */
function nameParts(folded: string): readonly string[] {
  return folded.split(' ').filter((part) => part.length > 0);
}

function inOrder(name: string): string {
  const comma = name.indexOf(',');
  return comma < 0 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
}

interface Pattern {
  /** Source of the regular expression, which is made only for a text that has the needle. */
  readonly words: string;
  /** Part of whatever it finds: a text without it need not be searched. */
  readonly needle: string;
  /** Whether words of the text stand inside it that must look like names. */
  readonly isOpen: boolean;
}

function pattern(words: string, needle: string, isOpen = false): Pattern {
  return { words, needle, isOpen };
}

/** Patterns for a name in folded text: as it stands, turned around, with names between, with an initial. */
function namePatterns(name: string, joins: boolean): readonly Pattern[] {
  return spellings(inOrder(name)).flatMap((spelling) => {
    const parts = nameParts(fold(spelling, joins).text);
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) return [];
    // One name alone is searched when it is long enough to be told from other words.
    if (parts.length === 1) return first.length >= 4 ? [pattern(escaped(first), first)] : [];
    const [given, family] = [escaped(first), escaped(last)];
    const fixed = new Set([
      parts.map(escaped).join(' '),
      `${given} ${family}`,
      `${parts.slice(1).map(escaped).join(' ')} ${given}`,
      `${family} ${parts.slice(0, -1).map(escaped).join(' ')}`,
      `${family} ${given}`,
      `${given}${family}`,
      ...(last.length >= 4
        ? [`${escaped(first.charAt(0))} ${family}`, `${family} ${escaped(first.charAt(0))}`]
        : []),
    ]);
    return [
      ...[...fixed].map((words) => pattern(words, last)),
      pattern(`${given}${between}${family}`, last, true),
    ];
  });
}

/** Whether what stands between the first and the last word of a find could be further names. */
function isNameThroughout(found: string): boolean {
  const words = found.split(/[\s\p{Cf}]+/u).filter(Boolean);
  const isWhole = words.slice(0, -1).every((word) => !/\p{L}{2,}[.!?;:,]$/u.test(word));
  return isWhole && words.slice(1, -1).every((word) => furtherName.test(word));
}

/** The surname as it is written in running text: whole, with its capital. */
function surnamePatterns(name: string): readonly RegExp[] {
  const parts = inOrder(name).trim().split(/\s+/u);
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  if (last.length < 3 || !/^\p{Lu}/u.test(last)) return [];
  return [new RegExp(`${before}${escaped(last)}${behind}`, 'gu')];
}

function contactLines(contact: string): readonly string[] {
  return contact
    .split(/[\n;,]/u)
    .map((line) => line.trim())
    .filter((line) => line.length >= 4);
}

const emailShape = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/gu;

/** Addresses with their usual disguises undone: spaces, “(at)”, “[dot]”. */
function foldEmails(original: string): string {
  return original
    .normalize('NFKC')
    .replace(/[\p{Cf}\u00ad]/gu, '')
    .toLowerCase()
    .replace(/\s*[([{<]\s*(?:at|@)\s*[)\]}>]\s*|\s+at\s+|\s*@\s*/gu, '@')
    .replace(/\s*[([{]\s*(?:dot|\.)\s*[)\]}]\s*|\s+dot\s+/gu, '.')
    .replace(/%40/gu, '@');
}

/** Digits of a telephone number without the zeros and the plus sign in front; empty when it is none. */
function phoneDigits(line: string): string {
  const digits = line.normalize('NFKC').replace(/\D/gu, '').replace(/^0+/u, '');
  return digits.length >= 6 ? digits : '';
}

const phoneShape = /\+?\d(?:[\s().\-/·\u2010-\u2015\p{Cf}\u00a0]{0,3}\d){5,}/gu;
/** Country codes have at most three digits (ITU E.164). */
const longestCountryCode = 3;

/** Whether two numbers are one, written with or without the country’s code. */
function samePhone(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (short.length < 6) return false;
  return (
    long.endsWith(short) && (long.length === short.length || long.length - short.length <= longestCountryCode)
  );
}

interface Found extends Pick<Leak, 'kind' | 'identity'> {
  readonly start: number;
  readonly end: number;
}

/** Hides single words of the names: beside a find may stand another mention, by surname alone. */
function hider(identities: readonly Identity[]): (words: string) => string {
  const parts = identities.flatMap(({ name }) => name.split(/[\s,]+/u)).filter((part) => part.length >= 3);
  if (parts.length === 0) return (words) => words;
  // As they are written in a name: a quill may lie beside Mrs Quill.
  const written = parts.flatMap((part) => [part, part.toUpperCase()]).map(escaped);
  const any = new RegExp(`${before}(?:${written.join('|')})${behind}`, 'gu');
  return (words) => words.replace(any, '█');
}

/**
 * The words around a find. It is hidden, and so is every other find beside it, whatever follows from the message: nobody’s name goes
 * into a log.
 */
function aroundOf(original: string, start: number, end: number, all: readonly Found[]): string {
  const oneLine = (words: string) => words.replace(/[\s\p{Cf}]+/gu, ' ');
  const hidden = (from: number, to: number) => {
    let words = '';
    let at = from;
    for (const find of all
      .filter((each) => each.start < to && each.end > from)
      .sort((a, b) => a.start - b.start)) {
      if (find.end <= at) continue;
      words += original.slice(at, Math.max(at, find.start)) + '█';
      at = find.end;
    }
    return oneLine(words + original.slice(at, Math.max(at, to)));
  };
  const head = hidden(Math.max(0, start - 40), start);
  const tail = hidden(end, Math.min(original.length, end + 40));
  const from = start > 40 ? head.replace(/^\S*\s/u, '') : head;
  const to = end + 40 < original.length ? tail.replace(/\s\S*$/u, '') : tail;
  return `${from}█${to}`.trim();
}

/** What is worked out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}

/**
 * Every place in `text` where one of the identities stands. Names match as whole words whatever their case, accents, hyphens,
 * apostrophes, ligatures, order (“Quill, Greta”), middle names and initials (“G. Quill”); addresses also with “(at)”; numbers
 * with any spaces and with or without the country’s code.
 */
export function findLeaks(text: string, identities: readonly Identity[]): readonly Leak[] {
  if (identities.length === 0 || text === '') return [];
  const variants = [true, false].map((joins) => {
    const folded = fold(text, joins);
    return { joins, folded, places: once(folded.places) };
  });
  const emails = once(() => foldEmails(text));
  const phones = once(() =>
    Array.from(text.matchAll(phoneShape), (match) => ({
      digits: phoneDigits(match[0]),
      at: match.index,
      end: match.index + match[0].length,
    })).filter(({ digits }) => digits !== ''),
  );
  const leaks: Found[] = [];
  /** Disguises stand between the words of an address: a text without its longest word need not be searched. */
  const mayStandIn = (address: string) => {
    const words = fold(address, false).text.split(' ');
    const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
    return variants.some(({ folded }) => folded.text.includes(longest));
  };

  identities.forEach((identity, number) => {
    const seen = new Set<string>();
    const add = (kind: Leak['kind'], start: number, end: number) => {
      if (seen.has(`${kind} ${start}`)) return;
      seen.add(`${kind} ${start}`);
      leaks.push({ kind, identity: number, start, end });
    };
    const searchFolded = (kind: 'name' | 'contact', patternsOf: (joins: boolean) => readonly Pattern[]) => {
      for (const { joins, folded, places } of variants) {
        for (const { words, needle, isOpen } of patternsOf(joins)) {
          if (!folded.text.includes(needle)) continue;
          for (const match of folded.text.matchAll(new RegExp(`${before}${words}${behind}`, 'gu'))) {
            const start = places()[match.index] ?? 0;
            const end = (places()[match.index + match[0].length - 1] ?? start) + 1;
            if (!isOpen || isNameThroughout(text.slice(start, end))) add(kind, start, end);
          }
        }
      }
    };
    searchFolded('name', (joins) => namePatterns(identity.name, joins));
    for (const line of contactLines(identity.contact)) {
      const addresses = line.toLowerCase().match(emailShape) ?? [];
      for (const address of addresses) {
        if (!mayStandIn(address)) continue;
        const shape = new RegExp(`(?<![\\p{L}\\p{N}._%+-])${escaped(address)}${behind}`, 'u');
        const at = emails().search(shape);
        if (at < 0) continue;
        const found = text.toLowerCase().indexOf(address);
        add(
          'email',
          found < 0 ? Math.min(at, text.length) : found,
          (found < 0 ? at : found) + address.length,
        );
      }
      const digits = phoneDigits(line);
      const isPhone = digits !== '' && /^[^\p{L}]*$|^(?:tel|phone|mobile|cell)/iu.test(line);
      if (isPhone) {
        for (const phone of phones()) if (samePhone(phone.digits, digits)) add('phone', phone.at, phone.end);
      }
      if (addresses.length === 0 && !isPhone) {
        searchFolded('contact', (joins) => {
          const words = fold(line, joins).text.trim();
          return words.length < 4 ? [] : [pattern(escaped(words), words)];
        });
      }
    }
    const isNamed = leaks.some((leak) => leak.identity === number && leak.kind === 'name');
    if (isNamed) return;
    for (const pattern of surnamePatterns(identity.name)) {
      for (const match of text.matchAll(pattern)) add('surname', match.index, match.index + match[0].length);
    }
  });
  const hide = hider(identities);
  return leaks.map(({ kind, identity, start, end }) => ({
    kind,
    identity,
    around: hide(aroundOf(text, start, end, leaks)),
  }));
}

/** Whether a leak keeps a file back. */
export function isCertain(leak: Leak): boolean {
  return leak.kind !== 'surname';
}

/**
 * What a reader of an HTML or XML document can find in it, for {@link findLeaks}: its text with the tags taken out of words, the
 * values of its attributes, its comments, with character references resolved.
 */
export function markupTexts(markup: string): readonly string[] {
  const blocks =
    /<\/?(?:p|div|ul|ol|li|h\d|table|caption|td|th|tr|dl|dt|dd|section|article|header|footer|main|blockquote|figure|figcaption|br|hr|w:p|w:tc|w:br|w:tab|(?:dc|cp|dcterms|vt):\w+|[A-Z][A-Za-z]+)\b[^>]*>/gu;
  const text = markup
    .replace(/<!--|-->/gu, '\n')
    .replace(blocks, '\n')
    .replace(/<[^>]*>/gu, '');
  const attributes = Array.from(
    markup.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/gu),
    (match) => match[1] ?? match[2] ?? '',
  );
  return [resolved(text), resolved(attributes.filter((value) => value.length >= 4).join('\n'))];
}

const references: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '\u00ad',
};

function resolved(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/giu, (whole, decimal, hex, name) => {
    const code =
      decimal === undefined ? (hex === undefined ? null : Number.parseInt(String(hex), 16)) : Number(decimal);
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return references[String(name).toLowerCase()] ?? whole;
  });
}
