import { describe, expect, it, test } from 'vitest';
import { aProject, builtAt, withAllegation } from '../../../core/testing/builders.ts';
import type { Allegation } from '../../../core/sources/allegation.ts';
import {
  allegationCommands,
  allegationDraft,
  draftProblem,
  type AllegationDraft,
} from './allegation-draft.ts';

const now = new Date('2026-03-05T10:00:00.000Z');
const ids = { allegationId: 'alleg_new', sourceId: 'source_new' };
const fresh = allegationDraft(null, { claimId: 'claim_1', words: 'The board hid it' }, now);
const draft = (parts: Partial<AllegationDraft>): AllegationDraft => ({
  ...fresh,
  sourceId: 'source_1',
  ...parts,
});

function known(parts: Partial<Allegation>): Allegation {
  return withAllegation(aProject(), { sourceId: 'source_1', claimIds: ['claim_1'], ...parts }).allegations[
    'alleg_1'
  ]!;
}

describe('the form', () => {
  it('starts with the words of the claim', () => {
    expect(fresh).toMatchObject({
      summary: 'The board hid it',
      claimIds: ['claim_1'],
      answer: 'none',
      isPut: false,
    });
  });

  test.each<[Partial<Allegation>, AllegationDraft['answer']]>([
    [{}, 'none'],
    [{ reply: { text: 'No.', at: builtAt } }, 'answered'],
    [{ reply: { text: '', at: builtAt } }, 'declined'],
  ])('%o is shown as %s', (parts, answer) => {
    expect(allegationDraft(known(parts), { claimId: null, words: '' }, now).answer).toBe(answer);
  });

  test.each<[string, Partial<AllegationDraft>, string | null]>([
    ['nobody', { sourceId: null }, 'Say who is accused.'],
    ['a new name', { sourceId: null, newName: 'Board' }, null],
    ['nothing said', { summary: ' ' }, 'Say what is put to them.'],
    ['put at no time', { isPut: true, putAt: '' }, 'Say when it was put to them.'],
    [
      'an answer to nothing',
      { answer: 'declined' },
      'An answer needs a question: say when it was put to them.',
    ],
    ['an empty answer', { isPut: true, answer: 'answered' }, 'Write down what they answered.'],
    [
      'silence before the deadline',
      { isPut: true, answer: 'silent', deadline: '2026-03-05' },
      'The deadline is not over yet, or there is none: nobody has to answer before it.',
    ],
    ['silence after it', { isPut: true, answer: 'silent', deadline: '2026-03-04' }, null],
    ['nothing more', {}, null],
  ])('with %s', (_name, parts, problem) => {
    expect(draftProblem(draft(parts), '2026-03-05')).toBe(problem);
  });
});

describe('the commands', () => {
  it('make the accused a source where they are none yet', () => {
    const commands = allegationCommands(
      draft({ sourceId: null, newName: ' Harbour Board ' }),
      null,
      ids,
      now,
    );
    expect(commands.map((command) => command.kind)).toEqual(['source.add', 'allegation.add']);
    expect(commands).toMatchObject([
      { sourceId: 'source_new', csl: { title: 'Harbour Board' } },
      { sourceId: 'source_new', allegationId: 'alleg_new', putAt: null, reply: null },
    ]);
  });

  it('record silence as an answer without words, and forget the passage of a withdrawn one', () => {
    const silent = draft({ isPut: true, answer: 'silent', replyText: 'left over', replyClaimId: 'claim_2' });
    expect(allegationCommands(silent, null, ids, now)).toMatchObject([
      { reply: { text: '', at: now.toISOString() }, replyClaimId: null },
    ]);
  });

  it('keep the time of an answer that did not change', () => {
    const before = known({ putAt: builtAt, reply: { text: 'No.', at: builtAt } });
    const same = allegationDraft(before, { claimId: null, words: '' }, now);
    expect(allegationCommands(same, before, ids, now)).toMatchObject([
      { kind: 'allegation.update', allegationId: 'alleg_1', reply: { text: 'No.', at: builtAt } },
    ]);
    const other = { ...same, replyText: 'Yes.' };
    expect(allegationCommands(other, before, ids, now)).toMatchObject([{ reply: { at: now.toISOString() } }]);
  });
});
