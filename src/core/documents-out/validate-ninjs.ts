import { z } from 'zod';
import { htmlDocument } from './html.ts';
import { textProblems, validateHtml } from './validate-html.ts';

/**
 * What an exported ninjs object must look like: the keys and values of IPTC's schema 3.1 that Stet uses, written down from the
 * standard because no package carries the schema. Like there, unknown keys are refused.
 */

const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/iu, 'is no URI');
const dateTime = z.iso.datetime({ offset: true });
const words = z.string().trim().min(1);
const textSchema = z.strictObject({
  role: z.string().optional(),
  contentType: z.string().optional(),
  value: z.string(),
});
const bodySchema = textSchema.extend({
  charCount: z.int().nonnegative(),
  wordCount: z.int().nonnegative(),
});
const altIdSchema = z.strictObject({ role: words, value: words });

const pictureSchema = z.strictObject({
  name: words,
  uri,
  type: z.literal('picture'),
  representationType: z.literal('partial'),
  descriptions: z.array(textSchema).readonly().optional(),
  by: words.optional(),
  altIds: z.array(altIdSchema).readonly().optional(),
});
export type NinjsPicture = z.infer<typeof pictureSchema>;

export const ninjsSchema = z.strictObject({
  uri,
  standard: z.strictObject({ name: z.literal('ninjs'), version: z.literal('3.1'), schema: uri }),
  type: z.literal('text'),
  representationType: z.literal('full'),
  version: words,
  firstCreated: dateTime,
  versionCreated: dateTime,
  embargoedUntil: dateTime.optional(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  language: z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u),
  title: words,
  by: words.optional(),
  slugline: words.optional(),
  edNote: words,
  headlines: z.array(textSchema).min(1).readonly(),
  descriptions: z.array(textSchema).readonly().optional(),
  bodies: z.array(bodySchema).min(1).readonly(),
  infoSources: z
    .array(z.strictObject({ name: words, uri: uri.optional() }))
    .readonly()
    .optional(),
  trustIndicators: z
    .array(z.strictObject({ role: uri, title: words.optional(), href: uri }))
    .min(1)
    .readonly()
    .optional(),
  altIds: z.array(altIdSchema).readonly().optional(),
  associations: z.array(pictureSchema).readonly().optional(),
});
export type Ninjs = z.infer<typeof ninjsSchema>;

export interface ExpectedNinjs {
  /** The passages of the article in printed order. */
  readonly passages: readonly string[];
  readonly text: string;
  readonly isDraft: boolean;
  readonly isRetracted?: boolean;
}

/** Reads an exported ninjs object again; problems in plain words, none means it may leave. */
export function validateNinjs(json: string, expected: ExpectedNinjs): readonly string[] {
  const parsed = ninjsSchema.safeParse(JSON.parse(json));
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { pubStatus, edNote, bodies, language } = parsed.data;
  const problems: string[] = [];
  const isHeldBack = pubStatus !== 'usable' && edNote.startsWith('Not vetted.');
  const isCancelled = pubStatus === 'canceled';
  if (isCancelled !== (expected.isRetracted ?? false) || (!isCancelled && expected.isDraft !== isHeldBack))
    problems.push('the status is not that of the edition');
  const html = bodies.find((body) => body.contentType === 'text/html')?.value ?? '';
  // The element is looked at as a page of its own would be.
  const page = htmlDocument({ language, title: 'x', stetVersion: '0', styles: '' }, [
    '<main>',
    html,
    '</main>',
  ]);
  problems.push(...validateHtml(page, expected.passages));
  const plain = bodies.find((body) => body.contentType === 'text/plain')?.value ?? '';
  problems.push(...textProblems([plain], [expected.text]));
  return problems;
}
