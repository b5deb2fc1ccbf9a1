import '../no-eval.ts';
import { articleFacts, type FactBlock } from '../../core/checks/article-facts.ts';
import type { FactsAnswer, FactsJob } from '../stores/facts-store.ts';

/**
 * Reads whole articles away from the thread that draws and types. Blocks come as copies; one that has not changed is
 * replaced by the copy from last time, because what was read of a block is remembered with the object.
 */
let known = new Map<string, FactBlock>();

self.onmessage = ({ data: { at, blocks, publicationDate, register } }: MessageEvent<FactsJob>) => {
  const same = blocks.map((block) => {
    const before = known.get(block.id);
    return before?.text === block.text && before.kind === block.kind ? before : block;
  });
  known = new Map(same.map((block) => [block.id, block]));
  const answer: FactsAnswer = { at, facts: articleFacts(same, { publicationDate, register }) };
  self.postMessage(answer);
};
