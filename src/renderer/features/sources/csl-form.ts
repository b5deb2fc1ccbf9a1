import { cslTypeForKind, type CslItem, type Source, type SourceKind } from '../../../core/sources/source.ts';

/**
 * The source dialog works on plain text fields; this file maps them to CSL-JSON and back. Values the form does not
 * show are carried over untouched, so that editing a source never loses imported metadata.
 */

type CslDate = NonNullable<CslItem['issued']>;
type CslName = NonNullable<CslItem['author']>[number];

/** CSL variables that are plain strings in the form and in the record. */
export const plainFields = [
  'title',
  'container-title',
  'publisher',
  'publisher-place',
  'URL',
  'DOI',
  'ISBN',
  'page',
  'volume',
  'issue',
  'edition',
  'number',
  'archive',
  'genre',
] as const;
const nameFields = ['author', 'editor', 'interviewer'] as const;
const dateFields = ['issued', 'accessed'] as const;

type PlainField = (typeof plainFields)[number];
type NameField = (typeof nameFields)[number];
type DateField = (typeof dateFields)[number];
export type SourceField = PlainField | NameField | DateField;
export type SourceForm = Readonly<Record<SourceField, string>>;

/** One field of the dialog. */
export interface FieldSpec {
  readonly field: SourceField;
  readonly label: string;
  readonly help?: string;
}

const nameHelp = 'One per line. “Family, Given” for people; the plain name for institutions.';
const dateHelp = 'As far as known: 2026, 2026-03 or 2026-03-14.';

const title = (label = 'Title'): FieldSpec => ({ field: 'title', label });
const authors = (label = 'Authors'): FieldSpec => ({ field: 'author', label, help: nameHelp });
const issued = (label = 'Date'): FieldSpec => ({ field: 'issued', label, help: dateHelp });
const plain = (field: PlainField, label: string, help?: string): FieldSpec =>
  help === undefined ? { field, label } : { field, label, help };
const accessed: FieldSpec = { field: 'accessed', label: 'Seen on', help: dateHelp };

const fieldsByKind: Readonly<Record<SourceKind, readonly FieldSpec[]>> = {
  person: [
    { field: 'author', label: 'Name', help: '“Family, Given”, or the plain name.' },
    title('What it was'),
    issued('Spoken to on'),
    { field: 'interviewer', label: 'Interviewer', help: nameHelp },
    plain('genre', 'Form', 'Telephone interview, e-mail, meeting …'),
  ],
  document: [
    title(),
    authors(),
    plain('publisher', 'Issued by'),
    issued(),
    plain('number', 'File or case number'),
    plain('genre', 'Form', 'Minutes, invoice, judgment, press release …'),
    plain('archive', 'Kept at'),
    plain('URL', 'Address'),
  ],
  'web-page': [
    title(),
    authors(),
    plain('container-title', 'Site'),
    issued('Published'),
    accessed,
    plain('URL', 'Address'),
  ],
  book: [
    title(),
    authors(),
    { field: 'editor', label: 'Editors', help: nameHelp },
    plain('publisher', 'Publisher'),
    plain('publisher-place', 'Place'),
    issued('Year'),
    plain('edition', 'Edition'),
    plain('page', 'Pages'),
    plain('ISBN', 'ISBN'),
  ],
  article: [
    title(),
    authors(),
    plain('container-title', 'Newspaper, magazine or journal'),
    issued('Published'),
    plain('volume', 'Volume'),
    plain('issue', 'Issue'),
    plain('page', 'Pages'),
    plain('DOI', 'DOI'),
    plain('URL', 'Address'),
  ],
  'data-set': [
    title(),
    authors('Made by'),
    plain('publisher', 'Published by'),
    issued('Version of'),
    plain('edition', 'Version'),
    accessed,
    plain('DOI', 'DOI'),
    plain('URL', 'Address'),
  ],
  recording: [
    title(),
    authors('Speakers'),
    issued('Recorded on'),
    { field: 'interviewer', label: 'Interviewer', help: nameHelp },
    plain('publisher', 'Broadcaster or owner'),
    plain('genre', 'Form', 'Audio, video, broadcast …'),
    plain('URL', 'Address'),
  ],
  transcript: [
    title(),
    authors('Speakers'),
    issued('Spoken on'),
    { field: 'interviewer', label: 'Interviewer', help: nameHelp },
    plain('publisher', 'Transcribed by'),
    plain('URL', 'Address'),
  ],
  image: [
    title(),
    authors('Photographer or maker'),
    issued('Taken on'),
    plain('publisher', 'Agency or owner'),
    plain('publisher-place', 'Place shown'),
    plain('URL', 'Address'),
  ],
  observation: [
    title('What was seen'),
    authors('Seen by'),
    issued('Seen on'),
    plain('publisher-place', 'Place'),
    plain('genre', 'Form', 'Site visit, test, count …'),
  ],
};

/** The fields the dialog shows for a kind of source, in order. */
export function fieldsFor(kind: SourceKind): readonly FieldSpec[] {
  return fieldsByKind[kind];
}

/** Whether a field takes several lines. */
export function isNameField(field: SourceField): field is NameField {
  return (nameFields as readonly string[]).includes(field);
}

function isDateField(field: SourceField): field is DateField {
  return (dateFields as readonly string[]).includes(field);
}

/** An empty form. */
export function emptyForm(): SourceForm {
  return Object.fromEntries(
    [...plainFields, ...nameFields, ...dateFields].map((field) => [field, '']),
  ) as Record<SourceField, string>;
}

/** The form as it stands for a source. */
export function formFromSource(source: Source): SourceForm {
  const form: Record<SourceField, string> = { ...emptyForm() };
  for (const field of plainFields) form[field] = source.csl[field] ?? '';
  for (const field of nameFields) form[field] = (source.csl[field] ?? []).map(nameText).join('\n');
  for (const field of dateFields) form[field] = dateText(source.csl[field]);
  return form;
}

/**
 * The CSL item a form describes. Fields the kind does not show keep their value from `before`; the CSL type stays
 * as imported unless the kind changed.
 */
export function cslFromForm(kind: SourceKind, form: SourceForm, before: Source | null): CslItem {
  const item: Record<string, unknown> = {
    ...before?.csl,
    type: before?.kind === kind ? before.csl.type : cslTypeForKind[kind],
    title: before?.csl.title ?? '',
  };
  for (const { field } of fieldsFor(kind)) {
    const text = form[field].trim();
    const value = isNameField(field) ? namesOf(text) : isDateField(field) ? dateOf(text) : text || undefined;
    if (field === 'title') item.title = text;
    else if (value === undefined) Reflect.deleteProperty(item, field);
    else item[field] = value;
  }
  return item as CslItem;
}

/** Whether the form says enough to be told from other sources in a list: a title or, for all kinds, a name. */
export function isNamed(form: SourceForm): boolean {
  return form.title.trim() !== '' || form.author.trim() !== '';
}

/** How a name is written in the form. */
export function nameText(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  return [name.family, name.given].filter((part) => part !== undefined && part !== '').join(', ');
}

/** How a date is written in the form and in tables; empty when unknown. A range keeps its two ends. */
export function dateText(date: CslDate | undefined): string {
  if (date === undefined) return '';
  const parts = date['date-parts'];
  if (parts === undefined) return date.literal ?? '';
  return parts
    .map((part) => part.map((n, i) => String(n).padStart(i === 0 ? 4 : 2, '0')).join('-'))
    .join('/');
}

function namesOf(text: string): CslName[] | undefined {
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): CslName => {
      const comma = line.indexOf(',');
      if (comma < 0) return { literal: line };
      const family = line.slice(0, comma).trim();
      const given = line.slice(comma + 1).trim();
      return given === '' ? { family } : { family, given };
    });
  return names.length === 0 ? undefined : names;
}

function dateOf(text: string): CslDate | undefined {
  if (text === '') return undefined;
  const ends = text.split('/').map(datePartsOf);
  return ends.length <= 2 && ends.every((end) => end !== null) ? { 'date-parts': ends } : { literal: text };
}

function datePartsOf(text: string): number[] | null {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  const parts = match
    ?.slice(1)
    .flatMap((part: string | undefined) => (part === undefined ? [] : [Number(part)]));
  const [year, month, day] = parts ?? [];
  if (year === undefined) return null;
  if (month === undefined) return [year];
  if (month < 1 || month > 12) return null;
  if (day === undefined) return [year, month];
  const isReal = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return day >= 1 && isReal ? [year, month, day] : null;
}
