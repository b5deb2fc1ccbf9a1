import type { FactMention } from '../checks/fact-mention.ts';
import type { AttributedQuotation } from '../checks/speakers.ts';
import type { RegisteredName } from '../sources/registered-name.ts';
import type { Project } from '../project/project.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { groupBy } from '../group-by.ts';
import { memoisePair } from '../memo.ts';
import type { Article } from '../article/block-tree.ts';
import type { PageRange } from './claim-findings.ts';
import type { Attribution, Claim, ClaimType } from './claim.ts';
import { claimFragments, claimsInOrder } from './staleness.ts';

/**
 * What findings about the whole article become when a person accepts them: claims, more places of a claim, entries of the
 * name register. Plans only; commands do the work.
 */

type InArticle = Pick<Project, 'article' | 'claims'>;

const rangesByBlock = memoisePair(
  (
    article: Article,
    claims: Project['claims'],
  ): ReadonlyMap<string, readonly (PageRange & { readonly claim: Claim })[]> =>
    groupBy(
      claimsInOrder({ article, claims }).flatMap((claim) =>
        claimFragments(article, claim).map(({ blockId, start, end }) => ({ blockId, start, end, claim })),
      ),
      ({ blockId }) => blockId,
    ),
);

/** The live claims one of whose places holds the whole range, narrowest place first. */
export function claimsAt(
  { article, claims }: InArticle,
  { blockId, start, end }: PageRange,
): readonly Claim[] {
  return (rangesByBlock(article, claims).get(blockId) ?? [])
    .filter((place) => place.start <= start && end <= place.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .map(({ claim }) => claim);
}

/** The claim that holds every one of these ranges; null when there is none. The narrowest wins. */
export function claimOver(project: InArticle, ranges: readonly PageRange[]): Claim | null {
  const [first, ...others] = ranges;
  if (first === undefined) return null;
  return (
    claimsAt(project, first).find((claim) =>
      others.every((range) => claimsAt(project, range).some(({ id }) => id === claim.id)),
    ) ?? null
  );
}

/** How one claim comes to hold all places of a fact. */
export interface FactClaimPlan {
  /** The claim that stands on one of the places already, by the narrowest span; null: a new one is made. */
  readonly claim: Claim | null;
  /** Whether that claim says hardly more than the fact; a whole sentence also says other things. */
  readonly isNarrow: boolean;
  /** The places that it does not hold yet, in reading order. */
  readonly missing: readonly PageRange[];
}

/** A claim whose place has so many more characters than the fact says other things too. */
const wider = 24;

/** Plans one claim for all places where a fact stands. */
export function planFactClaim(project: InArticle, mentions: readonly PageRange[]): FactClaimPlan {
  const candidates = new Set(mentions.flatMap((mention) => claimsAt(project, mention).slice(0, 1)));
  const missingOf = (claim: Claim) =>
    mentions.filter((mention) => !claimsAt(project, mention).some(({ id }) => id === claim.id));
  let best: Pick<FactClaimPlan, 'claim' | 'missing'> = { claim: null, missing: mentions };
  let bestLength = Number.POSITIVE_INFINITY;
  for (const claim of candidates) {
    const missing = missingOf(claim);
    const length = claimFragments(project.article, claim).reduce(
      (sum, { start, end }) => sum + end - start,
      0,
    );
    if (
      missing.length < best.missing.length ||
      (missing.length === best.missing.length && length < bestLength)
    ) {
      best = { claim, missing };
      bestLength = length;
    }
  }
  const { claim } = best;
  const isNarrow =
    claim !== null &&
    claimFragments(project.article, claim).every((place) =>
      mentions.some(
        ({ blockId, start, end }) =>
          blockId === place.blockId &&
          place.start <= start &&
          end <= place.end &&
          place.end - place.start <= end - start + wider,
      ),
    );
  return {
    claim,
    isNarrow,
    missing: best.missing.map(({ blockId, start, end }) => ({ blockId, start, end })),
  };
}

/** The type of the claim that a repeated fact becomes. */
export const claimTypeOfFact: Readonly<Record<FactMention['kind'], ClaimType>> = {
  figure: 'number',
  date: 'date',
  name: 'name',
  quotation: 'quote',
};

/** The attribution of a quotation's claim, from the proposed speaker; null when the text names nobody. */
export function proposedAttribution({ speaker }: Pick<AttributedQuotation, 'speaker'>): Attribution | null {
  const name = speaker?.name ?? null;
  return name === null
    ? null
    : { kind: 'person', name: name.slice(0, 300), jobTitle: '', saidOn: '', url: '' };
}

/** A spelling that a checker has confirmed in a claim, and that the register does not have yet. */
export interface NameProposal {
  readonly spelling: string;
  /** The source of the claim's first supporting citation, a primary one before others; null when it has none. */
  readonly sourceId: string | null;
  readonly claimId: string;
  readonly places: readonly PageRange[];
}

const confirming = new Set<Claim['status']>(['confirmed', 'confirmed-with-change']);

/** Names inside confirmed claims that are not registered, in reading order. The first confirmed spelling is the right one. */
export function nameProposals(
  project: InArticle & Pick<Project, 'names' | 'citations'>,
  names: readonly FactMention[],
): readonly NameProposal[] {
  const known = new Set(Object.values(project.names).flatMap(formsOf));
  const found = new Map<string, NameProposal>();
  for (const { value, blockId, start, end } of names) {
    if (known.has(value)) continue;
    const claim = claimsAt(project, { blockId, start, end }).find(({ status }) => confirming.has(status));
    const earlier = found.get(value);
    if (earlier !== undefined) {
      found.set(value, { ...earlier, places: [...earlier.places, { blockId, start, end }] });
    } else if (claim !== undefined) {
      found.set(value, {
        spelling: value,
        sourceId: confirmingSource(project, claim.id),
        claimId: claim.id,
        places: [{ blockId, start, end }],
      });
    }
  }
  return [...found.values()];
}

/** The name and its surname: a later mention by surname alone needs no entry of its own. */
function formsOf({ canonical, variants }: RegisteredName): readonly string[] {
  return [canonical, ...variants].flatMap((form) => [form, form.split(/\s+/u).at(-1) ?? form]);
}

function confirmingSource(project: Pick<Project, 'citations'>, claimId: string): string | null {
  const supporting = citationsOf(project, claimId).filter(({ stance }) => stance === 'supports');
  return (supporting.find(({ role }) => role === 'primary') ?? supporting[0])?.sourceId ?? null;
}
