import { standingCorrections, type Correction, type CorrectionKind } from '../corrections/correction.ts';
import { formatEmbargo, isEmbargoed } from '../corrections/embargo.ts';
import type { Project } from '../project/project.ts';
import { formatIsoDay } from '../sources/reference-format.ts';
import { writableText } from './prepare-article.ts';

/** A line of the ledger as readers see it: kind, day and note. Never the cause, the finder or the claims. */
export interface PublicNote {
  readonly kind: CorrectionKind;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** “Correction, 2 March 2026.”; always in English, like the statement of checking. */
  readonly label: string;
  /** On one line. */
  readonly note: string;
}

/**
 * What an export prints about what became of the article. Where: a retraction and an embargo above everything, since nobody may
 * read past them; corrections, clarifications and updates behind the text, where the trade appends them, oldest first.
 */
export interface PublicNotes {
  readonly embargo: { readonly label: string; readonly text: string } | null;
  readonly retractions: readonly PublicNote[];
  readonly appended: readonly PublicNote[];
}

/** What of the ledger and the embargo is printed at this instant. */
export function publicNotes(project: Project, generatedAt: string): PublicNotes {
  const { corrections, embargo } = project;
  const standing = standingCorrections(corrections).map(publicNote);
  return {
    embargo: isEmbargoed(embargo, generatedAt)
      ? { label: `Embargoed until ${formatEmbargo(embargo)}.`, text: 'Not for publication before.' }
      : null,
    retractions: standing.filter((entry) => entry.kind === 'retraction'),
    appended: standing.filter((entry) => entry.kind !== 'retraction'),
  };
}

const kindLabels: Readonly<Record<CorrectionKind, string>> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
  retraction: 'Retracted',
};

function publicNote({ kind, on, note }: Correction): PublicNote {
  return {
    kind,
    day: on,
    label: `${kindLabels[kind]}, ${formatIsoDay(on)}.`,
    note: writableText(note).replace(/\s+/gu, ' ').trim(),
  };
}

/** What stands above the article, most important first, each as label and text. */
export function noticesAbove({
  embargo,
  retractions,
}: PublicNotes): readonly { readonly label: string; readonly text: string }[] {
  return [
    ...retractions.map(({ label, note }) => ({ label, text: note })),
    ...(embargo === null ? [] : [embargo]),
  ];
}

/** The line as plain text. */
export function noteLine({ label, note }: PublicNote): string {
  return `${label} ${note}`;
}
