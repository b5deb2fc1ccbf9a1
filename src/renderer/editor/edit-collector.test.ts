import { $getRoot, $isTextNode } from 'lexical';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appError } from '../../core/app-error.ts';
import type { Article } from '../../core/article/block-tree.ts';
import { editArticle } from '../../core/article/edit-article.ts';
import { changeTextBlock } from '../../core/article/spans.ts';
import { err, type Result } from '../../core/result.ts';
import { aParagraph } from '../../core/testing/builders.ts';
import type { RefusedEdit, SaveState } from './article-editor-props.ts';
import { ArticleMirror } from './article-mirror.ts';
import { syncEditor, syncTag } from './article-sync.ts';
import { EditCollector, idleDelay } from './edit-collector.ts';
import type { ArticleEdit } from './edit-diff.ts';
import { $findTextBlock } from './positions.ts';
import { articleIn, headlessEditor } from './testing/headless.ts';

/** An editor with a project behind it that answers when the test says so. */
function desk(article: Article) {
  const editor = headlessEditor(article);
  const mirror = new ArticleMirror(editor);
  const sent: ArticleEdit[] = [];
  const states: string[] = [];
  const refused: (RefusedEdit & { readonly changed: readonly string[] })[] = [];
  let project = article;
  let failure: Result<never> | null = null;
  let gate: Promise<void> = Promise.resolve();
  let open: () => void = () => undefined;
  const collector: EditCollector = new EditCollector(article, {
    read: () => mirror.current(),
    write: (next) => syncEditor(editor, next),
    isKnownSpan: () => true,
    onState: (state: SaveState) => states.push(state.kind),
    onRefused: (edit, changed) => refused.push({ ...edit, changed: [...changed] }),
    execute: async (edit) => {
      sent.push(edit);
      await gate;
      if (failure) return failure;
      const result = editArticle(project, edit);
      if (result.ok) publish(result.value);
      return result;
    },
  });
  editor.registerUpdateListener(({ tags }) => {
    if (!tags.has(syncTag)) collector.noticeChange();
  });
  const publish = (next: Article): void => {
    project = next;
    collector.receive(next);
  };
  return {
    collector,
    sent,
    states,
    refused,
    publish,
    project: () => project,
    editor: () => articleIn(editor),
    texts: () => articleIn(editor).blocks.map((block) => ('text' in block ? block.text : block.kind)),
    append: (blockId: string, text: string) =>
      editor.update(
        () => {
          const node = $findTextBlock(blockId)?.getLastDescendant();
          if ($isTextNode(node)) node.setTextContent(node.getTextContent() + text);
        },
        { discrete: true },
      ),
    removeFirst: () => editor.update(() => $getRoot().getFirstChild()?.remove(), { discrete: true }),
    hold: () => {
      gate = new Promise((resolve) => (open = resolve));
    },
    letGo: () => open(),
    fail: (result: Result<never> | null) => (failure = result),
  };
}

const two = { blocks: [aParagraph('p1', 'One.'), aParagraph('p2', 'Two.')] };

describe('collecting edits', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('sends the changed block after a pause, and nothing else', async () => {
    const { append, sent, project, states } = desk(two);
    append('p2', ' More');
    await vi.advanceTimersByTimeAsync(idleDelay - 1);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([
      { kind: 'article.edit', put: [{ block: aParagraph('p2', 'Two. More') }], remove: [] },
    ]);
    await vi.advanceTimersByTimeAsync(0);
    expect(project().blocks[1]).toEqual(aParagraph('p2', 'Two. More'));
    expect(states).toEqual(['pending', 'saving', 'saved']);
  });

  it('sends while typing goes on, and leaves of 1.1 seconds after the first letter enough for the disk', async () => {
    const { append, sent } = desk(two);
    const type = async (milliseconds: number) => {
      for (let at = 0; at < milliseconds; at += 100) {
        append('p1', 'x');
        await vi.advanceTimersByTimeAsync(100);
      }
    };
    await type(700);
    expect(sent).toHaveLength(0);
    await type(100);
    expect(sent).toHaveLength(1);
    await type(800);
    expect(sent).toHaveLength(2);
  });

  it('has one edit under way; what is typed meanwhile goes with the next', async () => {
    const { append, sent, hold, letGo, project, collector } = desk(two);
    hold();
    append('p1', ' a');
    await vi.advanceTimersByTimeAsync(idleDelay);
    append('p1', ' b');
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(1);
    letGo();
    expect(await collector.flush()).toBe(true);
    expect(sent).toHaveLength(2);
    expect(project().blocks[0]).toEqual(aParagraph('p1', 'One. a b'));
  });

  it('keeps the text when saving fails, says so, and sends it with the next flush', async () => {
    const { append, texts, fail, states, collector, project } = desk(two);
    fail(err(appError('disk-full', 'The disk is full.')));
    append('p1', ' kept');
    expect(await collector.flush()).toBe(false);
    expect(states.at(-1)).toBe('failed');
    expect(texts()).toEqual(['One. kept', 'Two.']);
    fail(null);
    expect(await collector.flush()).toBe(true);
    expect(states.at(-1)).toBe('saved');
    expect(project().blocks[0]).toEqual(aParagraph('p1', 'One. kept'));
  });

  it('goes back to the record when it may not change it, tells the words, and holds nobody up', async () => {
    const { append, texts, fail, states, refused, collector, project } = desk(two);
    fail(err(appError('not-permitted', 'For the writer or editor.')));
    append('p1', ' not kept');
    expect(await collector.flush()).toBe(true);
    expect(states.at(-1)).toBe('saved');
    expect(texts()).toEqual(['One.', 'Two.']);
    expect(project()).toEqual(two);
    expect(refused).toMatchObject([
      { error: { code: 'not-permitted' }, words: 'One. not kept', changed: ['p1'] },
    ]);
    fail(null);
    append('p2', ' kept');
    expect(await collector.flush()).toBe(true);
    expect(texts()).toEqual(['One.', 'Two. kept']);
  });

  it('brings back a block whose removal was refused', async () => {
    const { removeFirst, texts, fail, refused, collector } = desk(two);
    fail(err(appError('not-permitted', 'For the writer or editor.')));
    removeFirst();
    expect(await collector.flush()).toBe(true);
    expect(texts()).toEqual(['One.', 'Two.']);
    expect(refused).toMatchObject([{ words: '' }]);
  });

  it('gives up nothing that a failing disk did not take', async () => {
    for (const code of ['disk-full', 'write-failed', 'read-only', 'locked', 'permission-denied'] as const) {
      const { append, texts, fail, refused, collector } = desk(two);
      fail(err(appError(code, 'No.')));
      append('p1', ' kept');
      expect(await collector.flush(), code).toBe(false);
      expect(texts(), code).toEqual(['One. kept', 'Two.']);
      expect(refused, code).toEqual([]);
      collector.dispose();
    }
  });

  it('says failed when the way to the project breaks', async () => {
    const article = two;
    const states: SaveState[] = [];
    const collector = new EditCollector(article, {
      read: () => ({ blocks: [aParagraph('p1', 'Other')] }),
      write: () => undefined,
      isKnownSpan: () => true,
      onState: (state) => states.push(state),
      onRefused: () => undefined,
      execute: () => Promise.reject(new Error('gone')),
    });
    collector.noticeChange();
    expect(await collector.flush()).toBe(false);
    expect(states.at(-1)).toMatchObject({ kind: 'failed', error: { code: 'internal', message: 'gone' } });
  });

  it('brings a claim marked by a command into the text, without an edit of its own', async () => {
    const { publish, editor, sent, project, append } = desk(two);
    append('p1', ' typed');
    publish(
      changeTextBlock(project(), 'p2', (leaf) => ({ ...leaf, spans: [{ id: 's', start: 0, end: 3 }] })),
    );
    expect(editor().blocks[1]).toEqual(aParagraph('p2', 'Two.', { spans: [{ id: 's', start: 0, end: 3 }] }));
    expect(editor().blocks[0]).toEqual(aParagraph('p1', 'One. typed'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.map((edit) => edit.put.map((put) => put.block.id))).toEqual([['p1']]);
  });

  it('does not take its own edit for a change, however it comes back while typing goes on', async () => {
    const { append, texts, hold, letGo, collector } = desk(two);
    hold();
    append('p1', ' a');
    await vi.advanceTimersByTimeAsync(idleDelay);
    append('p1', ' b');
    letGo();
    await vi.advanceTimersByTimeAsync(0);
    expect(texts()).toEqual(['One. a b', 'Two.']);
    await collector.flush();
    expect(texts()).toEqual(['One. a b', 'Two.']);
  });

  it('holds edits back while commands run', async () => {
    const { collector, append, sent } = desk(two);
    const answer = await collector.withFlushed(async () => {
      append('p1', ' later');
      await vi.advanceTimersByTimeAsync(3000);
      expect(sent).toHaveLength(0);
      return 'done';
    });
    expect(answer).toBe('done');
    await vi.advanceTimersByTimeAsync(idleDelay);
    expect(sent).toHaveLength(1);
  });

  it('removes a block and tells which texts a change from outside touched', async () => {
    const { collector, removeFirst, project } = desk(two);
    removeFirst();
    await collector.flush();
    expect(project().blocks).toEqual([aParagraph('p2', 'Two.')]);
    const touched = collector.receive({
      blocks: [aParagraph('p2', 'Changed.'), aParagraph('p3', 'Restored.')],
    });
    expect([...touched].sort()).toEqual(['p2', 'p3']);
    expect(
      collector.receive({
        blocks: [
          aParagraph('p2', 'Changed.', { spans: [{ id: 's', start: 0, end: 3 }] }),
          aParagraph('p3', 'Restored.'),
        ],
      }).size,
    ).toBe(0);
  });
});
