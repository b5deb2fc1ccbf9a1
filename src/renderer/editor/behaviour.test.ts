import { $getSelection, $isRangeSelection } from 'lexical';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../core/article/block-tree.ts';
import {
  aDivider,
  aFigure,
  aHeading,
  aHeadline,
  aListItem,
  aParagraph,
  aTable,
} from '../../core/testing/builders.ts';
import { $insert, $turnInto } from './block-kinds.ts';
import { $isBlankPage } from './BlankPage.tsx';
import { $select, $textBlocks } from './positions.ts';
import { $editTable } from './table-edits.ts';
import { desk } from './testing/behaviour-desk.ts';
import { $insertLink, $linkAtSelection, $setLink } from './text-formats.ts';

const span = (id: string, start: number, end: number) => ({ id, start, end });

describe('typing at claims', () => {
  const closed = (): Block => aParagraph('p1', 'closed for nine days', { spans: [span('a', 11, 20)] });

  it('stays outside before and after a claim', () => {
    const { select, type, blocks } = desk(closed());
    select('p1', 11);
    type('just ');
    select('p1', 25);
    type(' or so');
    expect(blocks()).toEqual([
      aParagraph('p1', 'closed for just nine days or so', { spans: [span('a', 16, 25)] }),
    ]);
  });

  it('stays inside between the letters of a claim', () => {
    const { select, type, blocks } = desk(closed());
    select('p1', 15);
    type(' whole');
    expect(blocks()).toEqual([
      aParagraph('p1', 'closed for nine whole days', { spans: [span('a', 11, 26)] }),
    ]);
  });

  it('stays in the outer claim at the edge of a nested one', () => {
    const { select, type, blocks } = desk(
      aParagraph('p1', 'closed for nine days', { spans: [span('outer', 0, 20), span('inner', 11, 15)] }),
    );
    select('p1', 15);
    type('ty');
    expect(blocks()).toEqual([
      aParagraph('p1', 'closed for ninety days', { spans: [span('outer', 0, 22), span('inner', 11, 15)] }),
    ]);
  });

  it('keeps overtyped words in the claim, the whole claim too', () => {
    const { select, type, blocks } = desk(closed());
    select('p1', 11, 'p1', 15);
    type('eight');
    expect(blocks()).toEqual([aParagraph('p1', 'closed for eight days', { spans: [span('a', 11, 21)] })]);
    select('p1', 11, 'p1', 21);
    type('a week');
    expect(blocks()).toEqual([aParagraph('p1', 'closed for a week', { spans: [span('a', 11, 17)] })]);
  });

  it('leaves the claim when more than its words is overtyped', () => {
    const { select, type, blocks } = desk(closed());
    select('p1', 7, 'p1', 15);
    type('X');
    expect(blocks()).toEqual([aParagraph('p1', 'closed X days', { spans: [span('a', 8, 13)] })]);
  });

  it('keeps a line break inside a claim inside it', () => {
    const { select, lineBreak, type, blocks } = desk(closed());
    select('p1', 15);
    lineBreak();
    type('full');
    expect(blocks()).toEqual([
      aParagraph('p1', 'closed for nine\nfull days', { spans: [span('a', 11, 25)] }),
    ]);
  });

  it('types outside a link at its edges and inside it in its middle', () => {
    const { select, type, blocks } = desk(
      aParagraph('p1', 'see here', {
        marks: [{ kind: 'link', start: 4, end: 8, href: 'https://example.org/' }],
      }),
    );
    select('p1', 8);
    type('!');
    select('p1', 6);
    type('xx');
    expect(blocks()).toEqual([
      aParagraph('p1', 'see hexxre!', {
        marks: [{ kind: 'link', start: 4, end: 10, href: 'https://example.org/' }],
      }),
    ]);
  });
});

describe('characters that nobody sees', () => {
  it('are left out of what is typed, and the caret stays behind the letters', () => {
    const d = desk(aParagraph('p', 'The ferry'));
    d.select('p', 3);
    d.type(' \0late\ufffe');
    expect(d.blocks()).toMatchObject([{ text: 'The late ferry' }]);
    d.run(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) selection.insertText(' \u0007night\0');
    });
    expect(d.blocks()).toMatchObject([{ text: 'The late night ferry' }]);
    d.type('ly');
    expect(d.blocks()).toMatchObject([{ text: 'The late nightly ferry' }]);
  });

  it('and refused addresses of an older project do not come back with its next edit', () => {
    const d = desk(
      aParagraph('p', 'The\0 ferry', {
        marks: [{ kind: 'link', start: 5, end: 10, href: 'javascript:alert(1)' }],
      }),
    );
    d.select('p', 9);
    d.type('!');
    expect(d.blocks()).toMatchObject([{ text: 'The ferry!', marks: [] }]);
  });
});

describe('Enter', () => {
  it('splits a claim into two fragments of the same span', () => {
    const { select, enter, blocks } = desk(aParagraph('p1', 'nine days', { spans: [span('a', 0, 9)] }));
    select('p1', 4);
    enter();
    expect(blocks()).toEqual([
      aParagraph('p1', 'nine', { spans: [span('a', 0, 4)] }),
      aParagraph('block_1', ' days', { spans: [span('a', 0, 5)] }),
    ]);
  });

  it('leaves the id with the text when pressed at its start', () => {
    const { select, enter, type, blocks } = desk(aHeadline('A title', 'h'), aParagraph('p1', 'Text'));
    select('p1', 0);
    enter();
    type('x');
    expect(blocks()).toEqual([
      aHeadline('A title', 'h'),
      aParagraph('block_1', ''),
      aParagraph('p1', 'xText'),
    ]);
  });

  it('gives a paragraph after a heading and after a headline', () => {
    const { select, enter, type, blocks } = desk(aHeading('h', 2, 'Part'));
    select('h', 4);
    enter();
    type('Text');
    expect(blocks()).toEqual([aHeading('h', 2, 'Part'), aParagraph('block_1', 'Text')]);
  });

  it('goes on with a list, and out of it from an empty item, one level at a time', () => {
    const { select, enter, type, blocks } = desk(aListItem('l', 'One', { list: 'number', depth: 1 }));
    select('l', 3);
    enter();
    type('Two');
    enter();
    expect(blocks().map((block) => block.kind === 'list-item' && block.depth)).toEqual([1, 1, 1]);
    enter();
    expect(blocks().at(-1)).toMatchObject({ kind: 'list-item', depth: 0, text: '' });
    enter();
    expect(blocks().at(-1)).toMatchObject({ kind: 'paragraph', text: '' });
  });

  it('goes from caption to credit and out of the figure, and breaks the line in a cell', () => {
    const { select, enter, type, blocks } = desk(
      aFigure('f', { caption: 'Cap' }),
      aTable('t', [['A']], false),
    );
    select('f-caption', 3);
    enter();
    type('Credit');
    enter();
    type('After');
    select('t-0-0', 1);
    enter();
    type('b');
    expect(blocks()).toEqual([
      aFigure('f', { caption: 'Cap', credit: 'Credit' }),
      aParagraph('block_1', 'After'),
      aTable('t', [['A\nb']], false),
    ]);
  });
});

describe('Backspace and Delete', () => {
  it('turns a list item plain by steps, then joins it to the block before', () => {
    const { select, backspace, blocks } = desk(aParagraph('p1', 'One'), aListItem('l', 'Two', { depth: 1 }));
    select('l', 0);
    backspace();
    expect(blocks()[1]).toMatchObject({ kind: 'list-item', depth: 0 });
    backspace();
    expect(blocks()[1]).toEqual(aParagraph('l', 'Two'));
    backspace();
    expect(blocks()).toEqual([aParagraph('p1', 'OneTwo')]);
  });

  it('keeps claims when blocks are joined, and the id of the block that has the text', () => {
    const { select, deleteForward, backspace, blocks } = desk(
      aParagraph('p0', ''),
      aParagraph('p1', 'One ', { spans: [span('a', 0, 3)] }),
      aParagraph('p2', 'two', { spans: [span('a', 0, 3)] }),
    );
    select('p1', 4);
    deleteForward();
    select('p1', 0);
    backspace();
    expect(blocks()).toEqual([aParagraph('p1', 'One two', { spans: [span('a', 0, 3), span('a', 4, 7)] })]);
  });

  it('selects a divider first and removes it then', () => {
    const { select, backspace, blocks } = desk(
      aParagraph('p1', 'One'),
      aDivider('d'),
      aParagraph('p2', 'Two'),
    );
    select('p2', 0);
    backspace();
    expect(blocks()).toHaveLength(3);
    backspace();
    expect(blocks()).toEqual([aParagraph('p1', 'One'), aParagraph('p2', 'Two')]);
  });

  it('joins what a selection over several blocks leaves, figures between them included', () => {
    const { select, backspace, blocks } = desk(
      aParagraph('p1', 'One two', { spans: [span('a', 0, 7)] }),
      aFigure('f'),
      aDivider('d'),
      aParagraph('p2', 'three four', { spans: [span('b', 6, 10)] }),
    );
    select('p1', 4, 'p2', 6);
    backspace();
    expect(blocks()).toEqual([aParagraph('p1', 'One four', { spans: [span('a', 0, 4), span('b', 4, 8)] })]);
  });

  it('empties captions and cells, and never joins them with anything', () => {
    const { select, backspace, deleteForward, blocks } = desk(
      aParagraph('p1', 'One two'),
      aFigure('f', { caption: 'A caption', credit: 'A credit' }),
      aTable('t', [['a', 'b']], false),
    );
    select('p1', 3, 'f-caption', 2);
    backspace();
    select('f-caption', 0);
    backspace();
    select('f-credit', 8);
    deleteForward();
    select('t-0-0', 0, 't-0-1', 1);
    backspace();
    expect(blocks()).toEqual([
      aParagraph('p1', 'One'),
      aFigure('f', { caption: 'caption', credit: 'A credit' }),
      aTable('t', [['', '']], false),
    ]);
  });
});

describe('block kinds', () => {
  it('turn into each other and keep text, id and claims', () => {
    const { select, run, tab, blocks } = desk(
      aListItem('l', 'One'),
      aParagraph('p1', 'Two', { spans: [span('a', 0, 3)] }),
    );
    select('p1', 1);
    run(() => $turnInto('bullet-list'));
    tab();
    tab();
    expect(blocks()[1]).toEqual(aListItem('p1', 'Two', { depth: 1 }, { spans: [span('a', 0, 3)] }));
    tab(true);
    expect(blocks()[1]).toMatchObject({ depth: 0 });
    run(() => $turnInto('heading-3'));
    expect(blocks()[1]).toEqual(aHeading('p1', 3, 'Two', { spans: [span('a', 0, 3)] }));
  });

  it('keep the words behind a selection that begins in a footnote and holds its reference', () => {
    const { run, backspace, blocks } = desk(
      { kind: 'footnote', id: 'n1', text: 'See there.', marks: [], spans: [] },
      aParagraph('p1', 'One', { marks: [{ kind: 'note', start: 3, end: 3, footnoteId: 'n1' }] }),
      aParagraph('p2', 'Two three'),
    );
    run(() => {
      const all = $textBlocks();
      $select({ block: all[0]!, offset: 4 }, { block: all[2]!, offset: 4 });
    });
    backspace();
    expect(blocks()).toMatchObject([{ id: 'p2', kind: 'paragraph', text: 'three' }]);
  });

  it('are inserted: divider, footnote, table with header, row and column', () => {
    const { select, run, newId, type, blocks, tab } = desk(aParagraph('p1', 'One two'));
    select('p1', 3);
    run(() => $insert({ kind: 'footnote' }, newId));
    type('See there.');
    const footnote = blocks().at(-1);
    expect(blocks()[0]).toMatchObject({
      marks: [{ kind: 'note', start: 3, end: 3, footnoteId: footnote?.id }],
    });
    expect(footnote).toMatchObject({ kind: 'footnote', text: 'See there.' });
    select('p1', 0);
    run(() => $insert({ kind: 'divider' }, newId));
    select('p1', 0);
    run(() => $insert({ kind: 'table', rows: 1, columns: 1 }, newId));
    type('H');
    tab();
    type('x');
    run(() => {
      const cell = $textBlocks().find((block) => block.getShape().kind === 'cell');
      if (cell) $editTable(cell, 'column-right');
    });
    expect(blocks().map((block) => block.kind)).toEqual([
      'paragraph',
      'table',
      'divider',
      'paragraph',
      'footnote',
    ]);
    const table = blocks()[1];
    expect(table?.kind === 'table' && table.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['H', ''],
      ['x', ''],
    ]);
  });
});

describe('dek and byline', () => {
  const kinds = (blocks: readonly Block[]) => blocks.map((block) => block.kind);

  it('go below the headline, wherever the caret is, and take it', () => {
    const { select, run, newId, type, blocks } = desk(aHeadline('Title', 'h'), aParagraph('p1', 'Text'));
    select('p1', 4);
    run(() => $insert({ kind: 'byline' }, newId));
    type('By Ada');
    run(() => $insert({ kind: 'dek' }, newId));
    type('What it says');
    expect(kinds(blocks())).toEqual(['headline', 'dek', 'byline', 'paragraph']);
    expect(blocks().map((block) => 'text' in block && block.text)).toEqual([
      'Title',
      'What it says',
      'By Ada',
      'Text',
    ]);
  });

  it('are not doubled: the one that stands there takes the caret', () => {
    const { run, newId, type, blocks } = desk(aParagraph('p1', 'Text'));
    run(() => $insert({ kind: 'dek' }, newId));
    type('One');
    run(() => $insert({ kind: 'dek' }, newId));
    type(' two');
    expect(kinds(blocks())).toEqual(['dek', 'paragraph']);
    expect(blocks()[0]).toMatchObject({ text: 'One two' });
  });

  it('leave a page blank, and a letter of text does not', () => {
    const { select, run, newId, type, editor } = desk(aHeadline('Title', 'h'), aParagraph('p1', ''));
    const isBlank = () => editor.getEditorState().read($isBlankPage);
    run(() => $insert({ kind: 'dek' }, newId));
    type('What it says');
    expect(isBlank()).toBe(true);
    select('p1', 0);
    type('T');
    expect(isBlank()).toBe(false);
  });
});

describe('links', () => {
  const href = 'https://example.org/';
  it('are set on the selection, found, changed and taken away', () => {
    const { select, run, blocks, editor } = desk(
      aParagraph('p1', 'see this page', { spans: [span('a', 0, 8)] }),
    );
    select('p1', 4, 'p1', 8);
    run(() => expect($setLink('javascript:alert(1)')).toBe(false));
    run(() => expect($setLink(href)).toBe(true));
    expect(blocks()).toEqual([
      aParagraph('p1', 'see this page', {
        marks: [{ kind: 'link', start: 4, end: 8, href }],
        spans: [span('a', 0, 8)],
      }),
    ]);
    select('p1', 6);
    expect(editor.getEditorState().read(() => $linkAtSelection()?.href)).toBe(href);
    run(() => expect($setLink(null)).toBe(true));
    expect(blocks()).toEqual([aParagraph('p1', 'see this page', { spans: [span('a', 0, 8)] })]);
  });

  it('are typed with their words when nothing is selected', () => {
    const { select, run, blocks } = desk(aParagraph('p1', 'see '));
    select('p1', 4);
    run(() => expect($insertLink('here', href)).toBe(true));
    expect(blocks()).toEqual([
      aParagraph('p1', 'see here', { marks: [{ kind: 'link', start: 4, end: 8, href }] }),
    ]);
  });
});
