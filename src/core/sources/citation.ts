import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';

/** Primary or secondary *for this claim*: the same source may be either (KSJ, sourcing and record keeping). */
export const citationRoles = ['primary', 'secondary'] as const;
export const citationRoleSchema = z.enum(citationRoles);
export const stances = ['supports', 'partly', 'contradicts', 'context'] as const;
export const stanceSchema = z.enum(stances);
export type CitationRole = z.infer<typeof citationRoleSchema>;
export type Stance = z.infer<typeof stanceSchema>;

/** CSL's locator labels (csl-citation.json) that a desk uses. */
export const locatorLabels = [
  'page',
  'paragraph',
  'line',
  'section',
  'chapter',
  'timestamp',
  'figure',
  'table',
  'note',
  'column',
  'folio',
  'verse',
  'volume',
] as const;

/** Where in the source. A citation without one is incomplete and keeps the gate shut. */
export const locatorSchema = z.strictObject({
  label: z.enum(locatorLabels),
  value: z
    .string()
    .trim()
    .max(200)
    .refine((value) => /[\p{L}\p{N}]/u.test(value), 'names no place'),
});
export type Locator = Readonly<z.infer<typeof locatorSchema>>;

/** A passage of the evidence text: text-quote and text-position selector. Offsets in UTF-16 units. */
export const excerptSchema = z.strictObject({
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
export type Excerpt = Readonly<z.infer<typeof excerptSchema>>;

/** A part of a picture, in fractions of its width and height (W3C media fragments, `xywh=percent`). */
export const regionSchema = z
  .strictObject({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().gt(0).max(1),
    height: z.number().gt(0).max(1),
  })
  .refine(
    ({ x, y, width, height }) => x + width <= 1.000_001 && y + height <= 1.000_001,
    'outside the picture',
  );
export type Region = Readonly<z.infer<typeof regionSchema>>;

/** The link from a claim to a source. */
export const citationSchema = z.strictObject({
  id: idSchema,
  claimId: idSchema,
  sourceId: idSchema,
  evidenceId: idSchema.nullable(),
  role: citationRoleSchema,
  stance: stanceSchema,
  locator: locatorSchema.nullable(),
  excerpt: excerptSchema.nullable(),
  /** The part of a picture it points to; null for texts and whole pictures. */
  region: regionSchema.nullable(),
  note: z.string().max(20000),
  by: z.string(),
  at: instantSchema,
});
export type Citation = Readonly<z.infer<typeof citationSchema>>;
