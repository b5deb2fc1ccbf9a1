// How much of what a checker would check the spotter suggests at its default cut, beside the rules alone and long sentences:
// `npx node bench/gold/recall.mjs [--missed]`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createModelRanker, parseModel } from '../../src/core/spotting/model.ts';
import { ruleRanker } from '../../src/core/spotting/rule-ranker.ts';
import { readGold } from './read-gold.ts';
import { scoreAgainstGold, totalScore } from './score-gold.ts';
import { suggestedIn } from './suggested.ts';

const parsed = parseModel(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/spotter/model.json'), 'utf8')),
);
if (!parsed.ok) throw new Error(parsed.error.message);
const { articles, missing } = await readGold();
for (const { id, why } of missing) console.log(`left out: ${id}, ${why}`);

const rankers = {
  shipped: createModelRanker(parsed.value),
  'rules alone': ruleRanker,
  'sentences of 60 units and more': { score: (text) => (text.length < 60 ? 0 : 1), defaultCut: 0.5 },
};
const rows = [];
for (const [name, ranker] of Object.entries(rankers)) {
  const scores = articles.map((article) => scoreAgainstGold(article, suggestedIn(article, ranker)));
  const row = (id, score) => ({
    by: name,
    article: id,
    'gold claims': score.goldClaims,
    overlapped: score.recall.toFixed(3),
    'half covered': score.halfRecall.toFixed(3),
    'suggestions per gold claim': score.perGold.toFixed(2),
  });
  if (name === 'shipped') {
    for (const [at, score] of scores.entries()) {
      rows.push(row(articles[at].id, score));
      if (!process.argv.includes('--missed')) continue;
      for (const { start, end } of score.missed)
        console.log(`missed in ${articles[at].id}: ${articles[at].text.slice(start, end)}`);
    }
  }
  rows.push(row('all', totalScore(scores)));
}
console.table(rows);
