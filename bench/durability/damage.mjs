/**
 * Files that were damaged while nobody looked: `npx node bench/durability/damage.mjs [TRIALS]` (Node 24; default 60).
 *
 * 1. The newest two snapshots are destroyed, in one of four ways: everything that was saved must come back.
 * 2. One bit is flipped anywhere in the project's files: the damage must be told, and what is shown without a word must
 *    be what was saved. Zeros that fill a page of the journal carry nothing and are left out.
 * The same bit is flipped in the file of lowdb, write-file-atomic and conf (one and the same here) and of SQLite, whose
 * own `integrity_check` is asked. One line of JSON for each.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { examineProject } from '../../src/main/services/doctor.ts';
import { ProjectSession } from '../../src/main/services/project-session.ts';
import { systemRuntime } from '../../src/main/services/runtime.ts';
import { prepare, readers, saveFunctions, storeNames } from './stores.mjs';
import { randomFrom } from './survivors.ts';
import { tellTarget } from '../app/targets.mjs';

const trials = Number(process.argv[2] ?? 60);
const seed = Number(process.env.STET_SEED ?? Date.now() % 2 ** 31);
const random = randomFrom(seed);
const below = (limit) => Math.floor(random() * limit);
const root = mkdtempSync(join(tmpdir(), 'stet-damage-'));
const runtime = systemRuntime({ idleAfter: null });

const ruins = {
  gone: (file) => rmSync(file),
  empty: (file) => writeFileSync(file, ''),
  half: (file) => writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size / 2)),
  noise: (file) =>
    writeFileSync(
      file,
      readFileSync(file).map(() => below(256)),
    ),
};

/** Changes that make at least four snapshots and an archive, with a journal that goes on behind them. */
const changes = 520;

async function wornProject(name) {
  const place = join(root, name);
  mkdirSync(place);
  const folder = await prepare('stet', place);
  const { save, first, close } = await saveFunctions.stet(folder);
  for (let number = first; number < first + changes; number += 1) await save(number);
  await close();
  return folder;
}

/** What opening shows and whether it says that something is wrong. */
async function shown(folder) {
  const session = await ProjectSession.open(folder, 'read', runtime.store);
  if (!session.ok) return { state: null, isTold: true };
  const { project, notices } = session.value;
  const state = canonicalJson(project);
  await session.value.close();
  return { state, revision: project.revision, isTold: notices.length > 0 };
}

async function destroyedSnapshots() {
  const folder = await wornProject('snapshots');
  const before = await shown(folder);
  let recovered = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const copy = join(root, 'copy');
    cpSync(folder, copy, { recursive: true });
    const snapshots = readdirSync(copy).filter((name) => name.startsWith('snapshot-'));
    snapshots.sort((a, b) => Number(/\d+/u.exec(b)) - Number(/\d+/u.exec(a)));
    const ways = Object.values(ruins);
    for (const name of snapshots.slice(0, 2)) ways[below(ways.length)](join(copy, name));
    const after = await shown(copy);
    if (after.state === before.state) recovered += 1;
    rmSync(copy, { recursive: true });
  }
  return {
    bench: 'damage',
    what: 'newest two snapshots destroyed',
    store: storeNames.stet,
    trials,
    recovered,
    seed,
  };
}

/** Every file of a folder with its size, deep. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** At least this many zeros in a row are the padding of a page of the journal, or pages laid down ahead. */
const padding = Buffer.alloc(16);

/** Flips one bit that carries something; answers false when it fell on a zero that fills a page of the journal. */
function flipOne(file) {
  const bytes = readFileSync(file);
  if (bytes.length === 0) return false;
  const at = below(bytes.length);
  const around = bytes.subarray(Math.max(0, at - padding.length + 1), at + padding.length);
  if (file.endsWith('.log') && around.includes(padding)) return false;
  bytes[at] ^= 1 << below(8);
  writeFileSync(file, bytes);
  return true;
}

async function flippedBits() {
  const folder = await wornProject('bits');
  const before = await shown(folder);
  const row = {
    bench: 'damage',
    what: 'one bit flipped',
    store: storeNames.stet,
    trials: 0,
    told: 0,
    wrong: 0,
  };
  while (row.trials < trials) {
    const copy = join(root, 'copy');
    cpSync(folder, copy, { recursive: true });
    const files = filesIn(copy);
    const file = files[below(files.length)];
    if (flipOne(file)) {
      row.trials += 1;
      const after = await shown(copy);
      const diagnosis = await examineProject(copy, runtime);
      const isTold =
        after.isTold || !diagnosis.ok || diagnosis.repaired.length + diagnosis.quarantined.length > 0;
      if (isTold) row.told += 1;
      else (row.untold ??= []).push(file.slice(copy.length + 1));
      if (!after.isTold && after.state !== before.state) row.wrong += 1;
    }
    rmSync(copy, { recursive: true });
  }
  return { ...row, seed };
}

/** The same to a peer's only file. */
async function flippedBitsOf(kind, name) {
  const folder = join(root, kind);
  mkdirSync(folder);
  await prepare(kind, folder);
  const path = join(folder, name);
  const whole = readFileSync(path);
  const row = {
    bench: 'damage',
    what: 'one bit flipped',
    store: storeNames[kind],
    trials,
    told: 0,
    wrong: 0,
  };
  for (let trial = 0; trial < trials; trial += 1) {
    writeFileSync(path, whole);
    flipOne(path);
    if ((await readers[kind](folder)) === null) row.told += 1;
  }
  return { ...row, seed };
}

try {
  const snapshots = await destroyedSnapshots();
  console.log(JSON.stringify(snapshots));
  const bits = await flippedBits();
  console.log(JSON.stringify(bits));
  const flipped = [
    await flippedBitsOf('lowdb', 'db.json'),
    await flippedBitsOf('sqlite-delete-full', 'db.sqlite'),
  ];
  for (const row of flipped) console.log(JSON.stringify(row));
  tellTarget({
    target: 7,
    what: `newest two snapshots destroyed: everything saved comes back (of ${trials})`,
    stet: String(snapshots.recovered),
    peers: 'none keeps any',
    aim: 'all',
    isMet: snapshots.recovered === trials,
  });
  tellTarget({
    target: 7,
    what: `one bit flipped: told (of ${trials})`,
    stet: String(bits.told),
    peers: flipped.map(({ store, told }) => `${store} ${told}`).join(', '),
    aim: 'all',
    isMet: bits.told === bits.trials && bits.wrong === 0,
  });
  const isGood = snapshots.recovered === trials && bits.wrong === 0 && bits.told === bits.trials;
  process.exitCode = isGood ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
