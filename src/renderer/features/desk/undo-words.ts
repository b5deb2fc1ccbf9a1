import type { UndoDirection, UndoOutcome } from '../../editor/article-editor-props.ts';
import type { Toast } from '../../stores/notice-store.ts';
import { actWords, insteadOfUndo } from './act-words.ts';

/** What a notice says about an undo or redo that was asked for. */
export type UndoNotice = Pick<Toast, 'kind' | 'text' | 'code'>;

/** What became of an undo or redo, in the words of the act. */
export function undoNotice(direction: UndoDirection, outcome: UndoOutcome): UndoNotice {
  const isUndo = direction === 'undo';
  const done = isUndo ? 'Undone' : 'Done again';
  switch (outcome.kind) {
    case 'text':
      return { kind: 'done', text: `${done}: typing.`, code: null };
    case 'commands':
      return { kind: 'done', text: `${done}: ${actWords(outcome.act)}.`, code: null };
    case 'nothing':
      return { kind: 'info', text: isUndo ? 'Nothing to undo.' : 'Nothing to do again.', code: null };
    case 'text-elsewhere':
      return {
        kind: 'info',
        text: `${isUndo ? 'The newest act is typing. It is undone' : 'Next comes typing. It is done again'} in Draft mode, as writer or editor. Nothing was changed.`,
        code: null,
      };
    case 'stopped': {
      const act = actWords(outcome.act);
      return {
        kind: 'warning',
        text: isUndo
          ? `The newest act was ${act}. That cannot be taken back, and nothing older is undone over it. ${insteadOfUndo(outcome.act)}`
          : `Next comes ${act}. That is not done again by a key: do it anew. Nothing was changed.`,
        code: null,
      };
    }
    case 'refused':
      return {
        kind: 'error',
        text: `${isUndo ? 'Not undone' : 'Not done again'}: ${actWords(outcome.act)}. ${outcome.error.message}`,
        code: outcome.error.code,
      };
  }
}

/** Whether the page itself shows what became of a key pressed in it, so that nothing has to be said. */
export function isSeenOnPage(outcome: UndoOutcome): boolean {
  return outcome.kind === 'text' || outcome.kind === 'nothing';
}
