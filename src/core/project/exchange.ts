import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';
import { roleSchema } from './roles.ts';

/** What passes between checker, writer and editor: queries and proposed changes. */

export const replySchema = z.strictObject({
  id: idSchema,
  by: z.string(),
  role: roleSchema,
  at: instantSchema,
  text: z.string(),
});

/** A tracked question. `claimId` is null when it concerns the whole story. */
export const querySchema = z.strictObject({
  id: idSchema,
  claimId: idSchema.nullable(),
  to: z.enum(['writer', 'editor', 'source']),
  text: z.string().min(1),
  /** The incomplete citations that a batch query sends back to the writer. */
  citationIds: z.array(idSchema).readonly(),
  by: z.string(),
  role: roleSchema,
  at: instantSchema,
  replies: z.array(replySchema).readonly(),
  resolved: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
});
export type Query = Readonly<z.infer<typeof querySchema>>;

/** A checker's replacement text for one span of a claim. */
export const changeSchema = z.strictObject({
  id: idSchema,
  claimId: idSchema,
  spanId: idSchema,
  /** The words it would replace; accepting is refused once the article says something else. */
  exact: z.string(),
  replacement: z.string(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
  outcome: z
    .strictObject({
      kind: z.enum(['accepted', 'rejected', 'withdrawn']),
      by: z.string(),
      at: instantSchema,
      reason: z.string(),
    })
    .nullable(),
});
/** A proposed change. */
export type Change = Readonly<z.infer<typeof changeSchema>>;
