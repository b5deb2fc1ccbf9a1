import { bankKey, matchStatements, type BankKey, type BankMatch } from '../claims/claim-bank.ts';
import type { VerdictStatus } from '../claims/claim-status.ts';
import type { Claim } from '../claims/claim.ts';
import { claimState } from '../claims/staleness.ts';
import type { Project } from '../project/project.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { findSame } from '../sources/source-identity.ts';
import { sourceTitle, type Source } from '../sources/source.ts';
import type { Catalogue, CatalogueCheck } from './catalogue.ts';

/** What spreads from a project: the statements of some claims, in every wording that is known of them, and their sources. */
export interface BlastOrigin {
  readonly projectId: string;
  readonly wordings: readonly string[];
  readonly sources: readonly { readonly source: Source; readonly files: readonly string[] }[];
}

/** A claim of another project that what was corrected may have reached. */
export interface BlastHit {
  readonly projectId: string;
  readonly projectTitle: string;
  readonly claimId: string;
  readonly words: string;
  /** Null: no verdict that stands. */
  readonly verdict: { readonly status: VerdictStatus; readonly by: string; readonly at: string } | null;
  /** Whether it says the same; null when only a source is shared. */
  readonly match: BankMatch | null;
  /** Titles of the sources that both stand on. */
  readonly sharedSources: readonly string[];
}

/**
 * What spreads from these claims; without any, from all of the project. The words of a correction are often mended before it is
 * entered while other stories still say the old ones: so every wording counts that a verdict was given for or that an accepted
 * change replaced. Words that were only typed over are not known any more.
 */
export function blastOrigin(project: Project, claimIds: readonly string[]): BlastOrigin {
  const asked = new Set(claimIds);
  const claims = Object.values(project.claims).filter((claim) =>
    asked.size === 0 ? claim.removed === null : asked.has(claim.id),
  );
  const cited = new Set(
    claims.flatMap((claim) => citationsOf(project, claim.id).map((citation) => citation.sourceId)),
  );
  return {
    projectId: project.id,
    wordings: [...new Set(claims.flatMap((claim) => wordingsOf(project, claim)))],
    sources: Object.values(project.sources)
      .filter((source) => cited.has(source.id))
      .map((source) => ({
        source,
        files: Object.values(project.evidence)
          .filter((evidence) => evidence.sourceId === source.id)
          .map((evidence) => evidence.sha256),
      })),
  };
}

function wordingsOf(project: Project, claim: Claim): readonly string[] {
  const replaced = Object.values(project.changes)
    .filter((change) => change.claimId === claim.id && change.outcome?.kind === 'accepted')
    .map((change) => change.exact);
  return [
    claimState(project, claim).text,
    ...claim.spans.map((span) => span.exact),
    ...(claim.verdict?.words.map((then) => then.text) ?? []),
    ...replaced,
  ].filter((words) => words.trim() !== '');
}

/**
 * Claims of other projects that say the same, in words that may differ a little (claims/claim-bank.ts), or that stand on the same
 * source: one with the same particulars (sources/source-identity.ts) or the same file. The same words come first, then
 * similar ones, then those that share only a source.
 */
export function blastRadius(catalogues: readonly Catalogue[], origin: BlastOrigin): readonly BlastHit[] {
  const keys = origin.wordings.map(bankKey);
  const own = origin.sources.map(({ source }) => source);
  const titleOfFile = new Map(
    origin.sources.flatMap(({ source, files }) => files.map((file) => [file, sourceTitle(source)] as const)),
  );
  const hits = catalogues
    .filter((catalogue) => catalogue.projectId !== origin.projectId)
    .flatMap((catalogue) => {
      const checks = new Map(catalogue.checks.map((check) => [check.claimId, check]));
      const words = new Map(catalogue.checks.map((check) => [check.claimId, check.words]));
      const shared = new Map<string, Set<string>>();
      for (const { source, evidence, claims } of catalogue.sources) {
        for (const claim of claims) words.set(claim.claimId, claim.words);
        if (claims.length === 0) continue;
        const same = source.kind === 'person' ? null : findSame(own, source.csl);
        const file = evidence.find(({ sha256 }) => titleOfFile.has(sha256));
        const title = same === null ? titleOfFile.get(file?.sha256 ?? '') : sourceTitle(same.source);
        if (title === undefined) continue;
        for (const { claimId } of claims) {
          shared.set(claimId, (shared.get(claimId) ?? new Set()).add(title));
        }
      }
      return [...words].flatMap(([claimId, text]): readonly BlastHit[] => {
        const check = checks.get(claimId);
        const match = bestMatch(keys, check?.key ?? bankKey(text));
        const sharedSources = [...(shared.get(claimId) ?? [])];
        if (match === null && sharedSources.length === 0) return [];
        const { projectId, title: projectTitle } = catalogue;
        return [
          { projectId, projectTitle, claimId, words: text, verdict: verdictOf(check), match, sharedSources },
        ];
      });
    });
  return hits.sort(
    (a, b) =>
      nearness(a) - nearness(b) ||
      a.projectTitle.localeCompare(b.projectTitle) ||
      a.words.localeCompare(b.words),
  );
}

function bestMatch(keys: readonly BankKey[], key: BankKey): BankMatch | null {
  const matches = new Set(keys.map((own) => matchStatements(own, key)));
  if (matches.has('same-words')) return 'same-words';
  return matches.has('similar-words') ? 'similar-words' : null;
}

function verdictOf(check: CatalogueCheck | undefined): BlastHit['verdict'] {
  if (check === undefined) return null;
  const { status, by, at } = check;
  return { status, by, at };
}

function nearness({ match }: BlastHit): number {
  return match === 'same-words' ? 0 : match === 'similar-words' ? 1 : 2;
}
