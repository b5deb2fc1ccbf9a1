import { claimsInOrder } from '../claims/staleness.ts';
import { safeHref } from '../documents-in/url-policy.ts';
import type { Project } from '../project/project.ts';
import { formatReference } from '../sources/reference-format.ts';
import type { Source } from '../sources/source.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import { createRedactor, isConfidential } from './confidential.ts';

/** Which sources readers may be told of. */
export interface PublicSources {
  /** In the order in which the article's claims cite them. */
  readonly sources: readonly Source[];
  /** Cited, but people who may not be named, or works that name them. */
  readonly withheld: number;
  /** In the project, but cited by no claim. */
  readonly uncited: number;
}

/** The sources that claims of the article cite and that may be named. */
export function publicSources(project: Project): PublicSources {
  const redactor = createRedactor(Object.values(project.sources));
  const ids = new Set(
    claimsInOrder(project).flatMap((claim) =>
      citationsOf(project, claim.id).map((citation) => citation.sourceId),
    ),
  );
  const cited = [...ids].flatMap((id) => project.sources[id] ?? []);
  const mayLeave = (source: Source) =>
    !isConfidential(source) &&
    redactor.find(`${formatReference(source)}\n${JSON.stringify(source.csl)}`).length === 0;
  const sources = cited.filter(mayLeave);
  return {
    sources,
    withheld: cited.length - sources.length,
    uncited: Object.keys(project.sources).length - cited.length,
  };
}

/** A source's address on the web, or null. */
export function webAddressOf({ csl }: Source): string | null {
  const address = safeHref(csl.URL ?? '');
  return address !== null && /^https?:\/\/\S+$/u.test(address) ? address : null;
}
