import { ok } from '../../result.ts';
import { claimReviewJson, writeClaimReviews } from '../claim-review.ts';
import type { FormatWriter } from '../exported-document.ts';
import { validateClaimReview } from '../validate-claim-review.ts';
import { onlyVetted } from './only-vetted.ts';

/** Ratings of others' claims as JSON-LD. */
export const claimReviewFormat: FormatWriter = {
  carriesArticle: false,
  refusal: onlyVetted('ClaimReview'),
  write: (project, { generatedAt }) => {
    const reviews = writeClaimReviews(project, generatedAt);
    if (!reviews.ok) return reviews;
    const content = claimReviewJson(reviews.value.reviews);
    return ok({
      fileExtension: 'jsonld',
      mediaType: 'application/ld+json',
      content,
      losses: [],
      messages: reviews.value.messages,
      problems: validateClaimReview(content),
    });
  },
};
