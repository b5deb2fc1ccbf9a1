import { describe, expect, it } from 'vitest';
import { correctionCommand, correctionDraft, correctionProblem } from './correction-draft.ts';

const today = '2026-03-04';
const whole = { ...correctionDraft(today), note: ' It was 1951. ', cause: ' A slip ', claimIds: ['c'] };

describe('the form of a correction', () => {
  it('says what it lacks', () => {
    expect(correctionProblem(correctionDraft(today), today)).toBe('Say what readers are told.');
    expect(correctionProblem({ ...whole, note: ' … ' }, today)).toBe('Say what readers are told.');
    expect(correctionProblem({ ...whole, on: '' }, today)).toBe('Say on which day it is made public.');
    expect(correctionProblem({ ...whole, on: '2026-03-05' }, today)).toBe('The day cannot lie ahead.');
    expect(correctionProblem({ ...whole, cause: ' ' }, today)).toBe('Say how it came about, for the desk.');
    expect(correctionProblem({ ...whole, kind: 'update', cause: '' }, today)).toBeNull();
    expect(correctionProblem(whole, today)).toBeNull();
  });

  it('becomes one command', () => {
    expect(correctionCommand(whole, 'corr_1')).toEqual({
      kind: 'correction.add',
      correctionId: 'corr_1',
      correctionKind: 'correction',
      note: 'It was 1951.',
      on: today,
      cause: 'A slip',
      foundBy: '',
      claimIds: ['c'],
    });
  });
});
