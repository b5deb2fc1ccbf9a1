import '../no-eval.ts';
import modelText from '../../../resources/spotter/model.json?raw';
import { isForeign } from '../../core/spotting/language.ts';
import { createModelRanker, parseModel } from '../../core/spotting/model.ts';
import { createSpotter } from '../../core/spotting/spotter.ts';
import type { Spotter } from '../../core/spotting/suggestion.ts';
import type { SpotBlock, SpottingAnswer, SpottingJob } from '../stores/spotting-store.ts';

/**
 * Reads blocks for the claim spotter away from the thread that draws and types. The model comes with this file and is loaded only
 * when somebody wants suggestions. A newer job takes the place of the one under way: it asks for what is still missing.
 */

/** So long, in milliseconds, is read between two answers: the first blocks are there while the last are being read. */
const slice = 30;

let spotter: Spotter | null = null;
let newest = 0;

self.onmessage = ({ data: { at, blocks } }: MessageEvent<SpottingJob>) => {
  newest = at;
  readOn(at, blocks, 0);
};

function readOn(at: number, blocks: readonly SpotBlock[], from: number): void {
  if (at !== newest) return;
  const { spot } = (spotter ??= openSpotter());
  const end = performance.now() + slice;
  const done: SpottingAnswer['done'][number][] = [];
  let next = from;
  do {
    const block = blocks[next];
    if (block === undefined) break;
    done.push({ id: block.id, sentences: spot(block.text, block.kind), isForeign: isForeign(block.text) });
    next += 1;
  } while (performance.now() < end);
  const isLast = next >= blocks.length;
  const answer: SpottingAnswer = { at, done, isLast };
  self.postMessage(answer);
  // Lets a newer job in between.
  if (!isLast) setTimeout(readOn, 0, at, blocks, next);
}

/** @throws when the model that came with this file cannot be read; the store hears of it as a failure. */
function openSpotter(): Spotter {
  const model = parseModel(JSON.parse(modelText));
  if (!model.ok) throw new Error(model.error.message);
  return createSpotter(createModelRanker(model.value));
}
