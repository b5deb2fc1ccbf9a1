/**
 * Power cuts while saving: `npx node bench/durability/power-cuts.mjs [CUTS] [ext4|xfs …] [STORE …]` (Node 24, Linux,
 * root, loop devices, /dev/fuse; 40 cuts of each store on each file system unless told otherwise).
 *
 * Each file system lies on a disk of `volatile-disk.mjs`, which keeps what was flushed and loses the rest, all of it or
 * any part. A child saves without pause, another program flushes files of its own, power goes at a random moment, the
 * file system is mounted again from what the disk kept, and every save that was acknowledged before must be there. Then
 * the store must take one more save. Stores take turns; seeds are in the lines of JSON, one for each store and system.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CutVolume, whyNoVolumes } from './cut-volume.mjs';
import { prepare, readers, saveFunctions, storeNames } from './stores.mjs';
import { cutModes, randomFrom } from './survivors.ts';
import { tellTarget } from '../app/targets.mjs';

const words = process.argv.slice(2);
const cuts = Number(words.find((word) => /^\d+$/u.test(word)) ?? 40);
const chosen = (all) =>
  words.some((word) => all.includes(word)) ? all.filter((one) => words.includes(one)) : all;
const types = chosen(['ext4', 'xfs']);
const kinds = chosen(Object.keys(storeNames));
const firstSeed = Number(process.env.STET_SEED ?? Date.now() % 2 ** 31);
const acknowledgements = mkdtempSync(join(tmpdir(), 'stet-acknowledged-'));

function start(script, words, stdout) {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...words], {
    stdio: ['ignore', stdout, 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return { child, ended };
}

/** The numbers a child has reported so far; null before it began. A line that has not ended does not count. */
function reported(file) {
  const text = readFileSync(file, 'utf8');
  const lines = text.slice(0, Math.max(0, text.lastIndexOf('\n'))).split('\n');
  return lines[0] === 'ready' ? lines.slice(1).map(Number) : null;
}

/** Saves, cuts, mounts again and looks. */
async function cutOnce(volume, kind, seed) {
  const random = randomFrom(seed);
  const mode = cutModes[Math.floor(random() * cutModes.length)];
  const place = join(volume.folder, `${kind}-${seed}`);
  mkdirSync(place);
  const folder = await prepare(kind, place);
  // What was there before the first save is not what is at stake.
  volume.settle();
  const file = join(acknowledgements, `${kind}-${seed}`);
  const stdout = openSync(file, 'w');
  const saver = start('saver.mjs', [kind, folder], stdout);
  const flusher = start('flusher.mjs', [join(volume.folder, 'somebody-else')], 'ignore');
  closeSync(stdout);
  // Time runs from the first acknowledgement: the first save of a process takes longest.
  while (!((reported(file)?.length ?? 0) > 0)) {
    if (saver.child.exitCode !== null) throw new Error(`The ${kind} saver did not begin.`);
    await pause(5);
  }
  await pause(random() * 500);
  const numbers = reported(file);
  volume.cut(mode, seed);
  if (saver.child.exitCode !== null) throw new Error(`The ${kind} saver ended by itself.`);
  for (const { child } of [saver, flusher]) child.kill('SIGKILL');
  await Promise.all([saver.ended, flusher.ended]);
  await volume.restore();
  rmSync(file);

  const acknowledged = numbers.at(-1) ?? 0;
  const found = await readers[kind](folder);
  const goesOn = found !== null && (await takesAnother(kind, folder));
  rmSync(place, { recursive: true, force: true });
  return { saves: numbers.length, acknowledged, found, goesOn };
}

async function takesAnother(kind, folder) {
  const store = await saveFunctions[kind](folder);
  await store.save(store.first);
  await store.close?.();
  return (await readers[kind](folder)) === store.first;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function campaign(type) {
  const volume = await CutVolume.make(type);
  const outcomes = Object.fromEntries(kinds.map((kind) => [kind, []]));
  try {
    for (let round = 0; round < cuts; round += 1) {
      for (const kind of kinds) outcomes[kind].push(await cutOnce(volume, kind, firstSeed + round));
    }
  } finally {
    volume.takeDown();
  }
  return kinds.map((kind) => {
    const all = outcomes[kind];
    const lost = all
      .filter(({ found, acknowledged }) => found !== null && found < acknowledged)
      .map(({ found, acknowledged }) => acknowledged - found);
    return {
      bench: 'power-cuts',
      system: type,
      store: storeNames[kind],
      cuts: all.length,
      acknowledged: all.reduce((sum, { saves }) => sum + saves, 0),
      lost: lost.length,
      medianLost: median(lost),
      unreadable: all.filter(({ found }) => found === null).length,
      stuck: all.filter(({ found, goesOn }) => found !== null && !goesOn).length,
      firstSeed,
    };
  });
}

let failed = 0;
for (const type of types) {
  const why = whyNoVolumes(type);
  if (why !== null) {
    console.log(JSON.stringify({ bench: 'power-cuts', system: type, skipped: why }));
    continue;
  }
  const rows = await campaign(type);
  for (const row of rows) console.log(JSON.stringify(row));
  const own = rows.find(({ store }) => store === storeNames.stet);
  if (own === undefined) continue;
  failed += own.lost + own.unreadable + own.stuck;
  tellTarget({
    target: 1,
    what: `power cuts (of ${own.cuts}) on ${type} that lost a save / left nothing readable`,
    stet: `${own.lost} / ${own.unreadable} (${own.acknowledged} saves)`,
    peers: rows
      .filter((row) => row !== own)
      .map(({ store, lost, unreadable }) => `${store} ${lost} / ${unreadable}`)
      .join(', '),
    aim: '0 / 0',
    isMet: own.lost + own.unreadable + own.stuck === 0,
  });
}
rmSync(acknowledgements, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
