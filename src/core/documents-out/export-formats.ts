/** The formats that `core` writes. The report as PDF is this report, printed by the main process. */
export const exportFormatsCore = [
  'html',
  'html-notes',
  'markdown',
  'docx',
  'docx-checked',
  'text',
  'html-annotated',
  'legal',
  'report',
  'claim-review',
  'media-review',
  'ninjs',
  'references-csl',
  'references-bibtex',
  'references-ris',
  'web-annotation',
  'claims-csv',
] as const;
export type ExportFormatCore = (typeof exportFormatsCore)[number];

/** Whether a file of the format holds the article's pictures. What holds none is not kept back by what stands in one. */
export const holdsPictures: Readonly<Record<ExportFormatCore, boolean>> = {
  html: true,
  'html-notes': true,
  markdown: false,
  docx: true,
  'docx-checked': true,
  text: false,
  'html-annotated': true,
  legal: true,
  report: false,
  'claim-review': false,
  'media-review': false,
  ninjs: false,
  'references-csl': false,
  'references-bibtex': false,
  'references-ris': false,
  'web-annotation': false,
  'claims-csv': false,
};
