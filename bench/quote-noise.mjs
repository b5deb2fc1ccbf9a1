/**
 * Garbled quotations, measured beside approx-string-match: `npx node bench/quote-noise.mjs [EVAL_DIR]` (the folder that
 * holds `text/`; needs Node 24).
 *
 * Passages of speeches are damaged by a seeded generator (letters changed, put in, taken out, so that a share of the
 * characters is wrong) and looked for in one text of a million characters. Located: the found passage overlaps the
 * true one by 80 % (intersection over union). Quotations from speeches that the text does not hold must not be found.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import search from 'approx-string-match';
import { compareQuote, prepareEvidence } from '../src/core/checks/quotes.ts';
import { tellTarget } from './app/targets.mjs';

const folder = process.argv[2] ?? join(import.meta.dirname, '../../shared/eval');
const file = join(folder, 'text/us_governor_speeches.md');
const other = join(folder, 'text/kjv.txt');
if (!existsSync(file) || !existsSync(other)) {
  console.log(`No texts in ${folder}: nothing measured.`);
  process.exit(0);
}
const speeches = readFileSync(file, 'utf8');
const held = speeches.slice(500_000);
const text = (speeches.slice(0, 500_000) + readFileSync(other, 'utf8')).slice(0, 1_000_000);

let seed = 20;
function random() {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
function damaged(quote, share) {
  const characters = [...quote];
  for (let errors = Math.round(quote.length * share); errors > 0; errors -= 1) {
    const at = Math.floor(random() * characters.length);
    const letter = letters[Math.floor(random() * letters.length)];
    const kind = Math.floor(random() * 3);
    characters.splice(at, kind === 1 ? 0 : 1, ...(kind === 2 ? [] : [letter]));
  }
  return characters.join('');
}

function passage(source, length) {
  for (;;) {
    const start = source.indexOf(' ', Math.floor(random() * (source.length - length - 100))) + 1;
    const end = source.indexOf(' ', start + length);
    const found = source.slice(start, end);
    if (/^[^\n#*[\]()|…]+$/u.test(found) && !found.includes('...')) return { start, end, text: found };
  }
}

function overlap(a, b) {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** The best of three runs, so that other work on the machine is not measured. */
function timed(list, work) {
  let best = Infinity;
  let result;
  for (let run = 0; run < 3; run += 1) {
    const from = performance.now();
    result = work();
    best = Math.min(best, performance.now() - from);
  }
  list.push(best);
  return result;
}

function median(list) {
  return [...list].sort((a, b) => a - b)[list.length >> 1];
}

/** The peer answers with all places under a limit of errors; its best place is taken. */
function peerPlace(quote, share) {
  const found = search(text, quote, Math.ceil(quote.length * share));
  return found.reduce((a, b) => (a === undefined || b.errors < a.errors ? b : a), undefined);
}

const evidence = prepareEvidence(text);
const first = performance.now();
compareQuote(damaged(passage(text, 100).text, 0.3), evidence);
console.log(`first search by letters (makes the index): ${(performance.now() - first).toFixed(0)} ms`);

const lengths = [60, 90, 150, 300];
const perLength = 20;
const noisy = [];
for (const share of [0.1, 0.2]) {
  for (const length of lengths) {
    const times = { ours: [], peer: [] };
    const counts = { ours: 0, peer: 0, verbatim: 0 };
    for (let at = 0; at < perLength; at += 1) {
      const truth = passage(text, length);
      const quote = damaged(truth.text, share);
      const ours = timed(times.ours, () => compareQuote(quote, evidence));
      const peer = timed(times.peer, () => peerPlace(quote, share));
      if (ours !== null && overlap(ours, truth) >= 0.8) counts.ours += 1;
      else if (process.env.DBG)
        console.log(quote, '|', truth.text, '|', ours && text.slice(ours.start, ours.end));
      if (peer !== undefined && overlap(peer, truth) >= 0.8) counts.peer += 1;
      if (ours !== null && ours.differences.every((kind) => kind.startsWith('verbatim')))
        counts.verbatim += 1;
    }
    if (share === 0.2) noisy.push({ times, own: counts.ours, other: counts.peer });
    console.log(
      JSON.stringify({
        errors: share,
        characters: length,
        locatedOurs: `${counts.ours}/${perLength}`,
        locatedPeer: `${counts.peer}/${perLength}`,
        calledVerbatim: counts.verbatim,
        oursMs: Number(median(times.ours).toFixed(2)),
        peerMs: Number(median(times.peer).toFixed(1)),
        ratio: Number((median(times.ours) / median(times.peer)).toFixed(4)),
      }),
    );
  }
}

const sum = (list) => list.reduce((all, one) => all + one, 0);
const [located, peerLocated] = [sum(noisy.map((each) => each.own)), sum(noisy.map((each) => each.other))];
const ratio = sum(noisy.flatMap(({ times }) => times.ours)) / sum(noisy.flatMap(({ times }) => times.peer));
tellTarget({
  target: 16,
  what: 'quotations with 20 % errors in 1 MB, all lengths, time over approx-string-match',
  stet: `${ratio.toFixed(3)}, ${located} of ${noisy.length * perLength} located`,
  peers: `approx-string-match 1, ${peerLocated} located`,
  aim: '≤ 0.1, no fewer located',
  isMet: ratio <= 0.1 && located >= peerLocated,
});

const absent = { times: [], found: 0 };
const trials = 400;
for (let at = 0; at < trials; at += 1) {
  const quote = damaged(passage(held, lengths[at % lengths.length]).text, at % 2 === 0 ? 0 : 0.2);
  const finding = timed(absent.times, () => compareQuote(quote, evidence));
  if (finding !== null) {
    absent.found += 1;
    console.log(`found though absent: ${quote} | ${text.slice(finding.start, finding.end)}`);
  }
}
console.log(
  JSON.stringify({
    absent: trials,
    found: absent.found,
    medianMs: Number(median(absent.times).toFixed(2)),
    maxMs: Number(Math.max(...absent.times).toFixed(2)),
  }),
);
