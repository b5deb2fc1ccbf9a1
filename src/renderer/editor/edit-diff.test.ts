import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../core/article/block-tree.ts';
import { editArticle } from '../../core/article/edit-article.ts';
import { normaliseArticle } from '../../core/article/normal-form.ts';
import { anArticle } from '../../core/testing/arbitraries.ts';
import { aParagraph } from '../../core/testing/builders.ts';
import { editBetween, withKnownSpans } from './edit-diff.ts';

describe('the edit between two articles', () => {
  it('turns the one into the other, whatever was added, removed, moved or changed', () => {
    const article = anArticle.map((blocks) => normaliseArticle({ blocks }));
    fc.assert(
      fc.property(article, article, fc.infiniteStream(fc.nat({ max: 5 })), (a, b, choices) => {
        // `to` keeps some blocks of `a` (in another order) and brings others of `b` under new ids.
        const pick = (): number => Number(choices.next().value);
        const kept = a.blocks.filter(() => pick() > 1);
        const fresh = b.blocks.map((block): Block => renamed(block));
        const to = { blocks: [...kept, ...fresh].sort(() => pick() - 2) };
        const edit = editBetween(a, to);
        const result = edit === null ? { ok: true as const, value: a } : editArticle(a, edit);
        expect(result.ok && result.value.blocks).toEqual(to.blocks);
      }),
    );
  });

  it('carries only the block that changed, and no place for it', () => {
    const [one, two] = [aParagraph('p1', 'One'), aParagraph('p2', 'Two')];
    const changed = aParagraph('p2', 'Two.');
    expect(editBetween({ blocks: [one, two] }, { blocks: [one, changed] })).toEqual({
      kind: 'article.edit',
      put: [{ block: changed }],
      remove: [],
    });
    expect(editBetween({ blocks: [one, two] }, { blocks: [one, { ...two }] })).toBeNull();
  });

  it('leaves out spans that belong to nothing any more', () => {
    const block = aParagraph('p1', 'One', { spans: [{ id: 'gone', start: 0, end: 3 }] });
    expect(withKnownSpans({ blocks: [block] }, () => false).blocks).toEqual([aParagraph('p1', 'One')]);
    const same = { blocks: [block] };
    expect(withKnownSpans(same, () => true)).toBe(same);
  });
});

function renamed(block: Block): Block {
  const text = JSON.stringify(block).replaceAll(/"id":"b/g, '"id":"n');
  return JSON.parse(text) as Block;
}
