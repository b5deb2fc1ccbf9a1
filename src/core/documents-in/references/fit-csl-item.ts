import type { z } from 'zod';
import {
  cslDateSchema,
  cslItemSchema,
  cslNameSchema,
  cslTypeSchema,
  type CslItem,
  type CslType,
} from '../../sources/csl-item.ts';
import type { SourceKind } from '../../sources/source.ts';
import { safeHref } from '../url-policy.ts';

/** A field of a reference that could not be kept, and why. */
export interface DroppedField {
  readonly field: string;
  readonly why: string;
}

/** A reference fitted to the record, with what was left behind. */
export interface FittedItem {
  readonly csl: CslItem;
  readonly kind: SourceKind;
  readonly dropped: readonly DroppedField[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that stand for the item itself in the file it came from; ours gets an id of its own. */
const replaced = new Set(['id', 'type']);
const titleLimit = 2000;

/**
 * Fits untrusted CSL data to the record, field by field. What the record has no place for, what is too long and what is
 * no value of its field is dropped and named; nothing else of the item is touched by it. Null: neither title nor author.
 */
export function fitCslItem(raw: unknown): FittedItem | null {
  if (!isRecord(raw)) return null;
  const dropped: DroppedField[] = [];
  const fitted: Record<string, unknown> = {};
  const type = fitType(raw['type'], dropped);
  for (const [field, value] of Object.entries(raw)) {
    if (replaced.has(field) || value === null || value === undefined || value === '') continue;
    const schema = fieldSchema(field);
    if (schema === null) {
      dropped.push({ field, why: 'has no place in a source' });
      continue;
    }
    const kept = fitField(field, value, schema, dropped);
    if (kept !== null) fitted[field] = kept;
  }
  const title = typeof fitted['title'] === 'string' ? fitted['title'] : '';
  const parsed = cslItemSchema.safeParse({ ...fitted, type, title });
  if (!parsed.success) return null;
  const isNamed = title.trim() !== '' || (parsed.data.author ?? []).length > 0;
  return isNamed ? { csl: parsed.data, kind: kindOfType(type), dropped } : null;
}

function fieldSchema(field: string): z.ZodType | null {
  const shape: Readonly<Record<string, z.ZodType>> = cslItemSchema.shape;
  return Object.hasOwn(shape, field) ? (shape[field] ?? null) : null;
}

function fitType(value: unknown, dropped: DroppedField[]): CslType {
  const parsed = cslTypeSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (typeof value === 'string' && value !== '') {
    dropped.push({
      field: 'type',
      why: `“${plain(value).slice(0, 40)}” is no type of CSL; kept as a document`,
    });
  }
  return 'document';
}

function fitField(field: string, value: unknown, schema: z.ZodType, dropped: DroppedField[]): unknown {
  const drop = (why: string): null => {
    dropped.push({ field, why });
    return null;
  };
  if (field === 'URL') {
    const href = typeof value === 'string' ? safeHref(value) : null;
    return href === null || href.startsWith('mailto:') ? drop('is no web address') : href;
  }
  for (const candidate of candidates(value, dropped, field)) {
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  if (field === 'title' && typeof value === 'string') {
    dropped.push({ field, why: `is longer than ${titleLimit} characters; its end was cut off` });
    return plain(value).slice(0, titleLimit);
  }
  return drop(typeof value === 'string' && value.length > 50 ? 'is too long' : 'is no value for this field');
}

/** The value in the shapes its field may take, the fullest first. */
function* candidates(value: unknown, dropped: DroppedField[], field: string): Generator {
  if (typeof value === 'number') {
    yield value;
    yield String(value);
  } else if (typeof value === 'string') {
    yield plain(value);
  } else if (Array.isArray(value)) {
    if (field === 'categories') yield value;
    const names = value.map(fitName).filter((name) => name !== null);
    if (names.length > 0 && names.length < value.length) {
      dropped.push({
        field,
        why: `${value.length - names.length} of ${value.length} names could not be read`,
      });
    }
    if (names.length > 0) yield names;
  } else if (isRecord(value)) {
    const date = field === 'custom' ? value : fitDate(value);
    if (date !== null) yield date;
  }
}

/** Text without control characters and the little markup that CSL allows in strings. */
function plain(text: string): string {
  return text
    .replace(/<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]{0,200})?>/giu, '')
    .replace(/[\p{Cc}\u{FFF9}-\u{FFFB}]+/gu, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function textOf(record: Readonly<Record<string, unknown>>, key: string): string {
  const value = record[key];
  return typeof value === 'string' ? plain(value).slice(0, 500) : '';
}

/** A name with the keys that the record has; particles and suffixes it has no keys for join the family name. */
function fitName(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? null : { literal: plain(value).slice(0, 500) };
  if (!isRecord(value)) return null;
  const parsed = cslNameSchema.safeParse(
    Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        typeof part === 'string' ? plain(part).slice(0, 500) : part,
      ]),
    ),
  );
  if (parsed.success && Object.values(parsed.data).some((part) => part !== '')) return parsed.data;
  const family = [
    textOf(value, 'dropping-particle'),
    textOf(value, 'non-dropping-particle'),
    textOf(value, 'family'),
    textOf(value, 'suffix'),
  ]
    .filter(Boolean)
    .join(' ');
  const parts = { family, given: textOf(value, 'given'), literal: textOf(value, 'literal') };
  const known = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
  return Object.keys(known).length === 0 ? null : known;
}

/** A date as CSL writes it; numbers written as text become numbers, what is no date stays as its words. */
function fitDate(value: Readonly<Record<string, unknown>>): unknown {
  const parts = Array.isArray(value['date-parts'])
    ? (value['date-parts'] as unknown[])
        .slice(0, 2)
        .map(fitDay)
        .filter((day) => day !== null)
    : [];
  if (parts.length > 0) {
    const rest = Object.fromEntries(
      Object.entries(value).filter(([key]) => key !== 'date-parts' && key !== 'raw' && key !== 'literal'),
    );
    const full = cslDateSchema.safeParse({ ...rest, 'date-parts': parts });
    return full.success ? full.data : { 'date-parts': parts };
  }
  const words = textOf(value, 'raw') || textOf(value, 'literal');
  const iso = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(words);
  if (iso !== null) {
    const day = fitDay(iso.slice(1).filter(Boolean));
    if (day !== null) return { 'date-parts': [day] };
  }
  return words === '' ? null : { literal: words };
}

function fitDay(value: unknown): readonly number[] | null {
  if (!Array.isArray(value)) return null;
  const [year, month, day] = (value as unknown[]).map((part) =>
    part === '' || part === null ? Number.NaN : Number(part),
  );
  if (year === undefined || !Number.isInteger(year) || Math.abs(year) > 9999) return null;
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 12) return [year];
  return day === undefined || !Number.isInteger(day) || day < 1 || day > 31
    ? [year, month]
    : [year, month, day];
}

/** What the desk calls a source of this CSL type. Never a person: who is quoted is for people to say. */
export function kindOfType(type: CslType): SourceKind {
  switch (type) {
    case 'book':
    case 'chapter':
      return 'book';
    case 'article':
    case 'article-journal':
    case 'article-magazine':
    case 'article-newspaper':
    case 'paper-conference':
    case 'review':
      return 'article';
    case 'webpage':
    case 'post':
    case 'post-weblog':
      return 'web-page';
    case 'dataset':
      return 'data-set';
    case 'broadcast':
    case 'motion_picture':
    case 'song':
      return 'recording';
    case 'interview':
    case 'speech':
    case 'hearing':
      return 'transcript';
    case 'graphic':
    case 'figure':
    case 'map':
      return 'image';
    default:
      return 'document';
  }
}
