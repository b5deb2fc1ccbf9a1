import type { Claim } from '../claims/claim.ts';
import { memoise } from '../memo.ts';
import type { Project } from '../project/project.ts';
import type { Citation } from './citation.ts';
import { agencyOf } from './origin-hints.ts';
import { sourceTitle, type Source } from './source.ts';

/** Whether a claim's citations satisfy the policy, and if not, what is short. */
export interface Sourcing {
  readonly isSufficient: boolean;
  /** Citations that support the claim as primary source. */
  readonly primary: number;
  /** Supporting secondary sources, counted once per origin. */
  readonly independentSecondary: number;
  /** What is missing, in words for the checker; null when nothing is. */
  readonly shortfall: string | null;
}

const citationsByClaim = memoise(
  (citations: Project['citations']): ReadonlyMap<string, readonly Citation[]> => {
    const byClaim = new Map<string, Citation[]>();
    for (const citation of Object.values(citations)) {
      const known = byClaim.get(citation.claimId);
      if (known) known.push(citation);
      else byClaim.set(citation.claimId, [citation]);
    }
    for (const list of byClaim.values()) {
      list.sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
    }
    return byClaim;
  },
);

/** A claim's citations, in the order they were made. */
export function citationsOf(project: Pick<Project, 'citations'>, claimId: string): readonly Citation[] {
  return citationsByClaim(project.citations).get(claimId) ?? [];
}

/**
 * One primary source, or N independent secondary ones (KSJ, sourcing and record keeping: at least three, and a wire story
 * printed by several papers is one). Only citations that support the claim count; partial support does not.
 */
export function sourcing(project: Pick<Project, 'citations' | 'sources' | 'policy'>, claim: Claim): Sourcing {
  const supporting = citationsOf(project, claim.id).filter((citation) => citation.stance === 'supports');
  const primary = supporting.filter((citation) => citation.role === 'primary').length;
  const origins = new Set(
    supporting
      .filter((citation) => citation.role === 'secondary')
      .map((citation) => originOf(project.sources[citation.sourceId], citation.sourceId)),
  );
  const needed = project.policy.independentSecondary;
  const isSufficient = primary > 0 || origins.size >= needed;
  return {
    isSufficient,
    primary,
    independentSecondary: origins.size,
    shortfall: isSufficient ? null : shortfall(supporting.length, origins.size, needed),
  };
}

function originOf(source: Source | undefined, sourceId: string): string {
  const origin = source?.origin.trim().toLowerCase() ?? '';
  return origin === '' ? `source:${sourceId}` : `origin:${origin}`;
}

function shortfall(supporting: number, independent: number, needed: number): string {
  const missing = needed - independent;
  const sources = (count: number) => `${count} independent secondary ${count === 1 ? 'source' : 'sources'}`;
  if (supporting === 0) return `No supporting source: one primary or ${sources(needed)} needed`;
  const same = supporting > independent ? ' (sources with the same origin count once)' : '';
  return `One primary source or ${missing} more independent secondary ${missing === 1 ? 'source' : 'sources'} needed; ${independent} of ${needed} so far${same}`;
}

/** Sources that count as independent of each other and may not be. */
export interface OriginDoubt {
  readonly kind: 'agency' | 'publisher';
  readonly sourceIds: readonly string[];
  /** In words for the checker. */
  readonly message: string;
}

/**
 * Supporting secondary sources that are counted apart although their particulars name one agency, or one publisher. What counts
 * is the origin that a person wrote down, never a guess: a doubt is settled by writing one origin, or a different one, on each.
 */
export function originDoubts(
  project: Pick<Project, 'citations' | 'sources'>,
  claim: Pick<Claim, 'id'>,
): readonly OriginDoubt[] {
  const sources = new Map<string, Source>();
  for (const { role, stance, sourceId } of citationsOf(project, claim.id)) {
    const source = project.sources[sourceId];
    if (role === 'secondary' && stance === 'supports' && source) sources.set(sourceId, source);
  }
  const all = [...sources.values()];
  const agencies = groupsOf(all, agencyOf);
  const told = new Set(agencies.flatMap(({ group }) => group.map((source) => source.id)));
  // A publisher tells nothing about a source whose origin somebody wrote down.
  const rest = all.filter((source) => source.origin.trim() === '' && !told.has(source.id));
  return [
    ...agencies.map(({ name, group }) => doubt('agency', group, `name ${name}`)),
    ...groupsOf(rest, publisherOf).map(({ name, group }) =>
      doubt('publisher', group, `were published by ${name}`),
    ),
  ];
}

/** Sources with the same name that {@link sourcing} counts more than once. */
function groupsOf(
  sources: readonly Source[],
  nameOf: (source: Source) => string | null,
): readonly { readonly name: string; readonly group: readonly Source[] }[] {
  const groups = new Map<string, { readonly name: string; readonly group: Source[] }>();
  for (const source of sources) {
    const name = nameOf(source);
    if (name === null) continue;
    const key = name.toLowerCase();
    const known = groups.get(key) ?? { name, group: [] };
    known.group.push(source);
    groups.set(key, known);
  }
  return [...groups.values()].filter(
    ({ group }) => new Set(group.map((source) => originOf(source, source.id))).size > 1,
  );
}

function publisherOf({ csl }: Source): string | null {
  const name = (csl['container-title'] ?? '').trim() || (csl.publisher ?? '').trim();
  return name === '' ? null : name.replace(/\s+/gu, ' ');
}

function doubt(kind: OriginDoubt['kind'], group: readonly Source[], what: string): OriginDoubt {
  const titles = group.map((source) => `“${sourceTitle(source)}”`);
  const listed = `${titles.slice(0, -1).join(', ')} and ${titles.at(-1) ?? ''}`;
  const both = group.length === 2 ? 'both' : 'all';
  return {
    kind,
    sourceIds: group.map((source) => source.id),
    message: `${listed} ${both} ${what}: if they go back to one report, give them the same origin, so that they count once.`,
  };
}
