import { ok } from '../../result.ts';
import { claimReviewJson } from '../claim-review.ts';
import type { FormatWriter } from '../exported-document.ts';
import { writeMediaReviews } from '../media-review.ts';
import { validateMediaReview } from '../validate-media-review.ts';
import { onlyVetted } from './only-vetted.ts';

/** What was found about others' pictures and recordings, as JSON-LD. */
export const mediaReviewFormat: FormatWriter = {
  carriesArticle: false,
  refusal: onlyVetted('MediaReview'),
  write: (project, { generatedAt }) => {
    const written = writeMediaReviews(project, generatedAt);
    if (!written.ok) return written;
    const content = claimReviewJson(written.value.reviews);
    return ok({
      fileExtension: 'jsonld',
      mediaType: 'application/ld+json',
      content,
      losses: [],
      messages: written.value.messages,
      problems: validateMediaReview(content),
    });
  },
};
