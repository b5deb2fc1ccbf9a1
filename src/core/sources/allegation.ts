import { z } from 'zod';
import { daySchema, instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';
import { contactChannelSchema } from './contact.ts';

/**
 * Something the story says against somebody, and the right of reply: who is accused, of what, when it was put to them, until
 * when they may answer, what they said, and where the text carries it (Mission Investigate's practice, GIJN).
 */
export const allegationSchema = z.strictObject({
  id: idSchema,
  /** The person or body accused. */
  sourceId: idSchema,
  /** The claims that carry the allegation. */
  claimIds: z.array(idSchema).readonly(),
  /** In the words in which it was or will be put to them. */
  summary: z.string().min(1).max(5_000),
  /** Null: not put to them yet. */
  putAt: instantSchema.nullable(),
  channel: contactChannelSchema,
  deadline: daySchema.nullable(),
  /** `text` is empty when they declined or let the deadline pass. */
  reply: z.strictObject({ text: z.string().max(20_000), at: instantSchema }).nullable(),
  /** The claim in whose words the reply stands in the article. */
  replyClaimId: idSchema.nullable(),
  by: z.string(),
  at: instantSchema,
});
export type Allegation = Readonly<z.infer<typeof allegationSchema>>;
