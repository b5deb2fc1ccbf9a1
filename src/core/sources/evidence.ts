import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** How the text beside the claim is to be shown. `none`: the file is kept but has no text that can be read yet. */
export const evidenceTextKinds = ['text', 'markdown', 'html', 'docx', 'none'] as const;

/** One entry of the custody record. */
export const custodySchema = z.strictObject({
  at: instantSchema,
  by: z.string(),
  action: z.enum(['collected', 'verified', 'mismatch', 'exported']),
  /** Where from or to: a file name, an address, "pasted". Never a path on the user's disk. */
  from: z.string().max(2048),
});

/** A stored file or pasted text that belongs to a source. The bytes lie beside the project, named by their SHA-256. */
export const evidenceSchema = z.strictObject({
  id: idSchema,
  sourceId: idSchema,
  kind: z.enum(['file', 'pasted']),
  fileName: z.string().max(300),
  mediaType: z.string().max(200),
  /** Of the bytes as collected. */
  sha256,
  /** Size of the file in bytes. */
  size: z.number().int().nonnegative(),
  text: z.strictObject({
    kind: z.enum(evidenceTextKinds),
    /** SHA-256 of the extracted text as UTF-8, stored beside the file; excerpts are anchored in it. Null for `none`. */
    sha256: sha256.nullable(),
    /** Length of that text in UTF-16 units. */
    length: z.number().int().nonnegative(),
  }),
  custody: z.array(custodySchema).readonly(),
});
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;
