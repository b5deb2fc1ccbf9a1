import type { Project } from '../project/project.ts';
import { formatNames, formatReference } from '../sources/reference-format.ts';
import { sourceTitle, type Source } from '../sources/source.ts';
import { confidentialLabel, createRedactor, isConfidential } from './confidential.ts';
import { escapeHtml } from './html-text.ts';
import { writableText } from './prepare-article.ts';
import { termWords } from './report-words.ts';

/** What the sections of the report share: the project, and the only ways in which its words become HTML. */
export interface ReportContext {
  readonly project: Project;
  readonly language: string;
  /** Anything people wrote at the desk: escaped, confidential names and contacts hidden. */
  readonly text: (text: string) => string;
  /** The same on one line, for places where a new line begins another entry: nobody writes an entry that was not made. */
  readonly line: (text: string) => string;
  /** Words of the article, in quotation marks unless they bring their own: escaped and otherwise exactly as they stand there. */
  readonly article: (text: string) => string;
  /** A source in one line; people who may not be named are “Confidential source” with their terms. */
  readonly reference: (source: Source) => string;
  /** Who and what, without where: for places that link to the full entry. */
  readonly shortReference: (source: Source) => string;
  /** 1-based number in the report's list of sources; null when there is no such source. */
  readonly sourceNumber: (sourceId: string) => number | null;
}

export function createReportContext(project: Project, language: string): ReportContext {
  const redactor = createRedactor(Object.values(project.sources));
  const order = Object.keys(project.sources);
  const hidden = ({ person }: Source) =>
    `${confidentialLabel} (${person === null ? termWords['not-agreed'] : termWords[person.terms]})`;
  const text = (words: string) => escapeHtml(redactor.redact(writableText(words)));
  return {
    project,
    language,
    text,
    line: (words) => text(writableText(words).replace(/\s+/gu, ' ').trim()),
    article: (words) => inQuotes(escapeHtml(writableText(words))),
    reference: (source) => (isConfidential(source) ? hidden(source) : text(formatReference(source))),
    shortReference: (source) => {
      if (isConfidential(source)) return hidden(source);
      const title = sourceTitle(source);
      const authors = formatNames(source.csl.author);
      return text(authors === '' || authors === title ? title : `${authors}, ${title}`);
    },
    sourceNumber: (sourceId) => {
      const at = order.indexOf(sourceId);
      return at < 0 ? null : at + 1;
    },
  };
}

/** Words with a mark of their own at an end, a quotation or the half of one, get no second beside it. */
function inQuotes(words: string): string {
  return /^[“„«‹]|[”»›]$/u.test(words) ? words : `“${words}”`;
}
