import { safeHref } from '../documents-in/url-policy.ts';
import type { Locator } from './citation.ts';
import { sourceTitle, type CslItem, type CslType, type Source } from './source.ts';

/**
 * A source written out for readers, from its CSL-JSON fields.
 *
 * The house style is a note style with commas, close to what newspapers print below an investigation:
 * `Author, “Title”, Container, vol. 12, no. 3, Publisher, Place, 3 March 2026, pp. 4–6, https://… (seen 4 March 2026)`.
 * Works that stand alone (books, reports, data sets, films) have their title in italics; parts of something larger
 * (articles, pages, chapters, posts) have it in quotation marks and the container in italics. Missing fields leave no
 * trace. `note` and `abstract` are the desk's own and never appear.
 */

/** A piece of a reference; `href` has passed the address policy. */
export interface ReferencePart {
  readonly text: string;
  readonly isItalic: boolean;
  readonly href: string | null;
}

const standsAlone: ReadonlySet<CslType> = new Set<CslType>([
  'book',
  'dataset',
  'figure',
  'graphic',
  'hearing',
  'legal_case',
  'legislation',
  'bill',
  'map',
  'motion_picture',
  'pamphlet',
  'patent',
  'periodical',
  'regulation',
  'report',
  'standard',
  'thesis',
  'treaty',
]);

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** “3 March 2026”, “March 2026” or “2026”; of what is no date, the text itself. */
export function formatDay(year: number, month?: number, day?: number): string {
  const name = month === undefined ? undefined : months[month - 1];
  return [name === undefined || day === undefined ? null : String(day), name ?? null, String(year)]
    .filter((part) => part !== null)
    .join(' ');
}

/** The day of an ISO date or instant (in UTC) in words; the text itself when it is neither. */
export function formatIsoDay(iso: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/u.exec(iso);
  return found === null ? iso : formatDay(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** A CSL date in words; a range with an en dash; empty when nothing is known. */
export function formatCslDate(date: CslItem['issued']): string {
  if (date === undefined) return '';
  const days = (date['date-parts'] ?? []).map(([year, month, day]) =>
    year === undefined ? '' : formatDay(year, month, day),
  );
  return days.length > 0 ? days.join(' – ') : (date.literal ?? '');
}

type Names = CslItem['author'];

/** “A. One, B. Two and C. Three”; more than three names become the first “and others”. */
export function formatNames(names: Names): string {
  const all = (names ?? [])
    .map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (all.length > 3) return `${all[0] ?? ''} and others`;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

const plain = (text: string): ReferencePart => ({ text, isItalic: false, href: null });
const italic = (text: string): ReferencePart => ({ text, isItalic: true, href: null });
const linked = (url: string): ReferencePart => ({ text: url, isItalic: false, href: safeHref(url) });

/** The source as parts that a format styles in its own way; joined texts are {@link formatReference}. */
export function referenceParts(source: Source): readonly ReferencePart[] {
  const groups = [...whoAndWhat(source), ...whereAndWhen(source.csl)].filter((group) =>
    group.some((part) => part.text !== ''),
  );
  if (groups.length === 0) return [plain(sourceTitle(source))];
  return groups.flatMap((group, at) => (at === 0 ? group : [plain(', '), ...group]));
}

/** The source on one line of plain text, without a final stop. */
export function formatReference(source: Source): string {
  return referenceParts(source)
    .map((part) => part.text)
    .join('');
}

function* whoAndWhat(source: Source): Generator<readonly ReferencePart[]> {
  const { csl } = source;
  const authors = formatNames(csl.author);
  const title = csl.title.trim();
  if (authors !== '') yield [plain(authors)];
  if (title !== '' && title !== authors) {
    if (source.kind === 'person' || csl.type === 'interview') yield [plain(title)];
    else yield [standsAlone.has(csl.type) ? italic(title) : plain(`“${title}”`)];
  }
  if (csl.genre) yield [plain(csl.genre)];
  else if (source.kind === 'person') yield [plain('interview')];
  const interviewers = formatNames(csl.interviewer);
  if (interviewers !== '') yield [plain(`by ${interviewers}`)];
}

function* whereAndWhen(csl: CslItem): Generator<readonly ReferencePart[]> {
  if (csl['container-title']) yield [italic(csl['container-title'])];
  const editors = formatNames(csl.editor);
  if (editors !== '') yield [plain(`edited by ${editors}`)];
  if (csl.edition) yield [plain(/^\d+$/u.test(csl.edition) ? `edition ${csl.edition}` : csl.edition)];
  if (csl.volume) yield [plain(`vol. ${csl.volume}`)];
  if (csl.issue) yield [plain(`no. ${csl.issue}`)];
  if (csl.number) yield [plain(csl.number)];
  if (csl.publisher) yield [plain(csl.publisher)];
  if (csl['publisher-place']) yield [plain(csl['publisher-place'])];
  if (csl.archive) yield [plain(csl.archive)];
  yield [plain(formatCslDate(csl.issued))];
  if (csl.page) yield [plain(pages(csl.page))];
  if (csl.ISBN) yield [plain(`ISBN ${csl.ISBN}`)];
  const address = csl.DOI ? doiAddress(csl.DOI) : (csl.URL ?? '');
  const accessed = formatCslDate(csl.accessed);
  if (address !== '') yield [linked(address), ...(accessed === '' ? [] : [plain(` (seen ${accessed})`)])];
}

function doiAddress(doi: string): string {
  return /^https?:/iu.test(doi) ? doi : `https://doi.org/${encodeURI(doi.replace(/^doi:\s*/iu, ''))}`;
}

function pages(value: string): string {
  return /^\d+\s*[-–—,]/u.test(value)
    ? `pp. ${value.replace(/(?<=\d)\s*[-—]\s*(?=\d)/gu, '–')}`
    : `p. ${value}`;
}

const locatorWords: Readonly<Record<Locator['label'], string>> = {
  page: 'p.',
  paragraph: 'para.',
  line: 'line',
  section: 'section',
  chapter: 'chapter',
  timestamp: 'at',
  figure: 'figure',
  table: 'table',
  note: 'note',
  column: 'column',
  folio: 'folio',
  verse: 'verse',
  volume: 'vol.',
};

/**
 * Where in the source, in words, unless the reference has said so itself: an article on page 6 of a newspaper needs no second
 * “p. 6”. Null when there is nothing more to say.
 */
export function locatorBeyondReference({ csl }: Pick<Source, 'csl'>, locator: Locator | null): string | null {
  if (locator === null) return null;
  const isSaid =
    locator.label === 'page' && csl.page !== undefined && pages(locator.value) === pages(csl.page);
  return isSaid ? null : formatLocator(locator);
}

/** Where in the source, as readers write it: “p. 4”, “pp. 4–6”, “at 12:30”, “section 2”. */
export function formatLocator(locator: Locator): string {
  if (locator.label === 'page') return pages(locator.value);
  return `${locatorWords[locator.label]} ${locator.value}`;
}
