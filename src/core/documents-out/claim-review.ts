import { appError } from '../app-error.ts';
import { claimsInOrder, claimState } from '../claims/staleness.ts';
import type { Claim } from '../claims/claim.ts';
import { safeHref } from '../documents-in/url-policy.ts';
import { isWriter, samePerson } from '../project/permissions.ts';
import type { Project } from '../project/project.ts';
import { err, ok, type Result } from '../result.ts';
import { formatReference } from '../sources/reference-format.ts';
import type { Citation } from '../sources/citation.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { count } from './checking-statement.ts';
import { createRedactor, isConfidential } from './confidential.ts';
import { shortened } from './html.ts';
import { writableText } from './prepare-article.ts';
import { bestRating, ratingScale, worstRating, type ClaimReview } from './validate-claim-review.ts';

/**
 * ClaimReview (schema.org) for the claims of others that the article examines. A desk's verdict on its own writer's
 * sentence is no public rating of anybody, so only claims with an attribution to a second party are exported, and only
 * verdicts that mean something about the claim itself:
 *
 * - `confirmed`, `wrong`, `disputed`, `not-confirmable` map to True, False, Disputed, Unproven;
 * - `confirmed-with-change` is left out: the record does not say whether the claimant was imprecise or our wording of the
 *   claim was, so both “True” and anything less could be false. A fresh verdict on the present words settles it;
 * - `on-author` and `cut` are states of the desk and mean nothing to readers.
 *
 * There is no draft of a ClaimReview: data that machines republish cannot be watermarked.
 */

export interface ClaimReviews {
  readonly reviews: readonly ClaimReview[];
  /** What was left out and why, and what the guidelines would rather see. */
  readonly messages: readonly string[];
}

/** Errors: `nothing-to-export` when address or publisher are missing or when no claim may be exported. */
export function writeClaimReviews(project: Project, generatedAt: string): Result<ClaimReviews> {
  const place = publicationPage(project, 'ClaimReview');
  if (!place.ok) return place;
  const page = place.value;
  const reviews: ClaimReview[] = [];
  const leftOut: string[] = [];
  const messages: string[] = [];
  for (const claim of claimsInOrder(project)) {
    const name = `“${shortened(claimWords(project, claim), 60)}”`;
    const reason = reasonToLeaveOut(project, claim);
    if (reason !== null) {
      leftOut.push(`${name} is left out: ${reason}.`);
      continue;
    }
    const review = reviewOf(project, claim, page, generatedAt);
    reviews.push(review);
    messages.push(...remarks(review, name));
  }
  if (reviews.length === 0) {
    const because = leftOut.length === 0 ? 'There are no claims.' : leftOut.slice(0, 5).join(' ');
    return refused(`No claim of this article can be published as ClaimReview. ${because}`, leftOut.length);
  }
  if (reviews.length > 1) {
    messages.unshift(
      `The file holds ${reviews.length} reviews; search engines ask for one ClaimReview on a page.`,
    );
  }
  return ok({ reviews, messages: [...messages, ...leftOut] });
}

/**
 * The address of the page that will carry a review. Errors: `nothing-to-export` when the story has none, or no publisher
 * who would be the reviewer.
 * @param kind what the review is called in the message
 */
export function publicationPage({ story }: Project, kind: string): Result<string> {
  const page = safeHref(story.publicUrl);
  if (page === null || !/^https?:/u.test(page)) {
    return refused(
      `${kind} needs the address of the page where the article will stand. Enter the public address in the story card and export again.`,
    );
  }
  return story.publisher.trim() === ''
    ? refused(
        `${kind} needs the name of the publisher as reviewer. Enter it in the story card and export again.`,
      )
    : ok(page);
}

/** The reviews as JSON-LD; `<` is escaped so that the text may stand inside a script element. */
export function claimReviewJson(reviews: readonly object[]): string {
  return `${JSON.stringify(reviews, null, 2).replaceAll('<', '\\u003c')}\n`;
}

function refused(message: string, leftOut = 0): Result<never> {
  return err(appError('nothing-to-export', message, { leftOut }));
}

function reasonToLeaveOut(project: Project, claim: Claim): string | null {
  const { verdict } = claim;
  const reason = reasonAgainstReview(project, claim);
  if (reason !== null || verdict === null) return reason;
  if (verdict.status === 'confirmed-with-change') {
    return 'it was confirmed only after a change of words; give a fresh verdict on the present words to publish it';
  }
  return ratingFor(verdict.status) === undefined
    ? 'its verdict says nothing about the claim to readers'
    : null;
}

/** Why a claim may not be reviewed in public, whatever its verdict says; null when it may. */
export function reasonAgainstReview(project: Project, claim: Claim): string | null {
  const { attribution, verdict } = claim;
  if (attribution === null) return 'it is the article’s own statement, not somebody else’s';
  if (isWriter(project, attribution.name) || samePerson(attribution.name, project.story.publisher)) {
    return 'it was said by the article’s own writer or publisher';
  }
  if (writableText(attribution.name) === '') return 'nobody is named as having said it';
  if (
    namesConfidential(project, `${attribution.name}\n${attribution.jobTitle}\n${claimWords(project, claim)}`)
  ) {
    return 'it names a person who may not be named';
  }
  const state = claimState(project, claim);
  if (state.isDetached) return 'it no longer stands in the article';
  if (verdict === null) return 'it has no verdict';
  return state.isStale ? 'its words changed after the verdict' : null;
}

function ratingFor(status: string) {
  return ratingScale.find((step) => step.verdict === status);
}

function namesConfidential(project: Project, words: string): boolean {
  return createRedactor(Object.values(project.sources)).find(words).length > 0;
}

function reviewOf(project: Project, claim: Claim, page: string, generatedAt: string): ClaimReview {
  const { story } = project;
  const { attribution } = claim;
  const rating = ratingFor(claim.verdict?.status ?? '');
  if (attribution === null || rating === undefined) throw new Error('Only for claims that may be published');
  const saidAt = safeHref(attribution.url);
  const jobTitle = writableText(attribution.jobTitle);
  const name = writableText(attribution.name);
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: page,
    claimReviewed: claimWords(project, claim),
    datePublished: story.publicationDate ?? generatedAt.slice(0, 10),
    inLanguage: story.language === '' ? 'en' : story.language,
    author: { '@type': 'Organization', name: writableText(story.publisher), url: `${originOf(page)}/` },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: rating.value,
      bestRating,
      worstRating,
      alternateName: rating.text,
      ratingExplanation: explanation(project, claim),
    },
    itemReviewed: {
      '@type': 'Claim',
      author:
        attribution.kind === 'organization'
          ? { '@type': 'Organization', name }
          : { '@type': 'Person', name, ...(jobTitle === '' ? {} : { jobTitle }) },
      ...(/^\d{4}-\d{2}-\d{2}$/u.test(attribution.saidOn) ? { datePublished: attribution.saidOn } : {}),
      ...(saidAt !== null && /^https?:/u.test(saidAt)
        ? { appearance: { '@type': 'CreativeWork' as const, url: saidAt } }
        : {}),
    },
    ...publicSources(project, claim),
  };
}

/** How a claim is worded in public: its short wording, else its words. */
export function claimWords(project: Project, claim: Claim): string {
  return writableText(claim.summary) || writableText(claimState(project, claim).text).replace(/\s+/gu, ' ');
}

/** Says what the rating rests on and names the whole scale; the checker's note is the desk's own and stays there. */
function explanation(project: Project, claim: Claim): string {
  const citations = citationsOf(project, claim.id);
  const distinct = (some: readonly Citation[]) => new Set(some.map((citation) => citation.sourceId)).size;
  const all = distinct(citations);
  const primary = distinct(citations.filter((citation) => citation.role === 'primary'));
  const scale = ratingScale.map(({ value, text }) => `${value} ${text}`).join(', ');
  const basis =
    all === 0 ? '' : `Checked against ${count(all, 'source', 'sources')}, ${primary} of them primary. `;
  return `${basis}Scale: ${scale}.`;
}

function publicSources(project: Project, claim: Claim): Pick<ClaimReview, 'citation'> {
  const redactor = createRedactor(Object.values(project.sources));
  const ids = new Set(citationsOf(project, claim.id).map((citation) => citation.sourceId));
  const works = [...ids].flatMap((id) => {
    const source = project.sources[id];
    if (!source || isConfidential(source)) return [];
    const name = writableText(formatReference(source));
    if (redactor.find(name).length > 0) return [];
    const url = safeHref(source.csl.URL ?? '');
    const address = url !== null && /^https?:/u.test(url) ? { url } : {};
    return [{ '@type': 'CreativeWork' as const, name, ...address }];
  });
  return works.length === 0 ? {} : { citation: works };
}

/** Scheme and host of an address. */
export function originOf(page: string): string {
  return /^https?:\/\/[^/?#]+/u.exec(page)?.[0] ?? page;
}

function remarks(review: ClaimReview, name: string): readonly string[] {
  const length = Array.from(review.claimReviewed).length;
  const rating = review.reviewRating.alternateName;
  return [
    ...(length > 75
      ? [`${name} has ${length} characters; aim for 75 with a short summary of the claim.`]
      : []),
    ...(new RegExp(`\\b${rating}\\b`, 'iu').test(review.claimReviewed)
      ? [`The words of ${name} contain the rating “${rating}”; the summary should state the claim only.`]
      : []),
    ...(review.citation === undefined ? [`${name} cites no source that may be named.`] : []),
  ];
}
