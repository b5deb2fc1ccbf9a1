import { appError } from '../../app-error.ts';
import { gate } from '../../gate/gate.ts';
import { err, ok } from '../../result.ts';
import { claimReviewJson, writeClaimReviews } from '../claim-review.ts';
import type { FormatWriter } from '../exported-document.ts';
import { validateClaimReview } from '../validate-claim-review.ts';

/** Ratings of others' claims as JSON-LD; never as draft, and never under an override. */
export const claimReviewFormat: FormatWriter = {
  carriesArticle: false,
  refusal: (project, { isDraft }) => {
    const blockers = gate(project).length;
    if (!isDraft && blockers === 0) return null;
    const message = isDraft
      ? 'A ClaimReview is data that search engines republish, and it cannot say that it is a draft. Export it as vetted once the gate is open.'
      : 'This article leaves by the editor’s override, and a ClaimReview cannot say so. Nothing was written. Settle the open points first.';
    return err(appError('gate-closed', message, { blockers }));
  },
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
