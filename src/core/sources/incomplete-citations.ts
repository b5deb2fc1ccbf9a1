import { claimsInOrder, claimState } from '../claims/staleness.ts';
import type { Query } from '../project/exchange.ts';
import type { Project } from '../project/project.ts';
import { citationsOf } from './sourcing-policy.ts';
import { sourceTitle } from './source.ts';

/**
 * Citations that do not say where in the source. Looking for the place is the writer’s work and not the checker’s (factual.work;
 * The Science Writer): they go back in one query for the whole story instead of one by one.
 */

/** One citation without a place. */
export interface IncompleteCitation {
  readonly citationId: string;
  readonly claimId: string;
  /** The claim’s words, or the words last seen when it is detached. */
  readonly words: string;
}

/** The incomplete citations of one source. */
export interface IncompleteGroup {
  readonly sourceId: string;
  readonly title: string;
  /** In the order of the article. */
  readonly citations: readonly IncompleteCitation[];
}

/** UTF-16 units of a query’s text and its greatest number of citations, as the commands allow them. */
const longestText = 18_000;
const mostCitations = 5_000;

/**
 * The incomplete citations of claims that count, by source; sources in the order in which the article first needs them. A claim
 * that is cut needs no place any more. A transcript, image region or excerpt does not stand for a locator.
 */
export function incompleteCitations(project: Project): readonly IncompleteGroup[] {
  const groups = new Map<string, IncompleteGroup & { readonly citations: IncompleteCitation[] }>();
  for (const claim of claimsInOrder(project)) {
    if (claim.status === 'cut') continue;
    for (const citation of citationsOf(project, claim.id)) {
      if (citation.locator !== null) continue;
      const source = project.sources[citation.sourceId];
      const group = groups.get(citation.sourceId) ?? {
        sourceId: citation.sourceId,
        title: source ? sourceTitle(source) : 'Unknown source',
        citations: [],
      };
      group.citations.push({
        citationId: citation.id,
        claimId: claim.id,
        words: oneLine(claimState(project, claim).text),
      });
      groups.set(citation.sourceId, group);
    }
  }
  return [...groups.values()];
}

/** Those of {@link incompleteCitations} that no open query asks for yet; sources of which nothing is left are left out. */
export function unaskedCitations(project: Project): readonly IncompleteGroup[] {
  const asked = new Set(
    Object.values(project.queries)
      .filter((query) => query.resolved === null)
      .flatMap((query) => query.citationIds),
  );
  return incompleteCitations(project).flatMap((group) => {
    const citations = group.citations.filter(({ citationId }) => !asked.has(citationId));
    return citations.length === 0 ? [] : [{ ...group, citations }];
  });
}

/** The number of citations in groups. */
export function countCitations(groups: readonly IncompleteGroup[]): number {
  return groups.reduce((sum, group) => sum + group.citations.length, 0);
}

/** The one query that asks the writer for all of them: its text, and the citations it is about. */
export interface BatchQuery {
  readonly text: string;
  readonly citationIds: readonly string[];
}

/** Puts {@link unaskedCitations} into words; null when there is nothing to ask. */
export function batchQuery(groups: readonly IncompleteGroup[]): BatchQuery | null {
  const citationIds = groups
    .flatMap((group) => group.citations.map((citation) => citation.citationId))
    .slice(0, mostCitations);
  if (citationIds.length === 0) return null;
  const lines = [
    citationIds.length === 1
      ? 'One citation does not say where in its source. Please give the page, paragraph or time:'
      : `${citationIds.length} citations do not say where in their source. Please give the page, paragraph or time of each:`,
  ];
  let length = lines[0]?.length ?? 0;
  let left = citationIds.length;
  for (const group of groups) {
    const entries = group.citations.map(({ words }) => `– “${shortened(words)}”`);
    const part = ['', group.title, ...entries];
    const size = part.join('\n').length + 1;
    if (length + size > longestText) break;
    lines.push(...part);
    length += size;
    left -= entries.length;
  }
  if (left > 0) lines.push('', `… and ${left} more; the list below has them all.`);
  return { text: lines.join('\n'), citationIds };
}

/** How one citation of a batch query stands now. */
export interface AskedCitation {
  readonly citationId: string;
  /** Null when the citation or its claim is no longer there. */
  readonly claimId: string | null;
  readonly words: string;
  readonly sourceTitle: string;
  /** `gone`: taken out of the story since. */
  readonly state: 'missing' | 'completed' | 'gone';
}

/** What a batch query asked for and what has become of each, in the order in which it was asked. */
export function askedCitations(
  project: Project,
  query: Pick<Query, 'citationIds'>,
): readonly AskedCitation[] {
  return query.citationIds.map((citationId) => {
    const citation = project.citations[citationId];
    const claim = citation === undefined ? undefined : project.claims[citation.claimId];
    if (citation === undefined || claim === undefined || claim.removed !== null) {
      return { citationId, claimId: null, words: '', sourceTitle: '', state: 'gone' };
    }
    const source = project.sources[citation.sourceId];
    return {
      citationId,
      claimId: claim.id,
      words: oneLine(claimState(project, claim).text),
      sourceTitle: source ? sourceTitle(source) : 'Unknown source',
      state: citation.locator === null ? 'missing' : 'completed',
    };
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function shortened(words: string): string {
  const points = Array.from(words);
  return points.length <= 140 ? words : `${points.slice(0, 139).join('').trimEnd()}…`;
}
