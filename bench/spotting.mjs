// How well the claim spotter ranks the sentences of public sets, beside ranking by length, the rules alone and the model
// alone: `node bench/spotting.mjs [FOLDER]` (the folder with `claims/`; ../shared/eval unless named).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sentences } from '../src/core/article/segments.ts';
import { sentenceCues } from '../src/core/spotting/cues.ts';
import { checkWorthyCut, createModelRanker, defaultCut, parseModel } from '../src/core/spotting/model.ts';
import { ruleRanker } from '../src/core/spotting/rule-ranker.ts';
import { createSpotter } from '../src/core/spotting/spotter.ts';
import * as sets from '../scripts/lib/spotter/claim-sets.ts';
import { averagePrecision, bestCut, f1AtCut, shareInTop } from '../scripts/lib/spotter/measures.ts';

const root = join(import.meta.dirname, '..');
const folder = process.argv[2] ?? join(root, '../shared/eval');
if (!sets.hasClaimSets(folder)) {
  console.log(`No claims/claimbuster-ct24 in ${folder}: nothing was measured.`);
  process.exit(0);
}
const parsed = parseModel(JSON.parse(readFileSync(join(root, 'resources/spotter/model.json'), 'utf8')));
if (!parsed.ok) throw new Error(parsed.error.message);
const shipped = createModelRanker(parsed.value);
const withoutCues = createModelRanker({ ...parsed.value, cueWeights: new Map() });
const rankings = {
  length: (text) => Math.min(1, text.length / 600),
  rules: (text) => ruleRanker.score(text, sentenceCues(text)),
  'model, cues left out': (text) => withoutCues.score(text, []),
  shipped: (text) => shipped.score(text, sentenceCues(text)),
};

const labelsOf = (items) => items.map(({ label }) => label);
const debates = {
  dev: sets.readClaimBuster(folder, 'dev'),
  'dev-test': sets.readClaimBuster(folder, 'dev-test'),
};
const speeches = sets.readPoliClaim(folder);
const transcripts = sets.readClef2019(folder).filter((lines) => lines.some(({ label }) => label === 1));
const news = sets.readSubjectivity(folder);
const three = (value) => value.toFixed(3);

const table = Object.entries(rankings).map(([ranking, score]) => {
  const of = (items) => items.map(({ text }) => score(text));
  const row = { ranking };
  for (const [part, items] of Object.entries(debates)) {
    const scores = of(items);
    row[`CT24 ${part} AP`] = three(averagePrecision(scores, labelsOf(items)));
    row[`CT24 ${part} best F1`] = three(bestCut(scores, labelsOf(items)).f1);
    if (ranking === 'shipped') {
      row[`CT24 ${part} F1 at ${checkWorthyCut}`] = three(f1AtCut(scores, labelsOf(items), checkWorthyCut));
      row[`CT24 ${part} F1 at ${defaultCut}`] = three(f1AtCut(scores, labelsOf(items), defaultCut));
    }
  }
  const scores = of(speeches);
  row['PoliClaim AP'] = three(averagePrecision(scores, labelsOf(speeches)));
  row['PoliClaim best F1'] = three(bestCut(scores, labelsOf(speeches)).f1);
  if (ranking === 'shipped')
    row[`PoliClaim F1 at ${defaultCut}`] = three(f1AtCut(scores, labelsOf(speeches), defaultCut));
  const each = transcripts.map((lines) => averagePrecision(of(lines), labelsOf(lines)));
  row['CLEF 2019 MAP'] = three(each.reduce((sum, value) => sum + value, 0) / each.length);
  const newsScores = of(news);
  row['subjective in top 100'] = shareInTop(newsScores, labelsOf(news), 100).toFixed(2);
  return row;
});
const columns = Object.keys(table.at(-1) ?? {}).slice(1);
console.log(`| figure | ${table.map(({ ranking }) => ranking).join(' | ')} |`);
console.log(`| --- | ${table.map(() => '---:').join(' | ')} |`);
for (const column of columns)
  console.log(`| ${column} | ${table.map((row) => row[column] ?? '').join(' | ')} |`);

const always = labelsOf(speeches).map(() => 1);
console.log(`\nPoliClaim, everything taken: F1 ${three(f1AtCut(always, labelsOf(speeches), 1))}`);
const objective = news.filter(({ label }) => label === 0);
const kept = objective.filter(({ text }) => rankings.shipped(text) >= defaultCut).length;
console.log(`objective sentences of news at or above ${defaultCut}: ${three(kept / objective.length)}`);

// Time, on the sentences of the sets as one text of 100,000 words.
const text = [];
for (let words = 0, at = 0; words < 100_000; at++) {
  const sentence = speeches[at % speeches.length]?.text ?? '';
  text.push(sentence);
  words += sentence.split(' ').length;
}
const paragraphs = Array.from({ length: Math.ceil(text.length / 5) }, (_, at) =>
  text.slice(at * 5, at * 5 + 5).join(' '),
);
const timed = (work) => {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return `${times[0].toFixed(0)} ms first, ${times.sort((a, b) => a - b)[2].toFixed(0)} ms median of 5`;
};
const file = readFileSync(join(root, 'resources/spotter/model.json'), 'utf8');
console.log(`reading the model: ${timed(() => parseModel(JSON.parse(file)))}`);
console.log(
  `100,000 words, sentences: ${timed(() => paragraphs.forEach((paragraph) => sentences(paragraph)))}`,
);
console.log(`100,000 words, cues: ${timed(() => text.forEach((sentence) => sentenceCues(sentence)))}`);
console.log(
  `100,000 words, scores of the model: ${timed(() => text.forEach((sentence) => shipped.score(sentence, [])))}`,
);
const spotter = createSpotter(shipped);
console.log(
  `100,000 words, the whole spotter: ${timed(() => paragraphs.forEach((paragraph) => spotter.spot(paragraph, 'paragraph')))}`,
);
