import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';

/** What a source is, in the desk's words; CSL's finer type stands in {@link CslItem.type}. */
export const sourceKinds = [
  'person',
  'document',
  'web-page',
  'book',
  'article',
  'data-set',
  'recording',
  'transcript',
  'image',
  'observation',
] as const;
export const sourceKindSchema = z.enum(sourceKinds);
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** The CSL type a new source of each kind starts with (CSL 1.0.2, csl-data.json). */
export const cslTypeForKind: Readonly<Record<SourceKind, CslType>> = {
  person: 'interview',
  document: 'document',
  'web-page': 'webpage',
  book: 'book',
  article: 'article-newspaper',
  'data-set': 'dataset',
  recording: 'broadcast',
  transcript: 'speech',
  image: 'graphic',
  observation: 'document',
};

export const cslTypes = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'dataset',
  'document',
  'entry',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'pamphlet',
  'paper-conference',
  'patent',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;
export const cslTypeSchema = z.enum(cslTypes);
export type CslType = z.infer<typeof cslTypeSchema>;

/** A CSL name: family and given, or one literal for institutions. */
export const cslNameSchema = z.strictObject({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
});

/** A CSL date: year, month, day as far as known, or one literal. */
export const cslDateSchema = z.strictObject({
  'date-parts': z.array(z.array(z.number().int()).min(1).max(3)).min(1).max(2).optional(),
  literal: z.string().optional(),
});

/**
 * The source's citation data, a subset of CSL-JSON's item (csl-data.json): every key here is one of its keys.
 * `id` is left out: it is the source's own id.
 */
export const cslItemSchema = z.strictObject({
  type: cslTypeSchema,
  title: z.string().max(2000),
  author: z.array(cslNameSchema).optional(),
  editor: z.array(cslNameSchema).optional(),
  interviewer: z.array(cslNameSchema).optional(),
  issued: cslDateSchema.optional(),
  accessed: cslDateSchema.optional(),
  'container-title': z.string().max(2000).optional(),
  publisher: z.string().max(1000).optional(),
  'publisher-place': z.string().max(1000).optional(),
  URL: z.string().max(2048).optional(),
  DOI: z.string().max(500).optional(),
  ISBN: z.string().max(100).optional(),
  page: z.string().max(100).optional(),
  volume: z.string().max(100).optional(),
  issue: z.string().max(100).optional(),
  edition: z.string().max(100).optional(),
  number: z.string().max(200).optional(),
  archive: z.string().max(1000).optional(),
  language: z.string().max(50).optional(),
  genre: z.string().max(200).optional(),
  note: z.string().max(10000).optional(),
  abstract: z.string().max(20000).optional(),
});
export type CslItem = Readonly<z.infer<typeof cslItemSchema>>;

/** On what terms a person speaks. */
export const recordTerms = [
  'on-record',
  'background',
  'deep-background',
  'off-record',
  'not-agreed',
] as const;

export type RecordTerms = (typeof recordTerms)[number];

export const personDetailsSchema = z.strictObject({
  contact: z.string().max(2000),
  credentials: z.string().max(2000),
  terms: z.enum(recordTerms),
});

export const sourceSchema = z.strictObject({
  id: idSchema,
  kind: sourceKindSchema,
  csl: cslItemSchema,
  /** Only for people. */
  person: personDetailsSchema.nullable(),
  /**
   * Where its information comes from in the end: a wire agency, a press release, a publisher. Sources with the same
   * origin count once as independent sources. Empty means the source is its own origin.
   */
  origin: z.string().max(300),
  note: z.string().max(20000),
  addedBy: z.string(),
  addedAt: instantSchema,
});
export type Source = Readonly<z.infer<typeof sourceSchema>>;

/** The name a list shows for a source: its title, else its authors, else its kind. */
export function sourceTitle(source: Source): string {
  if (source.csl.title.trim() !== '') return source.csl.title;
  const names = (source.csl.author ?? [])
    .map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
    .join(', ');
  return names === '' ? `Untitled ${source.kind.replace('-', ' ')}` : names;
}
