import { z } from 'zod';
import { contradicts, mediaCategories } from '../claims/media-statement.ts';
import { daySchema } from '../clock.ts';
import { safeHref } from '../documents-in/url-policy.ts';

/** What a MediaReview must look like: schema.org's MediaReview and its media manipulation ratings. */

const webAddress = z
  .string()
  .refine((url) => /^https?:/u.test(url) && safeHref(url) === url, 'not a web address');
const words = z.string().trim().min(1);

export const mediaReviewSchema = z
  .strictObject({
    '@context': z.literal('https://schema.org'),
    '@type': z.literal('MediaReview'),
    url: webAddress,
    datePublished: daySchema,
    inLanguage: words,
    author: z.strictObject({ '@type': z.literal('Organization'), name: words, url: webAddress }),
    mediaAuthenticityCategory: z
      .array(z.enum(mediaCategories))
      .min(1, 'says nothing about the media')
      .refine((named) => new Set(named).size === named.length, 'names a category twice')
      .refine((named) => !contradicts(named), 'says original and altered at once'),
    originalMediaContextDescription: words.optional(),
    originalMediaLink: webAddress.optional(),
    itemReviewed: z
      .strictObject({
        '@type': z.enum(['ImageObject', 'MediaObject']),
        name: words,
        author: z.strictObject({ '@type': z.enum(['Person', 'Organization']), name: words }),
        url: webAddress.optional(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/u)
          .optional(),
      })
      .refine((item) => item['@type'] === 'ImageObject' || item.url !== undefined, 'points to no media'),
  })
  .superRefine((review, issues) => {
    const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
    if (same(review.itemReviewed.author.name, review.author.name)) {
      issues.addIssue({ code: 'custom', message: 'the reviewer made the media' });
    }
  });
export type MediaReview = z.infer<typeof mediaReviewSchema>;

/** Reads exported JSON-LD again; problems in plain words, none means it may leave. */
export function validateMediaReview(json: string): readonly string[] {
  const parsed = z.array(mediaReviewSchema).min(1).safeParse(JSON.parse(json));
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
