import { z } from 'zod';
import { daySchema } from '../clock.ts';

/** What of the research is kept, until when and why. A note to people: nothing is ever deleted by it. */
export const retentionSchema = z.strictObject({
  what: z.string().min(1).max(2_000),
  /** Null: for good. */
  until: daySchema.nullable(),
  why: z.string().min(1).max(2_000),
});
export type Retention = Readonly<z.infer<typeof retentionSchema>>;
