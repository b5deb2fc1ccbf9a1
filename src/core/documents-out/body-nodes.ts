import type { Article, Block, FigureBlock, TableBlock, TextBlock } from '../article/block-tree.ts';

/**
 * The article's body in the shape that documents have: list items gathered into nested lists, neighbouring paragraphs of
 * a quotation into one, footnotes taken aside, empty text left out.
 */

export interface ListNode {
  readonly kind: 'list';
  readonly isOrdered: boolean;
  readonly items: readonly ListItemNode[];
}

export interface ListItemNode {
  readonly block: TextBlock;
  readonly lists: readonly ListNode[];
}

export type BodyNode =
  | { readonly kind: 'text'; readonly block: TextBlock }
  | { readonly kind: 'quote'; readonly blocks: readonly TextBlock[] }
  | ListNode
  | { readonly kind: 'figure'; readonly figure: FigureBlock }
  | { readonly kind: 'table'; readonly table: TableBlock }
  | { readonly kind: 'divider' };

type ListItemBlock = Extract<Block, { kind: 'list-item' }>;

/** Builds the body from a prepared article. */
export function bodyNodes(article: Article): readonly BodyNode[] {
  const nodes: BodyNode[] = [];
  let items: ListItemBlock[] = [];
  let quotes: TextBlock[] = [];
  const close = () => {
    if (items.length > 0) nodes.push(...nestLists(items, 0));
    if (quotes.length > 0) nodes.push({ kind: 'quote', blocks: quotes });
    items = [];
    quotes = [];
  };
  for (const block of article.blocks) {
    if ('text' in block && (block.text === '' || block.kind === 'footnote')) continue;
    if (block.kind !== 'list-item' && items.length > 0) close();
    if (block.kind !== 'block-quote' && quotes.length > 0) close();
    switch (block.kind) {
      case 'list-item':
        items.push(block);
        break;
      case 'block-quote':
        quotes.push(block);
        break;
      case 'divider':
        nodes.push({ kind: 'divider' });
        break;
      case 'figure':
        nodes.push({ kind: 'figure', figure: block });
        break;
      case 'table':
        if (block.rows.some((row) => row.length > 0)) nodes.push({ kind: 'table', table: block });
        break;
      default:
        nodes.push({ kind: 'text', block });
    }
  }
  close();
  return nodes;
}

/** Lists of the items at `depth`; an item that skips a level goes one level down only. */
function nestLists(items: readonly ListItemBlock[], depth: number): readonly ListNode[] {
  const lists: { isOrdered: boolean; items: { block: ListItemBlock; below: ListItemBlock[] }[] }[] = [];
  for (const block of items) {
    const list = lists.at(-1);
    const parent = list?.items.at(-1);
    if (parent && block.depth > depth) {
      parent.below.push(block);
      continue;
    }
    const isOrdered = block.list === 'number';
    const entry = { block, below: [] };
    if (list?.isOrdered === isOrdered) list.items.push(entry);
    else lists.push({ isOrdered, items: [entry] });
  }
  return lists.map(({ isOrdered, items: entries }) => ({
    kind: 'list',
    isOrdered,
    items: entries.map(({ block, below }) => ({
      block,
      lists: below.length === 0 ? [] : nestLists(below, Math.min(...below.map((item) => item.depth))),
    })),
  }));
}
