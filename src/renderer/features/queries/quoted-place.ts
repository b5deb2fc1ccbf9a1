import type { TextBlock } from '../../../core/article/block-tree.ts';
import type { TextRange } from '../../editor/article-editor-props.ts';

/** UTF-16 units: a word or two may stand anywhere. */
const fewest = 12;

/**
 * Where the words stand that a query quotes, as those do that came with a document’s comments; null when it quotes none, or none that
 * stand in the article exactly once.
 */
export function quotedPlace(text: string, leaves: readonly TextBlock[]): TextRange | null {
  // The words may hold quotation marks of their own: the longest stretch between marks comes first.
  for (const shape of [/“(.+)”/su, /“(.+?)”/su]) {
    const words = shape.exec(text)?.[1]?.replace(/…$/u, '').trim() ?? '';
    if (words.length < fewest) continue;
    const places = leaves.flatMap((leaf): TextRange[] => {
      const start = leaf.text.indexOf(words);
      if (start < 0) return [];
      const range = { blockId: leaf.id, start, end: start + words.length };
      return leaf.text.includes(words, start + 1) ? [range, range] : [range];
    });
    const [place] = places;
    if (place !== undefined && places.length === 1) return place;
  }
  return null;
}
