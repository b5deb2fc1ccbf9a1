import type { CommandOf } from '../../../core/project/commands.ts';
import { blankPerson, type Source } from '../../../core/sources/source.ts';
import { cslFromForm, emptyForm, formFromSource } from './csl-form.ts';
import type { SourceDraft } from './SourceFields.tsx';

/** The form of a source as it stands, or of a new one. */
export function sourceDraft(source: Source | null): SourceDraft {
  return {
    kind: source?.kind ?? 'document',
    form: source === null ? emptyForm() : formFromSource(source),
    person: source?.person ?? blankPerson,
    origin: source?.origin ?? '',
    note: source?.note ?? '',
  };
}

/** The command that makes or changes a source. Details of a person are kept only for people. */
export function sourceCommand(
  draft: SourceDraft,
  sourceId: string,
  before: Source | null,
): CommandOf<'source.add'> | CommandOf<'source.update'> {
  return {
    kind: before === null ? 'source.add' : 'source.update',
    sourceId,
    sourceKind: draft.kind,
    csl: cslFromForm(draft.kind, draft.form, before),
    person: draft.kind === 'person' ? draft.person : null,
    origin: draft.origin.trim(),
    note: draft.note.trim(),
  };
}
