import type { Command } from '../../../core/project/commands.ts';
import type { Allegation } from '../../../core/sources/allegation.ts';
import type { ContactChannel } from '../../../core/sources/contact.ts';
import { daysBetween } from '../../../core/sources/right-of-reply.ts';
import { blankPerson } from '../../../core/sources/source.ts';
import { instantOf, localMinute } from './people-words.ts';

/** What came back: nothing yet, an answer, or one of the two kinds of silence that settle the matter. */
export type AnswerKind = 'none' | 'answered' | 'declined' | 'silent';

/** An allegation as its form holds it. */
export interface AllegationDraft {
  /** Null: somebody who is not among the sources yet, by {@link newName}. */
  readonly sourceId: string | null;
  readonly newName: string;
  readonly summary: string;
  readonly claimIds: readonly string[];
  readonly isPut: boolean;
  /** For a `datetime-local` input. */
  readonly putAt: string;
  readonly channel: ContactChannel;
  /** `YYYY-MM-DD` or empty. */
  readonly deadline: string;
  readonly answer: AnswerKind;
  readonly replyText: string;
  readonly replyClaimId: string | null;
}

/** The form of an allegation as it stands, or of a new one about a claim. */
export function allegationDraft(
  before: Allegation | null,
  about: { readonly claimId: string | null; readonly words: string },
  now: Date,
): AllegationDraft {
  const reply = before?.reply ?? null;
  return {
    sourceId: before?.sourceId ?? null,
    newName: '',
    summary: before?.summary ?? about.words,
    claimIds: before?.claimIds ?? (about.claimId === null ? [] : [about.claimId]),
    isPut: before !== null && before.putAt !== null,
    putAt: localMinute(new Date(before?.putAt ?? now)),
    channel: before?.channel ?? 'email',
    deadline: before?.deadline ?? '',
    answer: reply === null ? 'none' : reply.text.trim() === '' ? 'declined' : 'answered',
    replyText: reply?.text ?? '',
    replyClaimId: before?.replyClaimId ?? null,
  };
}

/** Why the form cannot be sent; null when it can. */
export function draftProblem(draft: AllegationDraft, today: string): string | null {
  if (draft.sourceId === null && draft.newName.trim() === '') return 'Say who is accused.';
  if (draft.summary.trim() === '') return 'Say what is put to them.';
  if (draft.isPut && instantOf(draft.putAt) === null) return 'Say when it was put to them.';
  if (draft.answer !== 'none' && !draft.isPut)
    return 'An answer needs a question: say when it was put to them.';
  if (draft.answer === 'answered' && draft.replyText.trim() === '') return 'Write down what they answered.';
  if (draft.answer === 'silent' && !isOver(draft.deadline, today)) {
    return 'The deadline is not over yet, or there is none: nobody has to answer before it.';
  }
  return null;
}

function isOver(deadline: string, today: string): boolean {
  return deadline !== '' && daysBetween(deadline, today) > 0;
}

/**
 * The commands that record the allegation; the accused becomes a source first where need be.
 * @param now when an answer that was not recorded before counts as recorded
 */
export function allegationCommands(
  draft: AllegationDraft,
  before: Allegation | null,
  ids: { readonly allegationId: string; readonly sourceId: string },
  now: Date,
): readonly Command[] {
  const text = draft.answer === 'answered' ? draft.replyText.trim() : '';
  const known = before?.reply ?? null;
  const at = known !== null && known.text === text ? known.at : now.toISOString();
  const reply = draft.answer === 'none' ? null : { text, at };
  const fields = {
    claimIds: draft.claimIds,
    summary: draft.summary.trim(),
    putAt: draft.isPut ? instantOf(draft.putAt) : null,
    channel: draft.channel,
    deadline: draft.deadline === '' ? null : draft.deadline,
    reply,
    replyClaimId: draft.answer === 'answered' ? draft.replyClaimId : null,
  };
  if (before !== null) return [{ kind: 'allegation.update', allegationId: before.id, ...fields }];
  const add: Command = {
    kind: 'allegation.add',
    allegationId: ids.allegationId,
    sourceId: draft.sourceId ?? ids.sourceId,
    ...fields,
  };
  if (draft.sourceId !== null) return [add];
  return [
    {
      kind: 'source.add',
      sourceId: ids.sourceId,
      sourceKind: 'person',
      csl: { type: 'interview', title: draft.newName.trim() },
      // Whoever is accused in print is named there; what they say in answer is on the record unless they ask otherwise.
      person: { ...blankPerson, terms: 'on-record' },
      origin: '',
      note: '',
    },
    add,
  ];
}
