import type { Project } from '../project/project.ts';
import { formatReference } from '../sources/reference-format.ts';
import type { Source } from '../sources/source.ts';
import { confidentialLabel, createRedactor, isConfidential } from './confidential.ts';
import { writableText } from './prepare-article.ts';

/** The only ways in which the desk's own words get into a file of the internal edition. */
export interface DeskWords {
  /** Anything that people wrote at the desk: confidential names and contacts hidden, no characters that files cannot hold. */
  readonly text: (words: string) => string;
  /** A source in one line; people who may not be named are “Confidential source”. */
  readonly source: (source: Source) => string;
}

export function createDeskWords(project: Pick<Project, 'sources'>): DeskWords {
  const redactor = createRedactor(Object.values(project.sources));
  const text = (words: string) => redactor.redact(writableText(words));
  return {
    text,
    source: (source) => (isConfidential(source) ? confidentialLabel : text(formatReference(source))),
  };
}
