import { z } from 'zod';
import { daySchema, instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';
import { cslItemSchema, type CslType } from './csl-item.ts';

export {
  cslItemSchema,
  cslNameSchema,
  cslDateSchema,
  cslTypes,
  type CslItem,
  type CslType,
} from './csl-item.ts';

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

/** On what terms a person speaks. */
export const recordTerms = [
  'on-record',
  'background',
  'deep-background',
  'off-record',
  'not-agreed',
] as const;

export type RecordTerms = (typeof recordTerms)[number];

export const consents = ['not-asked', 'asked', 'given', 'refused'] as const;
export type Consent = (typeof consents)[number];

export const personDetailsSchema = z.strictObject({
  contact: z.string().max(2000),
  credentials: z.string().max(2000),
  terms: z.enum(recordTerms),
  /** Nothing of theirs before this day; null for none. */
  embargo: daySchema.nullable(),
  /** Whether they agreed to be quoted. */
  consent: z.enum(consents),
  /**
   * Who they are lies in the vault only: this record holds a pseudonym, no contact and no credentials that give them away.
   */
  isInVault: z.boolean(),
});
export type PersonDetails = Readonly<z.infer<typeof personDetailsSchema>>;

/** A person about whom nothing is known yet. */
export const blankPerson: PersonDetails = {
  contact: '',
  credentials: '',
  terms: 'not-agreed',
  embargo: null,
  consent: 'not-asked',
  isInVault: false,
};

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

/** What a person is called where people are listed: their name, where the record has one, else the title it was given. */
export function personName(source: Source): string {
  const names = (source.csl.author ?? [])
    .map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
    .filter((name) => name.trim() !== '');
  return names.length > 0 ? names.join(', ') : sourceTitle(source);
}

/** The name a list shows for a source: its title, else its authors, else its kind. */
export function sourceTitle(source: Source): string {
  if (source.csl.title.trim() !== '') return source.csl.title;
  const names = (source.csl.author ?? [])
    .map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' '))
    .join(', ');
  return names === '' ? `Untitled ${source.kind.replace('-', ' ')}` : names;
}
