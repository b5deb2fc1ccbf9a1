import { describe, expect, it } from 'vitest';
import { appError } from '../../../core/app-error.ts';
import type { Command } from '../../../core/project/commands.ts';
import { actWords } from './act-words.ts';
import { isSeenOnPage, undoNotice } from './undo-words.ts';

const accept: Command = { kind: 'change.accept', changeId: 'change_1' };
const unmark = (claimId: string): Command => ({ kind: 'claim.remove', claimId });

describe('what an act is called', () => {
  it('names a citation’s evidence, and other changes of it', () => {
    expect(actWords([{ kind: 'citation.update', citationId: 'c', evidenceId: 'e' }])).toBe(
      'evidence of a citation',
    );
    expect(actWords([{ kind: 'citation.update', citationId: 'c', note: 'p. 3' }])).toBe(
      'a change of a citation',
    );
  });

  it('counts several of a kind and names up to three kinds', () => {
    expect(actWords(['a', 'b', 'c'].map(unmark))).toBe('removing a claim (3)');
    expect(actWords([accept, unmark('a')])).toBe('accepting a proposed change, removing a claim');
    expect(actWords([])).toBe('the last act');
  });
});

describe('what undo says', () => {
  it('names what was taken back', () => {
    expect(undoNotice('undo', { kind: 'commands', act: [unmark('a')] })).toMatchObject({
      kind: 'done',
      text: 'Undone: removing a claim.',
    });
    expect(undoNotice('redo', { kind: 'commands', act: [unmark('a')] }).text).toBe(
      'Done again: removing a claim.',
    );
  });

  it('says what the newest act was when it stays, and what to do instead', () => {
    const { kind, text } = undoNotice('undo', { kind: 'stopped', act: [accept] });
    expect(kind).toBe('warning');
    expect(text).toBe(
      'The newest act was accepting a proposed change. That cannot be taken back, and nothing older is undone over it. To have the old words again, change the text in Draft mode as writer or editor, or propose them.',
    );
  });

  it('says why an act was not taken back', () => {
    const error = appError('not-permitted', 'For the checker.');
    expect(undoNotice('undo', { kind: 'refused', act: [unmark('a')], error })).toEqual({
      kind: 'error',
      text: 'Not undone: removing a claim. For the checker.',
      code: 'not-permitted',
    });
  });

  it('is silent for a key on the page only where the page shows it', () => {
    expect(isSeenOnPage({ kind: 'text' })).toBe(true);
    expect(isSeenOnPage({ kind: 'commands', act: [accept] })).toBe(false);
    expect(isSeenOnPage({ kind: 'stopped', act: [accept] })).toBe(false);
  });
});
