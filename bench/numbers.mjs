/**
 * Numbers, names and dates beside evidence, measured: `npx node bench/numbers.mjs [EVAL_DIR]` (needs Node 24, which
 * runs the TypeScript).
 *
 * Summaries with one edit against their source text (SummEdits): a pair is flagged when there is at least one concern of
 * the kind that was altered. The kind of an edit is its spelling: whatever holds a digit is a number there, so that for
 * "number-altered" a year or a quarter, which is a date here, counts too; the strict figure, by our kind alone, stands
 * beside. A consistent pair with any concern about a number, date, name or negation is a false alarm. Half of the
 * documents, by a hash of their names, were never read while the checks were made, only counted; both halves are told. Times are processor time, so that other work of
 * the machine does not count.
 *
 * The peer of the same run is a presence check: every figure and every capitalised word must stand in the text.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparePrepared, isConcern, prepareComparison } from '../src/core/checks/compare-claim.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '../../shared/eval/numbers');
if (!existsSync(join(folder, 'derived_edit_kinds.json'))) {
  console.log(`No edited summaries in ${folder}: nothing measured.`);
  process.exit(0);
}
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const pairs = new Map();
for (const domain of ['ectsum', 'sales_email', 'samsum']) {
  for (const pair of read(`summedits_${domain}.json`)) pairs.set(`${domain} ${pair.id}`, pair);
}

const kindsOf = { 'number-altered': ['number', 'date'], 'name-altered': ['name'], 'date-altered': ['date'] };
const times = { prepare: [], compare: [], long: [] };

/** Adds the processor time of `work`, in milliseconds, to `list`. */
function timed(list, work) {
  const from = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(from);
  list.push((user + system) / 1000);
  return result;
}

function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2));
}

function halfOf(id) {
  const document = id.replace(/_(?:og|\d+)$/u, '');
  return createHash('sha256').update(document).digest()[31] % 2 === 0 ? 'seen' : 'unseen';
}

/** The peer: something in the summary that the document does not hold anywhere. */
function isAbsent(summary, document) {
  const within = document.toLowerCase();
  const marked = summary.match(/\d[\d.,]*\d|\d|(?<=[a-z,] )[A-Z][\w-]+/gu) ?? [];
  return marked.some((word) => !within.includes(word.toLowerCase()));
}

const prepared = new Map();
const claims = [];
const counts = new Map();
for (const { domain, id, kind } of read('derived_edit_kinds.json')) {
  const pair = pairs.get(`${domain} ${id}`);
  if (pair === undefined || (kind !== 'consistent' && kindsOf[kind] === undefined)) continue;
  if (!prepared.has(pair.doc))
    prepared.set(
      pair.doc,
      timed(times.prepare, () => prepareComparison(pair.doc)),
    );
  claims.push(pair.summary);
  const concerns = timed(times.compare, () =>
    comparePrepared(pair.summary, prepared.get(pair.doc), { publicationDate: null }),
  ).filter(isConcern);
  for (const half of [halfOf(id), 'all']) {
    const key = `${kind} ${half}`;
    const count = counts.get(key) ?? { pairs: 0, ofKind: 0, strictly: 0, any: 0, presence: 0 };
    counts.set(key, count);
    count.pairs += 1;
    const wanted = kindsOf[kind] ?? ['number', 'date', 'name', 'negation'];
    const strict = kind === 'consistent' ? wanted : [kind.replace('-altered', '')];
    if (concerns.some((concern) => wanted.includes(concern.kind))) count.ofKind += 1;
    if (concerns.some((concern) => strict.includes(concern.kind))) count.strictly += 1;
    if (concerns.length > 0) count.any += 1;
    if (isAbsent(pair.summary, pair.doc)) count.presence += 1;
  }
}

// Every claim in one text of 170,000 characters, the length of the bar.
const long = [...prepared.keys()].join('\n').repeat(2).slice(0, 170_000);
const longTimes = [];
const longEvidence = timed(longTimes, () => prepareComparison(long));
for (let again = 0; again < 5; again += 1) timed(longTimes, () => prepareComparison(long));
// What is made when first asked for belongs to making ready.
comparePrepared('Ann Lee asked “Mike Roe” for a letter.', longEvidence, { publicationDate: null });
for (const claim of claims) {
  timed(times.long, () => comparePrepared(claim, longEvidence, { publicationDate: null }));
}

const share = (part, whole) => `${part} of ${whole} = ${(part / whole).toFixed(3)}`;
const table = {};
for (const [key, { pairs: total, ofKind, strictly, any, presence }] of [...counts].sort()) {
  table[key] = {
    flagged: share(ofKind, total),
    ofTheVeryKind: share(strictly, total),
    anyConcern: share(any, total),
    presenceCheck: share(presence, total),
  };
}
console.log(
  JSON.stringify(
    {
      ...table,
      processorMilliseconds: {
        prepareLong: { first: Number(longTimes[0].toFixed(1)), median: quantile(longTimes.slice(1), 0.5) },
        ...Object.fromEntries(
          Object.entries(times).map(([name, list]) => [
            name,
            { median: quantile(list, 0.5), p95: quantile(list, 0.95), max: quantile(list, 1) },
          ]),
        ),
      },
    },
    null,
    2,
  ),
);
