/**
 * Quotation finding, measured: `npx node bench/quotes.mjs [EVAL_DIR]` (needs Node 24, which runs the TypeScript).
 *
 * Every printed quotation is looked for in the transcript it came from; every quotation that no transcript holds is
 * looked for in all of them. Located: the found passage overlaps the true one by 80 % (intersection over union).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { compareQuote, prepareEvidence } from '../src/core/checks/quotes.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '../../shared/eval/quotes');
if (!existsSync(join(folder, 'bench.json'))) {
  console.log(`No quotation data in ${folder}: nothing measured.`);
  process.exit(0);
}
const cases = JSON.parse(readFileSync(join(folder, 'bench.json'), 'utf8'));
const transcripts = Object.entries(JSON.parse(readFileSync(join(folder, 'transcripts.json'), 'utf8')));
const times = { prepare: [], present: [], absent: [], long: [] };

function timed(list, work) {
  const from = performance.now();
  const result = work();
  list.push(performance.now() - from);
  return result;
}

function overlap(a, b) {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);
}

const prepared = new Map(
  transcripts.map(([name, text]) => [name, timed(times.prepare, () => prepareEvidence(text))]),
);

let located = 0;
const verdicts = {};
for (const item of cases.positives) {
  const finding = timed(times.present, () => compareQuote(item.quote, prepared.get(item.doc)));
  if (finding !== null && overlap(finding, item) >= 0.8) located += 1;
  else console.log(`not located: ${item.quote}`);
  const verdict = `${item.kind}: ${finding?.verdict ?? 'not found'}`;
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
}

const falseMatches = [];
for (const { quote } of cases.negatives) {
  for (const [name, evidence] of prepared) {
    const finding = timed(times.absent, () => compareQuote(quote, evidence));
    if (finding !== null) falseMatches.push({ quote, name, verdict: finding.verdict });
  }
}

// All quotations in one text of 170,000 characters, the length of the bar.
const long = transcripts
  .map(([, text]) => text)
  .join('\n')
  .slice(0, 170_000);
const longEvidence = timed(times.prepare, () => prepareEvidence(long));
for (const { quote } of [...cases.positives, ...cases.negatives]) {
  timed(times.long, () => compareQuote(quote, longEvidence));
}

for (const match of falseMatches)
  console.log(`false match: ${match.quote} (${match.name}, ${match.verdict})`);
console.log(
  JSON.stringify(
    {
      located: `${located} of ${cases.positives.length} = ${(located / cases.positives.length).toFixed(3)}`,
      falseMatches: `${falseMatches.length} of ${times.absent.length} pairs`,
      verdicts,
      milliseconds: Object.fromEntries(
        Object.entries(times).map(([name, list]) => [
          name,
          { median: quantile(list, 0.5), p95: quantile(list, 0.95), max: quantile(list, 1) },
        ]),
      ),
    },
    null,
    2,
  ),
);
