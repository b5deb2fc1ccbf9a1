import type { CslItem, Source } from './source.ts';

/**
 * When two records speak of the same source. Only normal forms of identifiers, and author, year and title that agree
 * to the letter or all but: a person decides, nothing is ever joined by itself.
 */

/** Why two sources look like one. */
export type SameSource = 'doi' | 'isbn' | 'url' | 'title';

export interface DuplicatePair {
  /** The older record. */
  readonly firstId: string;
  readonly secondId: string;
  readonly reason: SameSource;
}

/** A DOI in lower case without its resolver's address; null for what is none (DOI handbook, 3.4: case-insensitive). */
export function doiKey(doi: string | undefined): string | null {
  const bare = (doi ?? '')
    .trim()
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//iu, '')
    .replace(/^doi:\s*/iu, '')
    .toLowerCase();
  return /^10\.\d{4,9}\/\S+$/u.test(bare) ? bare : null;
}

/** An ISBN as its thirteen digits; null when its check digit is wrong (ISO 2108). */
export function isbnKey(isbn: string | undefined): string | null {
  const digits = (isbn ?? '').toUpperCase().replace(/[^0-9X]/gu, '');
  if (/^\d{13}$/u.test(digits)) return checkDigit13(digits.slice(0, 12)) === digits[12] ? digits : null;
  if (!/^\d{9}[\dX]$/u.test(digits)) return null;
  const sum = Array.from(digits).reduce(
    (total, digit, at) => total + (10 - at) * (digit === 'X' ? 10 : Number(digit)),
    0,
  );
  if (sum % 11 !== 0) return null;
  const body = `978${digits.slice(0, 9)}`;
  return body + checkDigit13(body);
}

function checkDigit13(body: string): string {
  const sum = Array.from(body).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/** Parameters that say where a reader came from and nothing about the page. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|ref_src)$/iu;

/** An address without scheme, "www.", fragment, tracking parameters and final slash; null for what is no web address. */
export function urlKey(url: string | undefined): string | null {
  const found = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(?:\?([^#]*))?/iu.exec((url ?? '').trim());
  if (found === null) return null;
  const [, host = '', path = '', query = ''] = found;
  const kept = query
    .split('&')
    .filter((part) => part !== '' && !tracking.test(part.split('=')[0] ?? ''))
    .sort();
  const place = path.replace(/\/+$/u, '');
  return `${host.toLowerCase().replace(/:(?:80|443)$/u, '')}${place}${kept.length === 0 ? '' : `?${kept.join('&')}`}`;
}

/** Letters and digits of a title in lower case, without accents, one space between words. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function familyKey(csl: CslItem): string {
  const [first] = csl.author ?? [];
  const name = first?.literal ?? first?.family ?? first?.given ?? '';
  return titleKey(name);
}

function yearOf(csl: CslItem): number | null {
  const year = csl.issued?.['date-parts']?.[0]?.[0];
  return year ?? null;
}

/** Why two items are the same source as far as their particulars tell; null when they do not tell. */
export function sameSource(a: CslItem, b: CslItem): SameSource | null {
  for (const [key, reason] of [
    [doiKey, 'doi'],
    [isbnKey, 'isbn'],
    [urlKey, 'url'],
  ] as const) {
    const field = reason === 'doi' ? 'DOI' : reason === 'isbn' ? 'ISBN' : 'URL';
    const left = key(a[field]);
    const right = key(b[field]);
    if (left === null || left !== right) continue;
    // Chapters of one book share its ISBN, and articles may carry the address of their paper's front page.
    if (reason === 'doi' || sameTitle(a, b)) return reason;
    if (reason === 'url' && a.type === b.type && (a.title.trim() === '' || b.title.trim() === ''))
      return reason;
  }
  const year = yearOf(a);
  const isSameWork =
    sameTitle(a, b) &&
    familyKey(a) !== '' &&
    familyKey(a) === familyKey(b) &&
    year !== null &&
    year === yearOf(b);
  return isSameWork ? 'title' : null;
}

/**
 * Whether titles agree but for one letter in twenty. Digits must be the same: a report of 2024 is not that of 2025.
 */
function sameTitle(a: CslItem, b: CslItem): boolean {
  const left = titleKey(a.title);
  const right = titleKey(b.title);
  if (left === '' || right === '') return false;
  if (left === right) return true;
  if (left.replace(/\D+/gu, ' ') !== right.replace(/\D+/gu, ' ')) return false;
  const allowed = Math.floor(Math.min(left.length, right.length) / 20);
  return allowed > 0 && editsWithin(left, right, allowed);
}

/** Whether one string becomes the other by at most `limit` insertions, deletions and replacements. */
function editsWithin(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      now[column] = Math.min(
        (before[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1),
      );
    }
    if (Math.min(...now) > limit) return false;
    before = now;
  }
  return (before[b.length] ?? Infinity) <= limit;
}

/** Coarse keys of an item; two items that {@link sameSource} joins share at least one. */
function bucketKeys(csl: CslItem): readonly string[] {
  const doi = doiKey(csl.DOI);
  const isbn = isbnKey(csl.ISBN);
  const url = urlKey(csl.URL);
  const year = yearOf(csl);
  const family = familyKey(csl);
  return [
    ...(doi === null ? [] : [`doi ${doi}`]),
    ...(isbn === null ? [] : [`isbn ${isbn}`]),
    ...(url === null ? [] : [`url ${url}`]),
    ...(year === null || family === '' ? [] : [`work ${family} ${year}`]),
  ];
}

/** Pairs of sources that look like one, each pair once, oldest first. People are never compared: names are no keys. */
export function findDuplicates(sources: readonly Source[]): readonly DuplicatePair[] {
  const ordered = sources
    .filter((source) => source.kind !== 'person')
    .toSorted((a, b) => (a.addedAt === b.addedAt ? (a.id < b.id ? -1 : 1) : a.addedAt < b.addedAt ? -1 : 1));
  const buckets = new Map<string, Source[]>();
  const pairs: DuplicatePair[] = [];
  for (const source of ordered) {
    const keys = bucketKeys(source.csl);
    const near = new Set(keys.flatMap((key) => buckets.get(key) ?? []));
    for (const other of near) {
      const reason = sameSource(other.csl, source.csl);
      if (reason !== null) pairs.push({ firstId: other.id, secondId: source.id, reason });
    }
    for (const key of keys) buckets.set(key, [...(buckets.get(key) ?? []), source]);
  }
  return pairs;
}

/** The first of `sources` that is the same as `csl`, with the reason; null when there is none. */
export function findSame(
  sources: Iterable<Source>,
  csl: CslItem,
): { readonly source: Source; readonly reason: SameSource } | null {
  for (const source of sources) {
    if (source.kind === 'person') continue;
    const reason = sameSource(source.csl, csl);
    if (reason !== null) return { source, reason };
  }
  return null;
}
