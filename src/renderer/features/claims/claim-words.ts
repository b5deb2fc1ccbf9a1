import type { ClaimFlag, ClaimType, NotCheckableReason } from '../../../core/claims/claim.ts';
import type { MediaCategory } from '../../../core/claims/media-statement.ts';
import type { VerdictStatus } from '../../../core/claims/claim-status.ts';
import type { CitationRole, Locator, Stance } from '../../../core/sources/citation.ts';

/** The desk's words for what claims and citations carry; the same in lists, dialogs, tooltips and announcements. */

export const claimTypeNames: Readonly<Record<ClaimType, string>> = {
  fact: 'Fact',
  number: 'Number',
  date: 'Date',
  quote: 'Quotation',
  name: 'Name or title',
  comparison: 'Comparison',
  superlative: 'Superlative',
  causal: 'Cause',
  law: 'Law',
  image: 'Image',
  'common-knowledge': 'Common knowledge',
};

/** The key that chooses a type in the Mark dialog. */
export const claimTypeKeys: Readonly<Record<ClaimType, string>> = {
  fact: 'F',
  number: 'N',
  date: 'D',
  quote: 'Q',
  name: 'A',
  comparison: 'C',
  superlative: 'S',
  causal: 'U',
  law: 'L',
  image: 'I',
  'common-knowledge': 'K',
};

/** What was done to a picture or a recording. */
export const mediaNames: Readonly<Record<MediaCategory, string>> = {
  DecontextualizedContent: 'Out of context',
  EditedOrCroppedContent: 'Edited or cropped',
  OriginalMediaContent: 'Original',
  SatireOrParodyContent: 'Satire or parody',
  StagedContent: 'Staged',
  TransformedContent: 'Transformed',
};

/** What each verdict says, for those who give it for the first time. */
export const verdictMeanings: Readonly<Record<VerdictStatus, string>> = {
  confirmed: 'The sources bear it out as it stands.',
  'confirmed-with-change': 'It holds as it now reads, after a change.',
  'on-author': 'It rests on the writer’s own authority.',
  'not-confirmable': 'No source settles it either way.',
  disputed: 'Sources contradict each other.',
  wrong: 'The sources say otherwise.',
  cut: 'It is to leave the text.',
};

export const flagNames: Readonly<Record<ClaimFlag, string>> = {
  legal: 'Legal',
  sensitive: 'Sensitive',
  'second-check': 'Second check',
};

export const reasonNames: Readonly<Record<NotCheckableReason, string>> = {
  opinion: 'Opinion',
  transition: 'Transition',
  voice: 'Writer’s voice',
  boilerplate: 'Boilerplate',
};

export const reasonKeys: Readonly<Record<NotCheckableReason, string>> = {
  opinion: 'O',
  transition: 'T',
  voice: 'V',
  boilerplate: 'B',
};

export const citationRoleNames: Readonly<Record<CitationRole, string>> = {
  primary: 'Primary',
  secondary: 'Secondary',
};

export const stanceNames: Readonly<Record<Stance, string>> = {
  supports: 'Supports',
  partly: 'Partly supports',
  contradicts: 'Contradicts',
  context: 'Context',
};

/** A locator as a reader would write it: “paragraph 4”, “00:12:31”. */
export function locatorText(locator: Locator): string {
  return locator.label === 'timestamp' ? locator.value : `${locator.label} ${locator.value}`;
}

/** `3 citations`, `1 citation`, `no citations`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : `${count} ${count === 1 ? one : many}`;
}
