import type { ExportFormat } from '../../../contract/views.ts';

/** What an export format is for. */
export interface FormatSpec {
  readonly format: ExportFormat;
  readonly name: string;
  readonly purpose: string;
  /**
   * What it looks like before it is written: `page` as its readers see it or as its source, `page-only` as a page that another
   * program will set anew, `text` as the text it is.
   */
  readonly preview: 'page' | 'page-only' | 'text';
  /** What to know of the preview. */
  readonly previewNote?: string;
}

export const formatSpecs: readonly FormatSpec[] = [
  {
    format: 'html',
    name: 'HTML',
    purpose: 'The clean article for a content system',
    preview: 'page',
  },
  {
    format: 'html-notes',
    name: 'HTML with source notes',
    purpose: 'Numbered notes that name the sources',
    preview: 'page',
  },
  { format: 'markdown', name: 'Markdown', purpose: 'With footnotes', preview: 'text' },
  {
    format: 'docx',
    name: 'Word',
    purpose: 'For the copy desk',
    preview: 'page-only',
    previewNote: 'The words, their order and their notes. Word sets the pages in its own type.',
  },
  {
    format: 'docx-checked',
    name: 'Word with the checking',
    purpose: 'Claims and queries as comments, proposed changes tracked; internal',
    preview: 'page-only',
    previewNote: 'The words alone. Comments and tracked changes are shown by Word.',
  },
  { format: 'text', name: 'Plain text', purpose: 'The words alone', preview: 'text' },
  {
    format: 'report',
    name: 'Checking report',
    purpose: 'Every claim with its verdict and sources',
    preview: 'page',
  },
  {
    format: 'report-pdf',
    name: 'Checking report, PDF',
    purpose: 'The same on paper',
    preview: 'page-only',
    previewNote: 'It is printed like this, on A4.',
  },
  {
    format: 'claim-review',
    name: 'ClaimReview',
    purpose: 'JSON-LD of claims attributed to others',
    preview: 'text',
  },
];

/** What is known of a format. */
export function specOf(format: ExportFormat): FormatSpec {
  const spec = formatSpecs.find((each) => each.format === format);
  if (spec === undefined) throw new Error(`No words for the format ${format}`);
  return spec;
}

/** A size in bytes as a file manager writes it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
