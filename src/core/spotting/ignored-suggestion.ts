import { z } from 'zod';
import type { TextBlock } from '../article/block-tree.ts';
import { instantSchema } from '../clock.ts';
import { idSchema } from '../ids.ts';
import { memoise } from '../memo.ts';

/**
 * A suggestion that a person set aside: these words, in this block, need no claim. Kept in the record, so that it holds after a
 * restart and for colleagues; taken back by a person only. It says nothing about the words: they stay uncovered.
 */
export const ignoredSuggestionSchema = z.strictObject({
  id: idSchema,
  blockId: idSchema,
  /** The words, exactly. Other words are another suggestion. */
  text: z.string().min(1).max(20_000),
  by: z.string(),
  at: instantSchema,
});
export type IgnoredSuggestion = Readonly<z.infer<typeof ignoredSuggestionSchema>>;

type Ignored = Readonly<Record<string, IgnoredSuggestion>>;

/** Whether these words of this block were set aside; the same words twice in a block are set aside together. */
export function isIgnored(ignored: Ignored, blockId: string, text: string): boolean {
  return wordsByBlock(ignored).get(blockId)?.has(text) ?? false;
}

const wordsByBlock = memoise((ignored: Ignored): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { blockId, text } of Object.values(ignored)) {
    const known = found.get(blockId);
    if (known) known.add(text);
    else found.set(blockId, new Set([text]));
  }
  return found;
});

/** Whether what was set aside still stands in the article: in its block, with the same words. */
export function stillStands(
  { blockId, text }: Pick<IgnoredSuggestion, 'blockId' | 'text'>,
  blocks: readonly Pick<TextBlock, 'id' | 'text'>[],
): boolean {
  return blocks.some((block) => block.id === blockId && block.text.includes(text));
}
