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
