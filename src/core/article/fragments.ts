import { memoise } from '../memo.ts';
import { textBlocksIn, type Block } from './block-tree.ts';

/** One stretch of a span in one text block. Offsets are UTF-16 units of that block's text. */
export interface Fragment {
  readonly spanId: string;
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const sorted = memoise((block: Block): readonly Fragment[] =>
  textBlocksIn(block).flatMap((leaf) =>
    leaf.spans
      .map(({ id, start, end }) => ({
        spanId: id,
        blockId: leaf.id,
        start,
        end,
        text: leaf.text.slice(start, end),
      }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  ),
);
const nothing: readonly Fragment[] = [];

/** What spans cover of one top-level block, in reading order. */
export function fragmentsIn(block: Block): readonly Fragment[] {
  // Most blocks of a long article hold no span; they are not worth a look into the memory.
  return 'spans' in block && block.spans.length === 0 ? nothing : sorted(block);
}
