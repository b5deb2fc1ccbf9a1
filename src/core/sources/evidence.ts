import { z } from 'zod';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * How the text beside the claim is to be shown. `pdf`: pages are parted by U+000C. `transcript`: a cue a line, with its time and
 * speaker. `table`: the CSV as it stands in the file. `none`: the file has no text that can be read.
 */
export const evidenceTextKinds = [
  'text',
  'markdown',
  'html',
  'docx',
  'pdf',
  'transcript',
  'table',
  'none',
] as const;

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
  /** `captured`: a page that Stet loaded itself from the address in the custody record. */
  kind: z.enum(['file', 'pasted', 'captured']),
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
  /** What a captured page looked like; lies beside the file. */
  picture: z.strictObject({ sha256, mediaType: z.string().max(200) }).nullable(),
  custody: z.array(custodySchema).readonly(),
});
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;
