import { appError } from '../app-error.ts';
import type { FigureBlock } from '../article/block-tree.ts';
import { blockPosition } from '../article/spans.ts';
import type { Claim } from '../claims/claim.ts';
import { claimFragments, claimsInOrder } from '../claims/staleness.ts';
import { safeHref } from '../documents-in/url-policy.ts';
import type { Project } from '../project/project.ts';
import { err, ok, type Result } from '../result.ts';
import { claimWords, originOf, publicationPage, reasonAgainstReview } from './claim-review.ts';
import { createRedactor } from './confidential.ts';
import { shortened } from './html.ts';
import { writableText } from './prepare-article.ts';
import { mediaCategories, type MediaCategory, type MediaReview } from './validate-media-review.ts';

/**
 * MediaReview (schema.org) for others' pictures and recordings. The record has no field for what was done to a picture, and a
 * verdict does not tell: a wrong caption may stand under an untouched photograph. So the checker says it in the verdict's
 * note, in lines of their own, and nothing is concluded from anything else:
 *
 *     MediaReview: DecontextualizedContent, EditedOrCroppedContent
 *     Original: https://archive.example/picture
 *     Original context: Taken at the opening of 2017.
 *
 * Only these lines of the note leave the house.
 */

export interface MediaReviews {
  readonly reviews: readonly MediaReview[];
  /** What was left out and why. */
  readonly messages: readonly string[];
}

/** What a verdict's note says for readers about a picture. */
interface Statement {
  readonly categories: readonly MediaCategory[];
  /** Words where a category should be that are none. */
  readonly unknown: readonly string[];
  readonly original: string;
  readonly context: string;
}

/** Errors: `nothing-to-export` when address or publisher are missing or when no claim says what was done to a picture. */
export function writeMediaReviews(project: Project, generatedAt: string): Result<MediaReviews> {
  const page = publicationPage(project, 'MediaReview');
  if (!page.ok) return page;
  const claims = claimsInOrder(project).filter((claim) => claim.type === 'image');
  const reviews: MediaReview[] = [];
  const leftOut: string[] = [];
  for (const claim of claims) {
    const statement = statementOf(claim.verdict?.note ?? '');
    const reason = reasonToLeaveOut(project, claim, statement);
    if (reason === null) reviews.push(reviewOf(project, claim, statement, page.value, generatedAt));
    else leftOut.push(`“${shortened(claimWords(project, claim), 60)}” is left out: ${reason}.`);
  }
  if (reviews.length > 0) return ok({ reviews, messages: leftOut });
  const because =
    claims.length === 0
      ? 'There is no claim of the type “image”.'
      : `${leftOut.slice(0, 5).join(' ')} Stet does not guess what was done to a picture: write it into the verdict’s note as a line such as “MediaReview: EditedOrCroppedContent”.`;
  return err(
    appError('nothing-to-export', `Nothing in this article can be published as MediaReview. ${because}`, {
      leftOut: leftOut.length,
    }),
  );
}

/** The lines of a verdict's note that are meant for MediaReview. */
function statementOf(note: string): Statement {
  const line = (name: string) =>
    new RegExp(`^[ \\t]*${name}[ \\t]*:[ \\t]*(.+)$`, 'imu').exec(note)?.[1]?.trim() ?? '';
  const named = line('MediaReview')
    .split(/[\s,;]+/u)
    .filter((word) => word !== '');
  const isCategory = (word: string): word is MediaCategory =>
    mediaCategories.some((category) => category === word);
  return {
    categories: [...new Set(named.filter(isCategory))],
    unknown: named.filter((word) => !isCategory(word)),
    original: line('Original'),
    context: writableText(line('Original context')),
  };
}

function reasonToLeaveOut(project: Project, claim: Claim, statement: Statement): string | null {
  const reason = reasonAgainstReview(project, claim);
  if (reason !== null) return reason;
  const { categories, unknown, original, context } = statement;
  if (unknown.length > 0)
    return `“${unknown[0] ?? ''}” is none of the categories ${mediaCategories.join(', ')}`;
  if (categories.length === 0) return 'its record does not say what was done to the picture';
  if (contradicts(categories)) return 'a picture cannot be original and altered at once';
  if (original !== '' && webAddress(original) === null)
    return 'its original has an address that is no web page';
  if (createRedactor(Object.values(project.sources)).find(`${context}\n${original}`).length > 0)
    return 'what it says of the original names a person who may not be named';
  return figureOf(project, claim) === null && webAddress(claim.attribution?.url ?? '') === null
    ? 'it stands at no picture of the article and has no address of where it was shown'
    : null;
}

function contradicts(categories: readonly MediaCategory[]): boolean {
  return (
    categories.includes('OriginalMediaContent') &&
    categories.some((category) =>
      ['TransformedContent', 'EditedOrCroppedContent', 'StagedContent'].includes(category),
    )
  );
}

function reviewOf(
  project: Project,
  claim: Claim,
  { categories, original, context }: Statement,
  page: string,
  generatedAt: string,
): MediaReview {
  const { story } = project;
  const { attribution } = claim;
  if (attribution === null) throw new Error('Only for pictures that somebody else showed');
  const figure = figureOf(project, claim);
  const shownAt = webAddress(attribution.url);
  const link = webAddress(original);
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
