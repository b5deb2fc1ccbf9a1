import { describe, expect, it } from 'vitest';
import { appError } from '../../core/app-error.ts';
import type { Command } from '../../core/project/commands.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { deepestUndo, UndoStack } from './undo-stack.ts';

const remove = (claimId: string): Command => ({ kind: 'claim.remove', claimId });

function stack(
  run: (commands: readonly Command[]) => Result<{ inverse: readonly Command[] | null }> = () =>
    ok({ inverse: [remove('back')] }),
) {
  const moved: string[] = [];
  let hasText = true;
  const undo = new UndoStack({
    moveText: (direction, keep) => {
      if (hasText) moved.push(`${direction} text${keep.size > 0 ? `, keeping ${[...keep].join()}` : ''}`);
      return hasText;
    },
    runCommands: (commands) => {
      moved.push(commands.map((command) => ('claimId' in command ? String(command.claimId) : '')).join());
      return Promise.resolve(run(commands));
    },
    mayEditText: () => true,
  });
  return { undo, moved, forgetText: () => (hasText = false) };
}

describe('the order of undo', () => {
  it('runs the inverse, and to redo what undoes that', async () => {
    const { undo, moved } = stack();
    undo.recordAct([remove('a')]);
    await undo.undo();
    await undo.redo();
    expect(moved).toEqual(['a', 'back']);
  });

  it('waits for one command before the next, even when asked at once', async () => {
    const { undo, moved } = stack();
    undo.recordAct([remove('a')]);
    undo.noticeText();
    undo.recordAct([remove('b')]);
    await Promise.all([undo.undo(), undo.undo(), undo.undo(), undo.redo()]);
    expect(moved).toEqual(['b', 'undo text', 'a', 'back']);
  });

  it('drops an act that is refused, and says why', async () => {
    const error = appError('not-permitted', 'No.');
    const { undo } = stack(() => err(error));
    undo.recordAct([remove('a')]);
    expect(await undo.undo()).toEqual({ kind: 'refused', error });
    expect(await undo.undo()).toEqual({ kind: 'nothing' });
    expect(await undo.redo()).toEqual({ kind: 'nothing' });
  });

  it('forgets redo after something new, and text that the text history has forgotten', async () => {
    const { undo, moved, forgetText } = stack();
    undo.recordAct([remove('a')]);
    undo.noticeText();
    await undo.undo();
    undo.noticeText();
    expect(await undo.redo()).toEqual({ kind: 'nothing' });
    forgetText();
    expect(await undo.undo()).toEqual({ kind: 'commands' });
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
    for (let at = 0; at < deepestUndo + 5; at += 1) undo.recordAct([remove(`c${at}`)]);
    let count = 0;
    while ((await undo.undo()).kind === 'commands') count += 1;
    expect(count).toBe(deepestUndo);
  });
});
