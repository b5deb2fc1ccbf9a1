import { statementHtml, type HtmlOptions } from '../html.ts';
import { element } from '../html-text.ts';
import type { Publication } from '../publication.ts';

export interface EditionOptions extends Pick<HtmlOptions, 'imageOf' | 'stetVersion'> {
  readonly generatedAt: string;
}

/** The statement of checking, at the top and at the bottom of an edition. */
export function editionNotice({ statement }: Publication): string {
  const isDraft = statement.kind === 'draft';
  return element('div', { class: isDraft ? 'not-vetted' : 'result' }, statementHtml(statement));
}
