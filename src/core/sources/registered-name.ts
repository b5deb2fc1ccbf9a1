import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';

export const nameKinds = ['person', 'place', 'organisation', 'other'] as const;
export const nameKindSchema = z.enum(nameKinds);
export type NameKind = z.infer<typeof nameKindSchema>;

/** One entry of the name register: the first confirmed spelling is the one that the whole story keeps. */
export const registeredNameSchema = z.strictObject({
  id: idSchema,
  canonical: z.string().trim().min(1).max(300),
  /** Other spellings that are right too: short forms, former names. */
  variants: z.array(z.string().trim().min(1).max(300)).max(50).readonly(),
  nameKind: nameKindSchema,
  /** The source that confirmed it; null when a person vouches for it. */
  sourceId: idSchema.nullable(),
  by: z.string(),
  at: instantSchema,
});
export type RegisteredName = Readonly<z.infer<typeof registeredNameSchema>>;
