import type { ExportFormatCore } from './export-formats.ts';
import type { FormatWriter } from './exported-document.ts';
import {
  checkedDocxFormat,
  docxFormat,
  htmlFormat,
  htmlNotesFormat,
  markdownFormat,
  textFormat,
} from './formats/article.ts';
import { claimsCsvFormat } from './formats/claims-csv.ts';
import { annotatedFormat, legalFormat } from './formats/editions.ts';
import { ninjsFormat } from './formats/ninjs.ts';
import { bibtexFormat, cslFormat, risFormat } from './formats/references.ts';
import { reportFormat } from './formats/report.ts';
import { claimReviewFormat, mediaReviewFormat } from './formats/reviews.ts';
import { webAnnotationFormat } from './formats/web-annotation.ts';

/** Who writes each format. */
export const formatWriters: Readonly<Record<ExportFormatCore, FormatWriter>> = {
  html: htmlFormat,
  'html-notes': htmlNotesFormat,
  markdown: markdownFormat,
  docx: docxFormat,
  'docx-checked': checkedDocxFormat,
  text: textFormat,
  'html-annotated': annotatedFormat,
  legal: legalFormat,
  report: reportFormat,
  'claim-review': claimReviewFormat,
  'media-review': mediaReviewFormat,
  ninjs: ninjsFormat,
  'references-csl': cslFormat,
  'references-bibtex': bibtexFormat,
  'references-ris': risFormat,
  'web-annotation': webAnnotationFormat,
  'claims-csv': claimsCsvFormat,
};
