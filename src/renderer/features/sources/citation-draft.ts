import type { Citation, CitationRole, Locator, Stance } from '../../../core/sources/citation.ts';
import type { CommandOf } from '../../../core/project/commands.ts';

/** A citation as its dialog holds it: every field as text or choice, nothing decided yet. */
export interface CitationDraft {
  readonly sourceId: string | null;
  readonly evidenceId: string | null;
  readonly role: CitationRole;
  readonly stance: Stance;
  readonly locatorLabel: Locator['label'];
  readonly locatorValue: string;
  readonly note: string;
}

/** An empty draft, or the citation as it stands. */
export function draftOf(citation: Citation | null): CitationDraft {
  return {
    sourceId: citation?.sourceId ?? null,
    evidenceId: citation?.evidenceId ?? null,
    role: citation?.role ?? 'primary',
    stance: citation?.stance ?? 'supports',
    locatorLabel: citation?.locator?.label ?? 'page',
    locatorValue: citation?.locator?.value ?? '',
    note: citation?.note ?? '',
  };
}

/** The locator of a draft; null while it has no value. */
export function locatorOf(draft: Pick<CitationDraft, 'locatorLabel' | 'locatorValue'>): Locator | null {
  const value = draft.locatorValue.trim();
  return value === '' ? null : { label: draft.locatorLabel, value };
}

/**
 * The command that makes or changes a citation; null while no source is chosen. When the evidence changes, an excerpt
 * taken from the old one goes with it.
 */
export function citationCommand(
  draft: CitationDraft,
  claimId: string,
  citationId: string,
  before: Citation | null,
): CommandOf<'citation.add'> | CommandOf<'citation.update'> | null {
  if (draft.sourceId === null) return null;
  const { evidenceId, role, stance } = draft;
  const common = { citationId, evidenceId, role, stance, locator: locatorOf(draft), note: draft.note.trim() };
  if (before === null) {
    return { kind: 'citation.add', claimId, sourceId: draft.sourceId, excerpt: null, ...common };
  }
  const excerpt = evidenceId === before.evidenceId ? before.excerpt : null;
  return { kind: 'citation.update', ...common, excerpt };
}
