import { expect, it } from 'vitest';
import { plainBlock } from '../../../core/article/block-tree.ts';
import { Desk } from '../../../core/testing/desk.ts';
import { isOnExactly } from './mark-ranges.ts';

it('knows whether a claim stands on exactly the selected words', () => {
  const { project } = new Desk([plainBlock('paragraph', 'p', 'The ferry sank in 1950.')]).claim(
    'c',
    'ferry sank',
  );
  const spans = project.claims['c']?.spans ?? [];
  const at = (start: number, end: number) => [{ blockId: 'p', start, end }];
  expect(isOnExactly(project.article, spans, at(4, 14))).toBe(true);
  expect(isOnExactly(project.article, spans, at(4, 13))).toBe(false);
  expect(isOnExactly(project.article, spans, [...at(4, 14), ...at(15, 17)])).toBe(false);
  expect(isOnExactly(project.article, [], at(4, 14))).toBe(false);
});
