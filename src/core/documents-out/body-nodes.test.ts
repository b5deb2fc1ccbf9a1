import { describe, expect, test } from 'vitest';
import type { Block } from '../article/block-tree.ts';
import { aListItem, aParagraph } from '../testing/builders.ts';
import { bodyNodes, type BodyNode } from './body-nodes.ts';

function shape(node: BodyNode): string {
  if (node.kind !== 'list') return node.kind === 'text' ? node.block.text : node.kind;
  const items = node.items.map(({ block, lists }) => block.text + lists.map(shape).join(''));
  return `${node.isOrdered ? 'ol' : 'ul'}(${items.join(' ')})`;
}
const item = (text: string, depth = 0, list: 'bullet' | 'number' = 'bullet') =>
  aListItem(`id-${text}`, text, { depth, list });

describe('lists', () => {
  test.each<[string, readonly Block[], string]>([
    ['nests by depth', [item('a'), item('b', 1), item('c', 2), item('d')], 'ul(aul(bul(c)) d)'],
    ['keeps kinds apart', [item('a'), item('b', 0, 'number'), item('c', 0, 'number')], 'ul(a) ol(b c)'],
    ['kinds apart below an item', [item('a'), item('b', 1, 'number'), item('c', 1)], 'ul(aol(b)ul(c))'],
    ['a skipped level goes one down', [item('a'), item('b', 3), item('c', 1)], 'ul(aul(b c))'],
    ['starts deep', [item('a', 2), item('b')], 'ul(a b)'],
    ['a paragraph parts lists', [item('a'), aParagraph('p', 'x'), item('b')], 'ul(a) x ul(b)'],
    ['an empty item leaves no hole', [item('a'), item(''), item('b', 1)], 'ul(aul(b))'],
  ])('%s', (_, blocks, expected) => {
    expect(bodyNodes({ blocks }).map(shape).join(' ')).toBe(expected);
  });
});
