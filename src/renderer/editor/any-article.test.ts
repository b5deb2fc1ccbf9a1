import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textBlocks, type Article } from '../../core/article/block-tree.ts';
import { normaliseArticle } from '../../core/article/normal-form.ts';
import { duplicateBlockId } from '../../core/article/validate-article.ts';
import { anArticle } from '../../core/testing/arbitraries.ts';
import { $lengthOf, $select, $selectedRanges, $textBlocks } from './positions.ts';
import { desk } from './testing/behaviour-desk.ts';

describe('any article in the editor', () => {
  it('is left as it is by the rules that repair structure', () => {
    fc.assert(
      fc.property(anArticle, (blocks) => {
        const { article } = desk(...blocks);
        expect(article()).toEqual(normaliseArticle({ blocks }));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every letter outside a removed selection, and never has an id twice', () => {
    fc.assert(
      fc.property(
        anArticle,
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (blocks, at, isEnter) => {
          const { article, run, enter, backspace, editor } = desk(...blocks);
          const before = texts(article());

          run(() => {
            const all = $textBlocks();
            if (all.length === 0) return;
            const [x, y] = [at[0]! % all.length, at[1]! % all.length].sort((a, b) => a - b) as [
              number,
              number,
            ];
            const [first, last] = [all[x]!, all[y]!];
            const start = at[2]! % ($lengthOf(first) + 1);
            const end = Math.max(x === y ? start : 0, at[3]! % ($lengthOf(last) + 1));
            $select({ block: first, offset: start }, { block: last, offset: end });
          });
          const ranges = editor.getEditorState().read($selectedRanges);
          const known = new Map(textBlocks(article()).map((leaf) => [leaf.id, leaf]));
          const cut = ranges
            .map((range) => known.get(range.blockId)?.text.slice(range.start, range.end))
            .join('');
          // A footnote goes with its reference, also with one at the very edge of what is removed.
          const notes = ranges.flatMap((range) =>
            (known.get(range.blockId)?.marks ?? []).flatMap((mark) =>
              mark.kind === 'note' && mark.start >= range.start && mark.start <= range.end
                ? [mark.footnoteId]
                : [],
            ),
          );
          if (isEnter) enter();
          else if (cut !== '') backspace();
          const letters = (text: string): string => text.replaceAll('\n', '').split('').sort().join('');
          const left = new Set(textBlocks(article()).map(({ id }) => id));
          const gone = [...new Set(notes)].filter((id) => !left.has(id));
          const withThem = gone
            .map((id) => {
              const text = known.get(id)?.text ?? '';
              const range = ranges.find(({ blockId }) => blockId === id) ?? { start: 0, end: 0 };
              return text.slice(0, range.start) + text.slice(range.end);
            })
            .join('');
          expect(letters(texts(article()) + cut + withThem)).toBe(letters(before));
          expect(duplicateBlockId(article())).toBeNull();
        },
      ),
      { numRuns: 150 },
    );
  });
});

function texts(article: Article): string {
  return textBlocks(article)
    .map((leaf) => leaf.text)
    .join('');
}
