import { describe, expect, it } from 'vitest';
import { appError } from '../../core/app-error.ts';
import type { Command } from '../../core/project/commands.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { deepestUndo, UndoStack } from './undo-stack.ts';

/** What was given; undo runs the inverse beside it. */
const given: Command = { kind: 'claim.note', claimId: 'c', noteId: 'n', text: 'Sic.' };
const remove = (claimId: string): Command => ({ kind: 'claim.remove', claimId });

function stack(
  run: (commands: readonly Command[]) => Result<{ inverse: readonly Command[] | null }> = () =>
    ok({ inverse: [remove('back')] }),
) {
  const moved: string[] = [];
  let hasText = true;
  let mayEdit = true;
  const undo = new UndoStack({
    moveText: (direction, keep) => {
      if (hasText) moved.push(`${direction} text${keep.size > 0 ? `, keeping ${[...keep].join()}` : ''}`);
      return hasText;
    },
    runCommands: (commands) => {
      moved.push(commands.map((command) => ('claimId' in command ? String(command.claimId) : '')).join());
      return Promise.resolve(run(commands));
    },
    mayEditText: () => mayEdit,
  });
  return { undo, moved, forgetText: () => (hasText = false), forbidText: () => (mayEdit = false) };
}

describe('the order of undo', () => {
  it('runs the inverse, and to redo what undoes that', async () => {
    const { undo, moved } = stack();
    undo.recordAct([given], [remove('a')]);
    await undo.undo();
    await undo.redo();
    expect(moved).toEqual(['a', 'back']);
  });

  it('waits for one command before the next, even when asked at once', async () => {
    const { undo, moved } = stack();
    undo.recordAct([given], [remove('a')]);
    undo.noticeText();
    undo.recordAct([given], [remove('b')]);
    await Promise.all([undo.undo(), undo.undo(), undo.undo(), undo.redo()]);
    expect(moved).toEqual(['b', 'undo text', 'a', 'back']);
  });

  it('takes typing back from under an act that stays, and no older act', async () => {
    const { undo, moved, forbidText } = stack();
    undo.recordAct([given], [remove('a')]);
    undo.noticeText();
    undo.noticeText();
    undo.recordAct([given], null);
    expect(await undo.undo()).toEqual({ kind: 'text' });
    expect(await undo.redo()).toEqual({ kind: 'text' });
    expect(await undo.undo()).toEqual({ kind: 'text' });
    expect(await undo.undo()).toEqual({ kind: 'text' });
    expect(await undo.undo()).toEqual({ kind: 'stopped', act: [given] });
    expect(moved).toEqual(['undo text', 'redo text', 'undo text', 'undo text']);
    await undo.redo();
    forbidText();
    undo.recordAct([given], null);
    expect(await undo.undo()).toEqual({ kind: 'stopped', act: [given] });
  });

  it('keeps an act whose undoing is refused, says why, and takes back nothing older', async () => {
    const error = appError('not-permitted', 'No.');
    let isAllowed = true;
    const { undo, moved } = stack(() => (isAllowed ? ok({ inverse: [remove('back')] }) : err(error)));
    undo.recordAct([given], [remove('a')]);
    undo.recordAct([given], [remove('b')]);
    isAllowed = false;
    expect(await undo.undo()).toEqual({ kind: 'refused', act: [given], error });
    expect(await undo.undo()).toEqual({ kind: 'refused', act: [given], error });
    isAllowed = true;
    expect(await undo.undo()).toEqual({ kind: 'commands', act: [given] });
    expect(moved).toEqual(['b', 'b', 'b']);
  });

  it('stops at an act that cannot be taken back, and never jumps over it', async () => {
    const { undo, moved } = stack();
    undo.recordAct([given], [remove('a')]);
    undo.recordAct([given], null);
    expect(await undo.undo()).toEqual({ kind: 'stopped', act: [given] });
    expect(await undo.undo()).toEqual({ kind: 'stopped', act: [given] });
    undo.recordAct([given], [remove('b')]);
    expect(await undo.undo()).toEqual({ kind: 'commands', act: [given] });
    expect(await undo.undo()).toEqual({ kind: 'stopped', act: [given] });
    expect(moved).toEqual(['b']);
  });

  it('does not redo past what cannot be done again', async () => {
    const { undo, moved } = stack(() => ok({ inverse: null }));
    undo.recordAct([given], [remove('a')]);
    undo.recordAct([given], [remove('b')]);
    await undo.undo();
    await undo.undo();
    expect(await undo.redo()).toEqual({ kind: 'stopped', act: [given] });
    expect(moved).toEqual(['b', 'a']);
  });

  it('leaves typing, and what is older, where text cannot be changed', async () => {
    const { undo, moved, forbidText } = stack();
    undo.recordAct([given], [remove('a')]);
    undo.noticeText();
    forbidText();
    expect(await undo.undo()).toEqual({ kind: 'text-elsewhere' });
    expect(moved).toEqual([]);
  });

  it('forgets redo after something new, and text that the text history has forgotten', async () => {
    const { undo, moved, forgetText } = stack();
    undo.recordAct([given], [remove('a')]);
    undo.noticeText();
    await undo.undo();
    undo.noticeText();
    expect(await undo.redo()).toEqual({ kind: 'nothing' });
    forgetText();
    expect(await undo.undo()).toMatchObject({ kind: 'commands' });
    expect(moved).toEqual(['undo text', 'a']);
  });

  it('names the blocks that changed from outside after a step, not before it', async () => {
    const { undo, moved } = stack();
    undo.noticeOutside(['early']);
    undo.noticeText();
    undo.noticeOutside(['late']);
    await undo.undo();
    expect(moved).toEqual(['undo text, keeping late']);
  });

  it('keeps no more than it says', async () => {
    const { undo } = stack();
    for (let at = 0; at < deepestUndo + 5; at += 1) undo.recordAct([given], [remove(`c${at}`)]);
    let count = 0;
    while ((await undo.undo()).kind === 'commands') count += 1;
    expect(count).toBe(deepestUndo);
  });
});
