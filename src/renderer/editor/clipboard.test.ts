import { COPY_COMMAND, CUT_COMMAND, PASTE_COMMAND } from 'lexical';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../core/article/block-tree.ts';
import { duplicateBlockId } from '../../core/article/validate-article.ts';
import { aDivider, aFigure, aHeading, aListItem, aParagraph, aTable } from '../../core/testing/builders.ts';
import { $writeArticle } from './article-to-lexical.ts';
import { installBehaviour } from './behaviour.ts';
import { installClipboard } from './clipboard.ts';
import { blocksType, readBlocks, writeBlocks } from './clipboard-content.ts';
import { $findTextBlock, $select } from './positions.ts';
import { articleIn, countingIds, headlessEditor } from './testing/headless.ts';

/** A clipboard as the browser hands it to an event. */
class Clipboard {
  readonly types = new Map<string, string>();
  setData = (type: string, text: string): void => void this.types.set(type, text);
  getData = (type: string): string => this.types.get(type) ?? '';
}

function desk(blocks: Block[], isKnownSpan: (id: string) => boolean = () => true) {
  const editor = headlessEditor();
  const newId = countingIds();
  const notices: string[] = [];
  editor.registerRootListener = () => () => undefined;
  installBehaviour(editor, newId);
  installClipboard(editor, { newId, isKnownSpan, onNotice: (text) => notices.push(text) });
  editor.update(() => $writeArticle({ blocks }), { discrete: true });
  const clipboard = new Clipboard();
  const event = (): ClipboardEvent =>
    ({ clipboardData: clipboard, preventDefault: () => undefined }) as never;
  const run = (act: () => void): void => editor.update(act, { discrete: true });
  return {
    clipboard,
    notices,
    select: (blockId: string, start: number, toId = blockId, end = start) =>
      run(() => {
        const [from, to] = [$findTextBlock(blockId), $findTextBlock(toId)];
        if (from && to) $select({ block: from, offset: start }, { block: to, offset: end });
      }),
    copy: () => run(() => editor.dispatchCommand(COPY_COMMAND, event())),
    cut: () => run(() => editor.dispatchCommand(CUT_COMMAND, event())),
    paste: (data?: Record<string, string>) => {
      if (data) {
        clipboard.types.clear();
        for (const [type, text] of Object.entries(data)) clipboard.types.set(type, text);
      }
      run(() => editor.dispatchCommand(PASTE_COMMAND, event()));
    },
    blocks: () => articleIn(editor).blocks,
  };
}

const claimed = (): Block =>
  aParagraph('p1', 'It closed for nine days.', { spans: [{ id: 's', start: 14, end: 23 }] });

describe('the clipboard', () => {
  it('never doubles a claim by copying', () => {
    const { select, copy, paste, blocks } = desk([claimed(), aParagraph('p2', 'Then: ')]);
    select('p1', 14, 'p1', 23);
    copy();
    select('p2', 6);
    paste();
    expect(blocks()).toEqual([claimed(), aParagraph('p2', 'Then: nine days')]);
  });

  it('moves a claim by cutting and pasting, and brings it only once', () => {
    const { select, cut, paste, blocks } = desk([claimed(), aParagraph('p2', 'Then: ')]);
    select('p1', 14, 'p1', 23);
    cut();
    expect(blocks()[0]).toEqual(aParagraph('p1', 'It closed for .'));
    select('p2', 6);
    paste();
    paste();
    expect(blocks()[1]).toEqual(
      aParagraph('p2', 'Then: nine daysnine days', { spans: [{ id: 's', start: 6, end: 15 }] }),
    );
  });

  it('does not bring back a claim that was removed meanwhile', () => {
    const { select, cut, paste, blocks } = desk([claimed()], () => false);
    select('p1', 14, 'p1', 23);
    cut();
    paste();
    expect(blocks()).toEqual([aParagraph('p1', 'It closed for nine days.')]);
  });

  it('parts the text for several blocks and gives every block an id of its own', () => {
    const { select, copy, paste, blocks } = desk([
      aHeading('h', 2, 'Part'),
      aParagraph('p1', 'One two'),
      aDivider('d'),
      aFigure('f', { caption: 'Cap', credit: 'Cred' }),
      aListItem('l', 'item'),
    ]);
    select('h', 2, 'l', 4);
    copy();
    select('p1', 3);
    paste();
    const kinds = blocks().map((block) => ('text' in block ? `${block.kind}: ${block.text}` : block.kind));
    expect(kinds).toEqual([
      'heading: Part',
      'paragraph: One',
      'heading: rt',
      'paragraph: One two',
      'divider',
      'figure',
      'list-item: item',
      'paragraph:  two',
      'divider',
      'figure',
      'list-item: item',
    ]);
    expect(duplicateBlockId({ blocks: blocks() })).toBeNull();
  });

  it('gives other programs clean HTML and text without ids and claims', () => {
    const { select, copy, clipboard } = desk([
      claimed(),
      aParagraph('p2', 'a <b> & c', { marks: [{ kind: 'bold', start: 2, end: 5 }] }),
      aTable('t', [['H'], ['x']]),
    ]);
    select('p1', 14, 't-1-0', 1);
    copy();
    expect(clipboard.getData('text/plain')).toBe('nine days.\n\na <b> & c\n\nH\nx');
    expect(clipboard.getData('text/html')).toBe(
      '<p>nine days.</p>\n<p>a <strong>&lt;b&gt;</strong> &amp; c</p>\n<table><tr><th>H</th></tr><tr><td>x</td></tr></table>',
    );
  });

  it('takes HTML of other programs through the allow-list', () => {
    const { select, paste, blocks } = desk([aParagraph('p1', 'Start ')]);
    select('p1', 6);
    paste({
      'text/html':
        '<p>see <a href="javascript:alert(1)">bad</a> <a href="https://example.org/">good</a> <b onclick=x>bold</b></p><script>alert(1)</script>',
      'text/plain': 'see bad good bold',
    });
    expect(blocks()).toEqual([
      aParagraph('p1', 'Start see bad good bold', {
        marks: [
          { kind: 'link', start: 14, end: 18, href: 'https://example.org/' },
          { kind: 'bold', start: 19, end: 23 },
        ],
      }),
    ]);
  });

  it('puts everything pasted into a cell into that cell', () => {
    const { select, paste, blocks } = desk([aTable('t', [['a', 'b']], false)]);
    select('t-0-0', 1);
    paste({ 'text/html': '<p>one</p><p>two</p>', 'text/plain': 'one\n\ntwo' });
    expect(blocks()).toEqual([aTable('t', [['aone\ntwo', 'b']], false)]);
  });

  it('does not trust its own format', () => {
    expect(readBlocks('not json')).toBeNull();
    expect(readBlocks('{"version":1,"blocks":[{"kind":"paragraph"}]}')).toBeNull();
    const bad = aParagraph('p', 'x', {
      marks: [{ kind: 'link', start: 0, end: 1, href: 'javascript:alert(1)' }],
    });
    expect(readBlocks(writeBlocks([bad]))).toBeNull();
    expect(
      readBlocks(writeBlocks([aParagraph('p', 'x', { spans: [{ id: 's', start: 0, end: 9 }] })])),
    ).toBeNull();
    const good = [aParagraph('p', 'x')];
    expect(readBlocks(writeBlocks(good))).toEqual(good);
    const { paste, select, blocks } = desk([aParagraph('p1', 'A')]);
    select('p1', 1);
    paste({ [blocksType]: '{"version":2}', 'text/plain': 'B' });
    expect(blocks()).toEqual([aParagraph('p1', 'AB')]);
  });
});
