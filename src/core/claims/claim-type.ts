import { z } from 'zod';

/** What a claim asserts; the chapter headings of the field's handbooks, shortened. */
export const claimTypes = [
  'fact',
  'number',
  'date',
  'quote',
  'name',
  'comparison',
  'superlative',
  'causal',
  'law',
  'image',
  'common-knowledge',
] as const;
export const claimTypeSchema = z.enum(claimTypes);
export type ClaimType = z.infer<typeof claimTypeSchema>;
