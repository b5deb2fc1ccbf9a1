/**
 * Quotations in news text and their speakers, measured on passages written for it: `npx node bench/quotations.mjs`
 * (needs Node 24). Found: the words between the marks are the expected ones. Speaker right: the proposed name is the
 * expected one, or, where the passage gives no name, none was made up.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributeQuotations } from '../src/core/checks/speakers.ts';

const { passages } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../src/core/checks/fixtures/quotations-gold.json'), 'utf8'),
);

const count = { expected: 0, found: 0, right: 0, kinds: 0, speech: 0, speakers: 0, words: 0 };
for (const { name, blocks, quotations } of passages) {
  const found = attributeQuotations(blocks);
  const textOf = ({ blockId, start, end }) => blocks.find(({ id }) => id === blockId).text.slice(start, end);
  count.found += found.length;
  count.expected += quotations.length;
  for (const expected of quotations) {
    const quotation = found.find(({ text }) => text === expected.text);
    if (quotation === undefined) {
      console.log(`${name}: not found: ${expected.text}`);
      continue;
    }
    count.right += 1;
    if (quotation.kind === expected.kind) count.kinds += 1;
    else console.log(`${name}: ${quotation.kind} instead of ${expected.kind}: ${expected.text}`);
    if (expected.kind !== 'speech') continue;
    count.speech += 1;
    const speaker = quotation.speaker?.name ?? null;
    if (speaker === expected.speaker) count.speakers += 1;
    else console.log(`${name}: ${speaker} instead of ${expected.speaker}: ${expected.text}`);
    const cue = quotation.speaker?.cue ?? null;
    const words = cue === null || quotation.speaker.words === null ? null : textOf(quotation.speaker.words);
    if (words === expected.words) count.words += 1;
    else console.log(`${name}: words ${words} instead of ${expected.words}`);
  }
  for (const { text } of found) {
    if (!quotations.some((expected) => expected.text === text)) console.log(`${name}: no quotation: ${text}`);
  }
}

const paragraphs = passages.flatMap(({ blocks }) => blocks);
const words = (text) => text.split(/\s+/u).length;
const article = [];
for (let total = 0; total < 20_000;) {
  const block = paragraphs[article.length % paragraphs.length];
  article.push({ ...block, id: `p${article.length}` });
  total += words(block.text);
}
// Processor time, so that other work on the machine is not measured.
const times = [];
for (let run = 0; run < 15; run += 1) {
  const from = process.threadCpuUsage();
  attributeQuotations(article);
  const { user, system } = process.threadCpuUsage(from);
  times.push((user + system) / 1000);
}
times.sort((a, b) => a - b);

const share = (part, whole) => Number((part / whole).toFixed(3));
console.log(
  JSON.stringify(
    {
      passages: passages.length,
      quotations: count.expected,
      precision: share(count.right, count.found),
      recall: share(count.right, count.expected),
      kind: share(count.kinds, count.right),
      speaker: share(count.speakers, count.speech),
      speakerWords: share(count.words, count.speech),
      milliseconds20000Words: { best: Number(times[0].toFixed(1)), median: Number(times[7].toFixed(1)) },
    },
    null,
    2,
  ),
);
