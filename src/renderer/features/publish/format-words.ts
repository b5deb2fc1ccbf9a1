import type { ExportFormat } from '../../../contract/views.ts';
import { draftSayings, type DraftSaying } from '../../../core/documents-out/draft-saying.ts';
import { formatGroups, type FormatGroup } from '../../stores/publishing-store.ts';

export const groupNames: Readonly<Record<FormatGroup, string>> = {
  public: 'Public',
  data: 'Public, for machines',
  internal: 'Internal',
  legal: 'Legal',
};

/** What an export format is for. */
export interface FormatSpec {
  readonly format: ExportFormat;
  readonly group: FormatGroup;
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
    group: 'public',
    name: 'HTML',
    purpose: 'The clean article for a content system',
    preview: 'page',
  },
  {
    format: 'html-notes',
    group: 'public',
    name: 'HTML with source notes',
    purpose: 'Numbered notes that name the sources',
    preview: 'page',
  },
  { format: 'markdown', group: 'public', name: 'Markdown', purpose: 'With footnotes', preview: 'text' },
  {
    format: 'docx',
    group: 'public',
    name: 'Word',
    purpose: 'For the copy desk',
    preview: 'page-only',
    previewNote: 'The words, their order and their notes. Word sets the pages in its own type.',
  },
  {
    format: 'docx-checked',
    group: 'internal',
    name: 'Word with the checking',
    purpose: 'Claims and queries as comments, proposed changes tracked; internal',
    preview: 'page-only',
    previewNote: 'The internal edition of the same: Word shows its marks as comments and tracked changes.',
  },
  { format: 'text', group: 'public', name: 'Plain text', purpose: 'The words alone', preview: 'text' },
  {
    format: 'html-annotated',
    group: 'internal',
    name: 'Internal edition',
    purpose: 'The text with every claim marked, and all that the desk knows',
    preview: 'page',
  },
  {
    format: 'legal',
    group: 'legal',
    name: 'Legal edition',
    purpose: 'The public text and an index of its sentences for the lawyers',
    preview: 'page',
  },
  {
    format: 'report',
    group: 'internal',
    name: 'Checking report',
    purpose: 'Every claim with its verdict and sources',
    preview: 'page',
  },
  {
    format: 'report-pdf',
    group: 'internal',
    name: 'Checking report, PDF',
    purpose: 'The same on paper',
    preview: 'page-only',
    previewNote: 'It is printed like this, on A4.',
  },
  {
    format: 'claim-review',
    group: 'data',
    name: 'ClaimReview',
    purpose: 'JSON-LD of claims attributed to others',
    preview: 'text',
  },
  {
    format: 'media-review',
    group: 'data',
    name: 'MediaReview',
    purpose: 'JSON-LD of what was done to others’ pictures, where a verdict’s note says it',
    preview: 'text',
  },
  {
    format: 'ninjs',
    group: 'data',
    name: 'ninjs',
    purpose: 'The article for news systems, IPTC ninjs 3.1',
    preview: 'text',
  },
  {
    format: 'references-csl',
    group: 'data',
    name: 'References, CSL-JSON',
    purpose: 'The cited works, for reference managers; people are left out',
    preview: 'text',
  },
  {
    format: 'references-bibtex',
    group: 'data',
    name: 'References, BibTeX',
    purpose: 'The cited works, for LaTeX and reference managers; people are left out',
    preview: 'text',
  },
  {
    format: 'references-ris',
    group: 'data',
    name: 'References, RIS',
    purpose: 'The cited works, for reference managers; people are left out',
    preview: 'text',
  },
  {
    format: 'web-annotation',
    group: 'internal',
    name: 'Web annotations',
    purpose: 'Claims, sources, queries and changes as W3C annotations on the text',
    preview: 'text',
  },
  {
    format: 'claims-csv',
    group: 'internal',
    name: 'Claims as CSV',
    purpose: 'A row per claim, for a spreadsheet',
    preview: 'text',
  },
  {
    format: 'dossier',
    group: 'internal',
    name: 'Dossier',
    purpose: 'Everything in one signed archive, for the archive and for lawyers; not for publication',
    preview: 'page',
    previewNote:
      'The checking report in it. Beside it: the article, the record with its log, all evidence, and a page that verifies them.',
  },
];

/** What is known of a format. */
export function specOf(format: ExportFormat): FormatSpec {
  const spec = formatSpecs.find((each) => each.format === format);
  if (spec === undefined) throw new Error(`No words for the format ${format}`);
  return spec;
}

/** The formats as they are listed: group by group. */
export const listedFormats: readonly FormatSpec[] = formatGroups.flatMap((group) =>
  formatSpecs.filter((each) => each.group === group),
);

/** The format that an arrow key leads to: the next in the list over all groups, and round from the last to the first. */
export function formatBeside(format: ExportFormat, step: 1 | -1): ExportFormat {
  const at = listedFormats.findIndex((each) => each.format === format);
  const next = listedFormats[(at + step + listedFormats.length) % listedFormats.length];
  return next?.format ?? format;
}

/** How a draft of a format says that it is one. */
export function draftSaying(format: ExportFormat): DraftSaying {
  // Both hold the report.
  return format === 'report-pdf' || format === 'dossier' ? draftSayings.report : draftSayings[format];
}

/** What a draft of each kind says of itself, as a sentence. */
export const draftWords: Readonly<Record<DraftSaying, string>> = {
  text: 'A draft says “not vetted” in its text.',
  status: 'A draft is marked as withheld from publication; it has no place for “not vetted”.',
  nothing: 'A draft cannot say that it is one: this format has no place for it.',
  none: 'There is no draft of it: machines republish it, and it cannot say that it is one.',
};

/** A size in bytes as a file manager writes it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
