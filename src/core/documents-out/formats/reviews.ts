import type { Project } from '../../project/project.ts';
import { ok, type Result } from '../../result.ts';
import { claimReviewJson, writeClaimReviews } from '../claim-review.ts';
import type { FormatWriter } from '../exported-document.ts';
import { writeMediaReviews } from '../media-review.ts';
import { validateClaimReview } from '../validate-claim-review.ts';
import { validateMediaReview } from '../validate-media-review.ts';
import { onlyVetted } from './only-vetted.ts';

/** Ratings of others' claims as JSON-LD. */
export const claimReviewFormat = reviewFormat('ClaimReview', writeClaimReviews, validateClaimReview);

/** What was found about others' pictures and recordings, as JSON-LD. */
export const mediaReviewFormat = reviewFormat('MediaReview', writeMediaReviews, validateMediaReview);

interface Reviews {
  readonly reviews: readonly object[];
  readonly messages: readonly string[];
}

function reviewFormat(
  name: string,
  write: (project: Project, generatedAt: string) => Result<Reviews>,
  validate: (json: string) => readonly string[],
): FormatWriter {
  return {
    carriesArticle: false,
    refusal: onlyVetted(name),
    write: (project, { generatedAt }) => {
      const written = write(project, generatedAt);
      if (!written.ok) return written;
      const content = claimReviewJson(written.value.reviews);
      return ok({
        fileExtension: 'jsonld',
        mediaType: 'application/ld+json',
        content,
        losses: [],
        messages: written.value.messages,
        problems: validate(content),
      });
    },
  };
}
