/**
 * How long the spotter takes to read 100,000 words from nothing, and one block that was edited. The limits are 250 ms and 5 ms;
 * reading the same text's words with `Intl.Segmenter` alone is timed beside it: `node bench/spotting-speed.mjs`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { words } from '../src/core/article/segments.ts';
import { createSpotter } from '../src/core/spotting/spotter.ts';
import { createModelRanker, parseModel } from '../src/core/spotting/model.ts';

const wanted = 100_000;
const repetitions = 7;
const shared = join(import.meta.dirname, '../../shared/eval/text/us_governor_speeches.md');

function paragraphs() {
  const text = existsSync(shared)
    ? readFileSync(shared, 'utf8')
    : 'The ferry carried 48,312 passengers in 2025, harbour master Ingrid Strandh said on Tuesday, 7 percent more than in 2024.\n\n'.repeat(
        6_000,
      );
  if (!existsSync(shared))
    console.log('../shared/eval/text is missing: one sentence is read over and over instead.');
  const found = [];
  let count = 0;
  for (const paragraph of text.split(/\n\s*\n/u)) {
    if (count >= wanted) break;
    found.push(paragraph);
    count += paragraph.split(/\s+/u).length;
  }
  return { found, count };
}

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
function time(act) {
  const start = performance.now();
  act();
  return performance.now() - start;
}

const { found, count } = paragraphs();
const model = parseModel(
  JSON.parse(readFileSync(join(import.meta.dirname, '../resources/spotter/model.json'), 'utf8')),
);
if (!model.ok) throw new Error(model.error.message);
const spotter = createSpotter(createModelRanker(model.value));
const first = time(() => found.forEach((paragraph) => spotter.spot(paragraph, 'paragraph')));
const whole = [];
const segmenter = [];
for (let at = 0; at < repetitions; at += 1) {
  whole.push(time(() => found.forEach((paragraph) => spotter.spot(paragraph, 'paragraph'))));
  segmenter.push(time(() => found.forEach((paragraph) => words(paragraph))));
}
const block = [...found].sort((a, b) => a.length - b.length)[Math.floor(found.length * 0.95)] ?? '';
const edited = [];
for (let at = 0; at < 50; at += 1) edited.push(time(() => spotter.spot(`${block} ${at}`, 'paragraph')));
const round = (value) => value.toFixed(1);
console.log(`words                              ${count}`);
console.log(`from nothing, first time, ms       ${round(first)}`);
console.log(`from nothing, median, ms           ${round(median(whole))} (limit 250)`);
console.log(`Intl.Segmenter over it, ms         ${round(median(segmenter))}`);
console.log(
  `one edited block (${block.length} units), ms  ${round(median(edited))} (limit 5), worst ${round(Math.max(...edited))}`,
);
