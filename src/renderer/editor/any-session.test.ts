import { createHeadlessEditor } from '@lexical/headless';
import fc from 'fast-check';
import {
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
} from 'lexical';
import { expect, it } from 'vitest';
import { textBlocks, type Article } from '../../core/article/block-tree.ts';
import { editArticle } from '../../core/article/edit-article.ts';
import { normaliseArticle } from '../../core/article/normal-form.ts';
import { changeTextBlock, withoutSpans } from '../../core/article/spans.ts';
import { blockProblem, duplicateBlockId } from '../../core/article/validate-article.ts';
import { ok } from '../../core/result.ts';
import { anArticle } from '../../core/testing/arbitraries.ts';
import { blockChoices, $insert, $turnInto } from './block-kinds.ts';
import { freshBlocks } from './clipboard-content.ts';
import { $selectedBlocks } from './clipboard.ts';
import { EditorSession, type MakeEditor } from './editor-session.ts';
import { $insertBlocks } from './paste-blocks.ts';
import { $lengthOf, $select, $textBlocks } from './positions.ts';
import { countingIds } from './testing/headless.ts';

const headless: MakeEditor = (config) => {
  const editor = createHeadlessEditor(config);
  editor.getRootElement = () => null;
  return editor;
};

const acts = [
  'type',
  'enter',
  'delete',
  'turn',
  'insert',
  'copy',
  'undo',
  'redo',
  'mark',
  'unmark',
  'accept',
  'send',
] as const;
const anAct = fc.record({
  act: fc.constantFrom(...acts),
  at: fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()),
  length: fc.nat({ max: 3 }),
});

it('whatever is typed, marked, undone and changed from outside: the project ends as the page shows it', async () => {
  await fc.assert(
    fc.asyncProperty(
      anArticle.filter((blocks) => textBlocks({ blocks }).length > 0),
      fc.array(anAct, { maxLength: 20 }),
      async (blocks, steps) => {
        let project: Article = withoutSpans({ blocks }, new Set(['s1', 's2', 's3', 's4']));
        const live = new Set<string>();
        const newId = countingIds();
        const publish = (next: Article): void => {
          project = next;
          session.receive(next);
        };
        const session: EditorSession = new EditorSession(
          project,
          {
            execute: (edit) => {
              const result = editArticle(project, edit);
              if (result.ok) publish(result.value);
              return Promise.resolve(result);
            },
            runCommands: () => Promise.resolve(ok({ inverse: null })),
            isKnownSpan: (id) => live.has(id),
            onSaveState: () => undefined,
            newId,
          },
          headless,
        );
        session.setMode('draft');
        const { editor } = session;
        const run = (change: () => void): void => editor.update(change, { discrete: true });

        for (const { act, at, length } of steps) {
          run(() => {
            const all = $textBlocks();
            const first = all[at[0] % Math.max(1, all.length)];
            if (!first) return;
            const last = all[Math.min(all.indexOf(first) + (length === 3 ? 1 : 0), all.length - 1)] ?? first;
            const start = whole(first.getTextContent(), at[1] % ($lengthOf(first) + 1));
            const end = whole(last.getTextContent(), at[2] % ($lengthOf(last) + 1));
            $select({ block: first, offset: start }, { block: last, offset: end });
          });
          const leaf = textBlocks(project)[at[3] % Math.max(1, textBlocks(project).length)];
          switch (act) {
            case 'type':
              run(() =>
                editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, 'xyz'.slice(0, length + 1)),
              );
              break;
            case 'enter':
              run(() => editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined));
              break;
            case 'delete':
              // A caret inside text needs the browser to say what a letter is; here only selections are deleted.
              if (editor.getEditorState().read(() => $selectedBlocks()).length > 0) {
                run(() => editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true));
              }
              break;
            case 'turn':
              run(() => $turnInto(blockChoices[at[3] % blockChoices.length]!.id));
              break;
            case 'insert':
              run(() =>
                $insert(
                  [{ kind: 'divider' }, { kind: 'footnote' }, { kind: 'table', rows: 2, columns: 2 }][
                    at[3] % 3
                  ] as never,
                  newId,
                ),
              );
              break;
            case 'copy':
              run(() => {
                const copied = freshBlocks($selectedBlocks(), {
                  newId,
                  keepSpan: () => false,
                  hasFootnote: () => false,
                });
                if (copied.length > 0) $insertBlocks(copied);
              });
              break;
            case 'undo':
            case 'redo':
              await session.undoStack[act]();
              break;
            case 'mark':
              await session.collector.withFlushed(() => {
                const target = textBlocks(project).find(
                  (block) => block.id === leaf?.id && block.text.length > 0,
                );
                if (target) {
                  const id = newId('span');
                  live.add(id);
                  publish(
                    changeTextBlock(project, target.id, (block) => ({
                      ...block,
                      spans: [
                        ...block.spans,
                        {
                          id,
                          start: 0,
                          end: whole(block.text, Math.ceil(block.text.length / 2)) || block.text.length,
                        },
                      ],
                    })),
                  );
                }
                return Promise.resolve();
              });
              break;
            case 'unmark': {
              const [id] = live;
              if (id === undefined) break;
              live.delete(id);
              publish(withoutSpans(project, new Set([id])));
              break;
            }
            case 'accept':
              if (leaf) {
                publish(
                  changeTextBlock(project, leaf.id, (block) => ({
                    ...block,
                    text: `${block.text} accepted`,
                  })),
                );
              }
              break;
            case 'send':
              await session.collector.flush();
              break;
          }
        }
        expect(await session.collector.flush()).toBe(true);
        session.collector.dispose();
        const shown = session.mirror.current();
        expect(normaliseArticle(project)).toEqual(shown);
        expect(shown.blocks.map(blockProblem).filter((problem) => problem !== null)).toEqual([]);
        expect(duplicateBlockId(shown)).toBeNull();
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);

/** An offset that cuts no character in two. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
