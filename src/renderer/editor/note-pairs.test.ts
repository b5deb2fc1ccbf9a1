import { CUT_COMMAND, PASTE_COMMAND } from 'lexical';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../core/article/block-tree.ts';
import { aParagraph } from '../../core/testing/builders.ts';
import { syncTag } from './article-sync.ts';
import { $writeArticle } from './article-to-lexical.ts';
import { installClipboard } from './clipboard.ts';
import { desk } from './testing/behaviour-desk.ts';

const aNote = (id: string, text: string): Block => ({ kind: 'footnote', id, text, marks: [], spans: [] });
const refersTo = (footnoteId: string, at: number) =>
  ({ kind: 'note', start: at, end: at, footnoteId }) as const;
const withNote = (): Block[] => [
  aParagraph('p1', 'Ten boats left.', { marks: [refersTo('n1', 9)] }),
  aParagraph('p2', 'Two came back.'),
  aNote('n1', 'Counted by hand.'),
];
const idsOf = (blocks: readonly Block[]) => blocks.map((block) => block.id);

describe('a footnote and its reference', () => {
  it('go together when the reference is deleted', () => {
    const { select, backspace, blocks } = desk(...withNote());
    select('p1', 8, 'p1', 10);
    backspace();
    expect(idsOf(blocks())).toEqual(['p1', 'p2']);
  });

  it('go together when the paragraph is deleted', () => {
    const { select, backspace, blocks } = desk(...withNote());
    select('p1', 0, 'p2', 4);
    backspace();
    expect(blocks()).toEqual([aParagraph('p1', 'came back.')]);
  });

  it('stay as long as another reference stands', () => {
    const [first, , note] = withNote();
    const second = aParagraph('p2', 'Two came back.', { marks: [refersTo('n1', 3)] });
    const { select, backspace, blocks } = desk(first!, second, note!);
    select('p1', 8, 'p1', 10);
    backspace();
    expect(idsOf(blocks())).toEqual(['p1', 'p2', 'n1']);
    select('p2', 2, 'p2', 4);
    backspace();
    expect(idsOf(blocks())).toEqual(['p1', 'p2']);
  });

  it('stay when the text around the reference is typed, parted and joined', () => {
    const { select, type, enter, backspace, blocks } = desk(...withNote());
    select('p1', 9);
    type(' full');
    select('p1', 4);
    enter();
    backspace();
    expect(blocks().at(-1)).toEqual(aNote('n1', 'Counted by hand.'));
  });

  it('stay as they are where the project itself changed the text', () => {
    const { editor, blocks } = desk(...withNote());
    const left = [aParagraph('p1', 'Ten boats left.'), aNote('n1', 'Counted by hand.')];
    editor.update(() => $writeArticle({ blocks: left }), { discrete: true, tag: syncTag });
    expect(blocks()).toEqual(left);
  });

  it('go to the clipboard together and come back together', () => {
    const { editor, newId, select, blocks, run } = desk(...withNote());
    editor.registerRootListener = () => () => undefined;
    installClipboard(editor, { newId, isKnownSpan: () => true, onNotice: () => undefined });
    const types = new Map<string, string>();
    const event = {
      clipboardData: {
        setData: (type: string, text: string) => void types.set(type, text),
        getData: (type: string) => types.get(type) ?? '',
      },
      preventDefault: () => undefined,
    } as unknown as ClipboardEvent;
    select('p1', 3, 'p1', 10);
    run(() => editor.dispatchCommand(CUT_COMMAND, event));
    expect(idsOf(blocks())).toEqual(['p1', 'p2']);
    expect(types.get('text/plain')).toBe(' boats ');
    select('p2', 3);
    run(() => editor.dispatchCommand(PASTE_COMMAND, event));
    const note = blocks().at(-1);
    expect(note).toMatchObject({ kind: 'footnote', text: 'Counted by hand.' });
    expect(blocks()[1]).toMatchObject({
      text: 'Two boats  came back.',
      marks: [refersTo(note!.id, 9)],
    });
    expect(blocks()).toHaveLength(3);
  });
});
