import type { ExportFormatCore } from './export-formats.ts';

/**
 * How a file of each format says that it is a draft: `text`, readers see “not vetted” in it; `status`, its own field withholds it from
 * publication; `nothing`, the format has no place for it; `none`, there is no draft of it. Held against the writers by a test.
 */
export type DraftSaying = 'text' | 'status' | 'nothing' | 'none';

export const draftSayings: Readonly<Record<ExportFormatCore, DraftSaying>> = {
  html: 'text',
  'html-notes': 'text',
  markdown: 'text',
  docx: 'text',
  'docx-checked': 'text',
  text: 'text',
  'html-annotated': 'text',
  legal: 'text',
  report: 'text',
  'claim-review': 'none',
  'media-review': 'none',
  ninjs: 'status',
  'references-csl': 'nothing',
  'references-bibtex': 'nothing',
  'references-ris': 'nothing',
  'web-annotation': 'text',
  'claims-csv': 'text',
};
