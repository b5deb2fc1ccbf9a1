import type { ExportFormat } from '../../contract/views.ts';

/** Whom an export is made for, in the order in which the groups are offered. */
export const formatGroups = ['public', 'data', 'internal', 'legal'] as const;
export type FormatGroup = (typeof formatGroups)[number];

/** What the export column looked like when it was left; it looks so again, in every project of this window. */
export interface Publishing {
  readonly format: ExportFormat;
  /** The group that the user unfolded beside the chosen format’s, which is always open. */
  readonly unfolded: FormatGroup | null;
}

export const firstPublishing: Publishing = { format: 'html', unfolded: null };
