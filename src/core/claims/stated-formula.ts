import { z } from 'zod';
import { idSchema } from '../ids.ts';

/**
 * How a figure of the draft was worked out (practice: annotate every calculation and conversion). The machine computes it
 * again from the cited values; whether the claim holds is still a checker's verdict.
 */
export const statedFormulaSchema = z.strictObject({
  /** In the language of `checks/formula.ts`, e.g. `percent-change(before, after)`. */
  expression: z.string().min(1).max(1_000),
  values: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
        /** As the source states it, e.g. `48,312`. */
        value: z.string().min(1).max(100),
        /** Where it comes from; null when nobody has said so yet. */
        citationId: idSchema.nullable(),
      }),
    )
    .max(50)
    .readonly(),
  /** The figure of the draft that it must give, e.g. `12 per cent`. */
  stated: z.string().min(1).max(200),
});
export type StatedFormula = Readonly<z.infer<typeof statedFormulaSchema>>;
