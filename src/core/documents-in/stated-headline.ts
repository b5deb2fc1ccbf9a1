import { plainBlock, type Block } from '../article/block-tree.ts';
import type { ImportContext } from './import-draft.ts';
import { comparable } from './text-shape.ts';

/** How far down a line may stand to be the headline that the document states. */
const nearTop = 8;

/**
 * Makes sure that a document which states its title outside its text has it as headline: the line near the top that
 * says the same words, else a block of its own, which is reported.
 */
export function withStatedHeadline(
  blocks: readonly Block[],
  title: string | null,
  { newId, messages }: ImportContext,
): Block[] {
  if (title === null || title === '' || blocks.length === 0) return [...blocks];
  if (blocks.some((block) => block.kind === 'headline')) return [...blocks];
  const at = blocks
    .slice(0, nearTop)
    .findIndex((block) => 'text' in block && comparable(block.text) === comparable(title));
  const block = blocks[at];
  if (block !== undefined && 'text' in block) {
    const headline: Block = { ...plainBlock('headline', block.id, block.text), marks: block.marks };
    return blocks.map((other) => (other === block ? headline : other));
  }
  messages.add(
    'headline-from-metadata',
    'The text has no headline. The title that the document states was put in its place.',
  );
  return [plainBlock('headline', newId('block'), title), ...blocks];
}
