import { createHeadlessEditor } from '@lexical/headless';
import { CONTROLLED_TEXT_INSERTION_COMMAND } from 'lexical';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../core/article/block-tree.ts';
import { editArticle } from '../../core/article/edit-article.ts';
import { changeTextBlock, withoutSpans } from '../../core/article/spans.ts';
import type { Command } from '../../core/project/commands.ts';
import { ok } from '../../core/result.ts';
import { aParagraph } from '../../core/testing/builders.ts';
import { EditorSession, type MakeEditor } from './editor-session.ts';
import { $findTextBlock, $select } from './positions.ts';
import { countingIds } from './testing/headless.ts';

const headless: MakeEditor = (config) => {
  const editor = createHeadlessEditor(config);
  // There is no page in this test, and so no focus.
  editor.getRootElement = () => null;
  return editor;
};

const mark: Command = {
  kind: 'claim.restore',
  claimId: 'c',
  ranges: [{ spanId: 's', blockId: 'p1', start: 0, end: 4 }],
};
const unmark: Command = { kind: 'claim.remove', claimId: 'c' };

/** A session on a project that knows edits, and marks or removes one claim on the first four letters. */
function desk(...texts: string[]) {
  let project: Article = { blocks: texts.map((text, at) => aParagraph(`p${at + 1}`, text)) };
  let hasClaim = false;
  const publish = (next: Article): void => {
    project = next;
    session.receive(next);
  };
  const run = (command: Command): Command => {
    hasClaim = command.kind === 'claim.restore';
    publish(
      hasClaim
        ? changeTextBlock(project, 'p1', (leaf) => ({ ...leaf, spans: [{ id: 's', start: 0, end: 4 }] }))
        : withoutSpans(project, new Set(['s'])),
    );
    return hasClaim ? unmark : mark;
  };
  const session: EditorSession = new EditorSession(
    project,
    {
      execute: (edit) => {
        const result = editArticle(project, edit);
        if (result.ok) publish(result.value);
        return Promise.resolve(result);
      },
      runCommands: (commands) => Promise.resolve(ok({ inverse: commands.map(run) })),
      isKnownSpan: () => hasClaim,
      onSaveState: () => undefined,
      newId: countingIds(),
    },
    headless,
  );
  session.setMode('draft');
  return {
    session,
    publish,
    know: () => (hasClaim = true),
    project: () => project,
    blocks: () => session.mirror.current().blocks,
    /** Types at a place, as one step of undo. */
    type: (blockId: string, offset: number, text: string) => {
      session.editor.update(
        () => {
          const block = $findTextBlock(blockId);
          if (block) $select({ block, offset });
        },
        { discrete: true },
      );
      session.editor.update(
        () => {
          session.editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, text);
        },
        { discrete: true, tag: 'history-push' },
      );
    },
    markClaim: async () => {
      await session.collector.withFlushed(() => {
        session.undoStack.recordAct([mark], [run(mark)]);
        return Promise.resolve();
      });
    },
  };
}

const marked = (text: string, start: number, end: number) =>
  aParagraph('p1', text, { spans: [{ id: 's', start, end }] });

describe('one order of undo', () => {
  it('takes back typing and marking in the order they were done, and does them again', async () => {
    const { session, type, markClaim, blocks, project } = desk('Nine days.');
    type('p1', 10, ' Sad.');
    await markClaim();
    type('p1', 15, ' True.');
    expect(blocks()).toEqual([marked('Nine days. Sad. True.', 0, 4)]);

    expect(await session.undoStack.undo()).toEqual({ kind: 'text' });
    expect(blocks()).toEqual([marked('Nine days. Sad.', 0, 4)]);
    expect(await session.undoStack.undo()).toEqual({ kind: 'commands', act: [mark] });
    expect(blocks()).toEqual([aParagraph('p1', 'Nine days. Sad.')]);
    expect(await session.undoStack.undo()).toEqual({ kind: 'text' });
    expect(blocks()).toEqual([aParagraph('p1', 'Nine days.')]);
    expect(await session.undoStack.undo()).toEqual({ kind: 'nothing' });

    expect(await session.undoStack.redo()).toEqual({ kind: 'text' });
    expect(await session.undoStack.redo()).toEqual({ kind: 'commands', act: [mark] });
    expect(await session.undoStack.redo()).toEqual({ kind: 'text' });
    expect(blocks()).toEqual([marked('Nine days. Sad. True.', 0, 4)]);
    await session.collector.flush();
    expect(project().blocks).toEqual(blocks());
  });

  it('keeps a claim that the restored text does not know, where its words stand', async () => {
    const { session, type, blocks, publish, project, know } = desk('Nine days.');
    type('p1', 0, 'About ');
    await session.collector.flush();
    know();
    publish(
      changeTextBlock(project(), 'p1', (leaf) => ({ ...leaf, spans: [{ id: 's', start: 6, end: 10 }] })),
    );
    expect(await session.undoStack.undo()).toEqual({ kind: 'text' });
    expect(blocks()).toEqual([marked('Nine days.', 0, 4)]);
  });

  it('does not take back an accepted change together with older typing', async () => {
    const { session, type, blocks, publish, project } = desk('One.', 'nine days');
    type('p1', 4, ' Two.');
    await session.collector.flush();
    publish(changeTextBlock(project(), 'p2', (leaf) => ({ ...leaf, text: 'eight days' })));
    await session.undoStack.undo();
    expect(blocks()).toEqual([aParagraph('p1', 'One.'), aParagraph('p2', 'eight days')]);
    await session.undoStack.redo();
    expect(blocks()).toEqual([aParagraph('p1', 'One. Two.'), aParagraph('p2', 'eight days')]);
  });

  it('leaves the text alone outside Draft', async () => {
    const { session, type, blocks } = desk('One.');
    type('p1', 4, ' Two.');
    session.setMode('check');
    expect(await session.undoStack.undo()).toEqual({ kind: 'text-elsewhere' });
    expect(blocks()).toEqual([aParagraph('p1', 'One. Two.')]);
  });

  it('does not make a step of undo of what came from the project', async () => {
    const { session, publish, blocks } = desk('One.');
    publish({ blocks: [aParagraph('p1', 'Changed.'), aParagraph('p2', 'Restored.')] });
    expect(blocks()).toHaveLength(2);
    expect(await session.undoStack.undo()).toEqual({ kind: 'nothing' });
  });
});
