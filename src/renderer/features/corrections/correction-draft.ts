import type { CorrectionKind } from '../../../core/corrections/correction.ts';
import type { CommandOf } from '../../../core/project/commands.ts';

/** An entry of the ledger as its form holds it. */
export interface CorrectionDraft {
  readonly kind: CorrectionKind;
  readonly note: string;
  /** `YYYY-MM-DD` or empty. */
  readonly on: string;
  readonly cause: string;
  readonly foundBy: string;
  readonly claimIds: readonly string[];
}

/** An empty form. @param today `YYYY-MM-DD`, where the user is */
export function correctionDraft(today: string): CorrectionDraft {
  return { kind: 'correction', note: '', on: today, cause: '', foundBy: '', claimIds: [] };
}

/** Why the form cannot be sent; null when it can. */
export function correctionProblem(draft: CorrectionDraft, today: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(draft.note)) return 'Say what readers are told.';
  if (draft.on === '') return 'Say on which day it is made public.';
  if (draft.on > today) return 'The day cannot lie ahead.';
  if ((draft.kind === 'correction' || draft.kind === 'retraction') && draft.cause.trim() === '') {
    return 'Say how it came about, for the desk.';
  }
  return null;
}

/** The command that enters it. */
export function correctionCommand(draft: CorrectionDraft, correctionId: string): CommandOf<'correction.add'> {
  const { kind, note, on, cause, foundBy, claimIds } = draft;
  return {
    kind: 'correction.add',
    correctionId,
    correctionKind: kind,
    note: note.trim(),
    on,
    cause: cause.trim(),
    foundBy: foundBy.trim(),
    claimIds,
  };
}
