// Trains the claim spotter's model and writes resources/spotter/model.json. The same data give the same bytes.
//   node scripts/train-spotter.mjs [--eval=FOLDER] [--check]
// With --check nothing is written; it fails when the file is not what the training gives.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cueKinds } from '../src/core/spotting/cue.ts';
import { sentenceCues } from '../src/core/spotting/cues.ts';
import { createModelRanker, parseModel } from '../src/core/spotting/model.ts';
import { calibrate, logOddsOf } from './lib/spotter/calibrate.ts';
import * as sets from './lib/spotter/claim-sets.ts';
import { averagePrecision, bestCut, f1AtCut } from './lib/spotter/measures.ts';
import { trainModel } from './lib/spotter/train-model.ts';
import { wordClasses } from './lib/spotter/word-classes.ts';
import { readWordVectors, vectorPackage, vectorPackageVersion } from './lib/spotter/word-vectors.ts';

const root = new URL('..', import.meta.url).pathname;
const target = join(root, 'resources/spotter/model.json');
const seed = 20240611;
const settings = { words: 30000, coarse: 200, fine: 400, ridge: 2 };
for (const key of Object.keys(settings)) {
  const given = option(key);
  if (given !== undefined) settings[key] = Number(given);
}
const folder = option('eval') ?? join(root, '../shared/eval');

/** @param {string} name */
function option(name) {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function missing(message) {
  console.error(message);
  process.exit(2);
}

if (!sets.hasClaimSets(folder))
  missing(
    `Training needs ClaimBuster as CheckThat! 2024 published it (claims/claimbuster-ct24/train.tsv) and, to place the scale, PoliClaim (claims/policlaim/train_golden.tsv) in ${folder}. Name another folder with --eval=FOLDER.`,
  );
const vectors = readWordVectors(settings.words, join(root, 'package.json'));
if (vectors === null)
  missing(
    `Training needs the word vectors of the package ${vectorPackage} (110 MB, not needed by anything else): npm install --no-save ${vectorPackage}@${vectorPackageVersion}`,
  );

const started = Date.now();
const say = (text) => console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
const coarse = wordClasses(vectors, settings.coarse, seed);
const fine = wordClasses(vectors, settings.fine, seed + 1);
say(`${vectors.words.length} words in ${settings.coarse} and ${settings.fine} classes`);

/** Cues are looked for once a sentence; training and every test meet it again. */
const remembered = new Map();
const cuesOf = (text) => {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const found = sentenceCues(text);
  remembered.set(text, found);
  return found;
};
const options = {
  vectors,
  coarse,
  fine,
  cueKinds,
  ridge: settings.ridge,
  trainedOn: 'ClaimBuster (CheckThat! 2024 English, training part); word classes from GloVe 6B 100d',
};
const lesson = ({ text, label }) => ({ text, label, cues: cuesOf(text).map(({ kind }) => kind) });
const rankerOf = (file) => {
  const parsed = parseModel(file);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const ranker = createModelRanker(parsed.value);
  return ({ text }) => ranker.score(text, cuesOf(text));
};

const train = sets.readClaimBuster(folder, 'train');
const parts = 4;
const held = [];
for (let part = 0; part < parts; part++) {
  const [from, to] = [part, part + 1].map((edge) => Math.floor((train.length * edge) / parts));
  const file = trainModel([...train.slice(0, from), ...train.slice(to)].map(lesson), options);
  const score = rankerOf(file);
  const tested = train.slice(from, to);
  held.push(...tested.map(score));
  const labels = tested.map(({ label }) => label);
  const scores = held.slice(from, to);
  say(
    `debates ${part + 1} of ${parts} held out: AP ${averagePrecision(scores, labels).toFixed(3)}, best F1 ${bestCut(scores, labels).f1.toFixed(3)}`,
  );
}
const trainLabels = train.map(({ label }) => label);
const heldCut = bestCut(held, trainLabels);
say(
  `all debates, each scored by a model that did not see it: AP ${averagePrecision(held, trainLabels).toFixed(3)}, F1 ${heldCut.f1.toFixed(3)}`,
);

const plain = trainModel(train.map(lesson), options);
const poli = sets.readPoliClaim(folder);
const poliLabels = poli.map(({ label }) => label);
const calibration = calibrate(poli.map(rankerOf(plain)).map(logOddsOf), poliLabels);
const model = { ...plain, ...calibration };
const score = rankerOf(model);
const onScale = (old) => 1 / (1 + Math.exp(-(calibration.slope * logOddsOf(old) + calibration.offset)));

say(`scale placed on PoliClaim: slope ${calibration.slope}, offset ${calibration.offset}`);
say(`cut for check-worthy in debates (best F1 held out): ${onScale(heldCut.cut).toFixed(3)}`);
const poliScores = poli.map(score);
const best = bestCut(poliScores, poliLabels);
say(
  `PoliClaim: AP ${averagePrecision(poliScores, poliLabels).toFixed(3)}, best F1 ${best.f1.toFixed(3)} at ${best.cut.toFixed(3)}`,
);
for (const cut of [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6])
  say(
    `  cut ${cut}: F1 PoliClaim ${f1AtCut(poliScores, poliLabels, cut).toFixed(3)}, held-out debates ${f1AtCut(held.map(onScale), trainLabels, cut).toFixed(3)}`,
  );
for (const part of ['dev', 'dev-test']) {
  const tested = sets.readClaimBuster(folder, part);
  const scores = tested.map(score);
  const labels = tested.map(({ label }) => label);
  say(
    `ClaimBuster ${part}: AP ${averagePrecision(scores, labels).toFixed(3)}, best F1 ${bestCut(scores, labels).f1.toFixed(3)}`,
  );
}

const text = `${JSON.stringify(model)}\n`;
if (process.argv.includes('--check')) {
  const isSame = existsSync(target) && readFileSync(target, 'utf8') === text;
  say(
    isSame
      ? 'resources/spotter/model.json is what the training gives'
      : 'resources/spotter/model.json differs',
  );
  if (!isSame) process.exitCode = 1;
} else {
  mkdirSync(join(root, 'resources/spotter'), { recursive: true });
  writeFileSync(target, text);
  say(`written: resources/spotter/model.json, ${Buffer.byteLength(text)} bytes`);
}
