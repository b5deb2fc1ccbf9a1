import type { Project } from '../project/project.ts';
import { formatIsoDay } from './reference-format.ts';
import { isInText } from './right-of-reply.ts';
import { personName, type Source } from './source.ts';

/** What a person asked for that keeps the story from using them as it does. */
export interface PersonLimit {
  readonly kind: 'embargo' | 'consent';
  /** In words for the desk, without a full stop. */
  readonly message: string;
}

/**
 * The limits that a source sets to a story that cites it: nothing of theirs before the embargo’s day, nothing at all when they
 * refused to be quoted. A story without a publication date may come out any day, so an embargo stands against it.
 */
export function limitsOf(source: Source, publicationDate: string | null): readonly PersonLimit[] {
  const { person } = source;
  if (person === null) return [];
  const limits: PersonLimit[] = [];
  const name = personName(source);
  if (person.embargo !== null && (publicationDate === null || publicationDate < person.embargo)) {
    const until = formatIsoDay(person.embargo);
    limits.push({
      kind: 'embargo',
      message:
        publicationDate === null
          ? `${name} is under embargo until ${until}, and the story has no publication date`
          : `${name} is under embargo until ${until}, and the story comes out on ${formatIsoDay(publicationDate)}`,
    });
  }
  if (person.consent === 'refused') {
    limits.push({ kind: 'consent', message: `${name} refused to be quoted and is cited` });
  }
  return limits;
}

/** The sources that claims in the text cite, in the order in which they were added. */
export function citedSources(
  project: Pick<Project, 'article' | 'claims' | 'citations' | 'sources'>,
): readonly Source[] {
  const cited = new Set<string>();
  for (const { sourceId, claimId } of Object.values(project.citations)) {
    if (!cited.has(sourceId) && isInText(project, claimId)) cited.add(sourceId);
  }
  return Object.values(project.sources).filter((source) => cited.has(source.id));
}
