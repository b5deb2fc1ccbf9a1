import { z } from 'zod';
import { daySchema } from '../clock.ts';
import { safeHref } from '../documents-in/url-policy.ts';

/**
 * What a ClaimReview must look like: schema.org's ClaimReview, Rating and Claim with the fact-check guidelines that
 * search engines publish (required: claimReviewed, reviewRating, url; both ends of the scale; a claimant who is not the
 * reviewer). Stricter than schema.org, which allows nearly anything.
 */

/**
 * The scale, one text per number. Published with every review, so that a reader of the data needs no other page.
 * `wrong` means that sources show the contrary, `disputed` that good sources contradict each other, `not-confirmable` that
 * no source could settle it.
 */
export const ratingScale = [
  { value: 1, text: 'False', verdict: 'wrong' },
  { value: 2, text: 'Disputed', verdict: 'disputed' },
  { value: 3, text: 'Unproven', verdict: 'not-confirmable' },
  { value: 4, text: 'True', verdict: 'confirmed' },
] as const;

export const worstRating = ratingScale[0].value;
export const bestRating = ratingScale[3].value;

const webAddress = z
  .string()
  .refine((url) => /^https?:/u.test(url) && safeHref(url) === url, 'not a web address');
const words = z.string().trim().min(1);

const ratingSchema = z
  .strictObject({
    '@type': z.literal('Rating'),
    ratingValue: z.number(),
    bestRating: z.literal(bestRating),
    worstRating: z.literal(worstRating),
    alternateName: words,
    ratingExplanation: words,
  })
  .refine(
    (rating) =>
      ratingScale.some(({ value, text }) => value === rating.ratingValue && text === rating.alternateName),
    'the number and the words of the rating do not belong together',
  );

const claimantSchema = z.discriminatedUnion('@type', [
  z.strictObject({ '@type': z.literal('Person'), name: words, jobTitle: words.optional() }),
  z.strictObject({ '@type': z.literal('Organization'), name: words }),
]);

export const claimReviewSchema = z
  .strictObject({
    '@context': z.literal('https://schema.org'),
    '@type': z.literal('ClaimReview'),
    url: webAddress,
    claimReviewed: words,
    datePublished: daySchema,
    inLanguage: z.string(),
    author: z.strictObject({ '@type': z.literal('Organization'), name: words, url: webAddress }),
    reviewRating: ratingSchema,
    itemReviewed: z.strictObject({
      '@type': z.literal('Claim'),
      author: claimantSchema,
      datePublished: daySchema.optional(),
      appearance: z.strictObject({ '@type': z.literal('CreativeWork'), url: webAddress }).optional(),
    }),
    citation: z
      .array(z.strictObject({ '@type': z.literal('CreativeWork'), name: words, url: webAddress.optional() }))
      .optional(),
  })
  .superRefine((review, issues) => {
    const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
    if (same(review.itemReviewed.author.name, review.author.name)) {
      issues.addIssue({ code: 'custom', message: 'the claimant is the reviewer' });
    }
  });
export type ClaimReview = z.infer<typeof claimReviewSchema>;

/** Reads exported JSON-LD again; problems in plain words, none means it may leave. */
export function validateClaimReview(json: string): readonly string[] {
  const parsed = z.array(claimReviewSchema).min(1).safeParse(JSON.parse(json));
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
