import { appError } from '../app-error.ts';
import type { FigureBlock } from '../article/block-tree.ts';
import { blockPosition } from '../article/spans.ts';
import type { Claim } from '../claims/claim.ts';
import { contradicts, type MediaStatement } from '../claims/media-statement.ts';
import { claimFragments, claimsInOrder } from '../claims/staleness.ts';
import { safeHref } from '../documents-in/url-policy.ts';
import type { Project } from '../project/project.ts';
import { err, ok, type Result } from '../result.ts';
import { claimWords, originOf, publicationPage, reasonAgainstReview } from './claim-review.ts';
import { createRedactor } from './confidential.ts';
import { shortened } from './html.ts';
import { writableText } from './prepare-article.ts';
import type { MediaReview } from './validate-media-review.ts';

/**
 * MediaReview (schema.org) for others' pictures and recordings. A verdict alone does not tell what was done to a picture: a wrong
 * caption may stand under an untouched photograph. So the checker says it in a field of the verdict, and nothing is concluded from
 * anything else.
 */

export interface MediaReviews {
  readonly reviews: readonly MediaReview[];
  /** What was left out and why. */
  readonly messages: readonly string[];
}

/** Errors: `nothing-to-export` when address or publisher are missing or when no claim says what was done to a picture. */
export function writeMediaReviews(project: Project, generatedAt: string): Result<MediaReviews> {
  const page = publicationPage(project, 'MediaReview');
  if (!page.ok) return page;
  const claims = claimsInOrder(project).filter((claim) => claim.type === 'image');
  const reviews: MediaReview[] = [];
  const leftOut: string[] = [];
  for (const claim of claims) {
    const statement = claim.verdict?.media ?? null;
    const reason = reasonToLeaveOut(project, claim, statement);
    if (reason === null && statement !== null) {
      reviews.push(reviewOf(project, claim, statement, page.value, generatedAt));
    } else leftOut.push(`“${shortened(claimWords(project, claim), 60)}” is left out: ${reason}.`);
  }
  if (reviews.length > 0) return ok({ reviews, messages: leftOut });
  const because =
    claims.length === 0
      ? 'There is no claim of the type “image”.'
      : `${leftOut.slice(0, 5).join(' ')} Stet does not guess what was done to a picture: say it with the verdict, under “Picture or recording”.`;
  return err(
    appError('nothing-to-export', `Nothing in this article can be published as MediaReview. ${because}`, {
      leftOut: leftOut.length,
    }),
  );
}

function reasonToLeaveOut(project: Project, claim: Claim, statement: MediaStatement | null): string | null {
  const reason = reasonAgainstReview(project, claim);
  if (reason !== null) return reason;
  if (statement === null) return 'its record does not say what was done to the picture';
  const { categories, original, context } = statement;
  if (contradicts(categories)) return 'a picture cannot be original and altered at once';
  if (original !== '' && webAddress(original) === null)
    return 'its original has an address that is no web page';
  if (createRedactor(Object.values(project.sources)).find(`${context}\n${original}`).length > 0)
    return 'what it says of the original names a person who may not be named';
  return figureOf(project, claim) === null && webAddress(claim.attribution?.url ?? '') === null
    ? 'it stands at no picture of the article and has no address of where it was shown'
    : null;
}

function reviewOf(
  project: Project,
  claim: Claim,
  { categories, original, context: said }: MediaStatement,
  page: string,
  generatedAt: string,
): MediaReview {
  const { story } = project;
  const { attribution } = claim;
  if (attribution === null) throw new Error('Only for pictures that somebody else showed');
  const figure = figureOf(project, claim);
  const shownAt = webAddress(attribution.url);
  const link = webAddress(original);
  const context = writableText(said);
  return {
    '@context': 'https://schema.org',
    '@type': 'MediaReview',
    url: page,
    datePublished: story.publicationDate ?? generatedAt.slice(0, 10),
    inLanguage: story.language === '' ? 'en' : story.language,
    author: { '@type': 'Organization', name: writableText(story.publisher), url: `${originOf(page)}/` },
    mediaAuthenticityCategory: [...categories],
    ...(context === '' ? {} : { originalMediaContextDescription: context }),
    ...(link === null ? {} : { originalMediaLink: link }),
    itemReviewed: {
      '@type': figure === null ? 'MediaObject' : 'ImageObject',
      name: claimWords(project, claim),
      author: {
        '@type': attribution.kind === 'organization' ? 'Organization' : 'Person',
        name: writableText(attribution.name),
      },
      ...(shownAt === null ? {} : { url: shownAt }),
      ...(typeof figure?.image.sha256 === 'string' ? { sha256: figure.image.sha256 } : {}),
    },
  };
}

/** The picture whose caption or credit the claim stands in. */
function figureOf({ article }: Project, claim: Claim): FigureBlock | null {
  for (const { blockId } of claimFragments(article, claim)) {
    const block = article.blocks[blockPosition(article, blockId)];
    if (block?.kind === 'figure') return block;
  }
  return null;
}

function webAddress(text: string): string | null {
  const address = safeHref(text);
  return address !== null && /^https?:/u.test(address) ? address : null;
}
