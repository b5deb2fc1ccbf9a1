import type { ExportFormat } from '../../../contract/views.ts';

/** What an export format is for. */
export interface FormatSpec {
  readonly format: ExportFormat;
  readonly name: string;
  readonly purpose: string;
  /** Whether its text can be shown before it is written; Word and PDF cannot. */
  readonly hasTextPreview: boolean;
}

export const formatSpecs: readonly FormatSpec[] = [
  {
    format: 'html',
    name: 'HTML',
    purpose: 'The clean article for a content system',
    hasTextPreview: true,
  },
  {
    format: 'html-notes',
    name: 'HTML with source notes',
    purpose: 'Numbered notes that name the sources',
    hasTextPreview: true,
  },
  { format: 'markdown', name: 'Markdown', purpose: 'With footnotes', hasTextPreview: true },
  { format: 'docx', name: 'Word', purpose: 'For the copy desk', hasTextPreview: false },
  { format: 'text', name: 'Plain text', purpose: 'The words alone', hasTextPreview: true },
  {
    format: 'report',
    name: 'Checking report',
    purpose: 'Every claim with its verdict and sources',
    hasTextPreview: true,
  },
  {
    format: 'report-pdf',
    name: 'Checking report, PDF',
    purpose: 'The same on paper',
    hasTextPreview: false,
  },
  {
    format: 'claim-review',
    name: 'ClaimReview',
    purpose: 'JSON-LD of claims attributed to others',
    hasTextPreview: true,
  },
];

/** A size in bytes as a file manager writes it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
