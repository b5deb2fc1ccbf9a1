/**
 * A disk that fills up while saving: `npx node bench/durability/full-disk.mjs [STORE …]` (Node 24, Linux, root).
 *
 * A tmpfs of 6 MB, filled to its last byte or to half of what a whole file needs. A store saves until it is refused or
 * a hundred saves were acknowledged; each time its files are read as they are. Then space is made: everything
 * acknowledged must be there, and saving must go on. One line of JSON for each store and amount of space.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, readers, saveFunctions, storeNames } from './stores.mjs';
import { tellTarget } from '../app/targets.mjs';

const words = process.argv.slice(2);
const kinds = Object.keys(storeNames).filter((kind) => words.length === 0 || words.includes(kind));
const diskSize = 6 * 1024 * 1024;
/** What is left of the disk: nothing, or too little for a file of 128 KB. */
const leftovers = [0, 64 * 1024];
const mostSaves = 100;

const ballastIn = (disk) => join(disk, 'ballast');

/** Takes all the disk has but for `left` bytes. */
function fill(disk, left) {
  const ballast = ballastIn(disk);
  let size = 0;
  try {
    for (const unit = Buffer.alloc(4096); ; size += unit.length) writeFileSync(ballast, unit, { flag: 'a' });
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
  truncateSync(ballast, size - left);
}

/** The code of a refused save; null when it was acknowledged. */
async function attempt(save, number) {
  try {
    await save(number);
    return null;
  } catch (error) {
    return error.code ?? error.message.split(':')[0];
  }
}

async function trial(disk, kind, left) {
  const place = join(disk, kind);
  mkdirSync(place);
  const folder = await prepare(kind, place);
  const store = await saveFunctions[kind](folder);
  for (let number = 1; number <= 3; number += 1) await store.save(number);
  fill(disk, left);
  let acknowledged = 3;
  let refusedWith = null;
  let damaged = 0;
  const isReadWhole = kind !== 'stet' && !kind.startsWith('sqlite');
  while (refusedWith === null && acknowledged < 3 + mostSaves) {
    refusedWith = await attempt(store.save, acknowledged + 1);
    if (refusedWith !== null) break;
    acknowledged += 1;
    if (isReadWhole && (await readers[kind](folder)) !== acknowledged) damaged += 1;
  }
  const afterRefusal = isReadWhole ? await readers[kind](folder) : acknowledged;
  rmSync(ballastIn(disk));
  const goesOn = (await attempt(store.save, acknowledged + 1)) === null;
  await store.close?.();
  const found = await readers[kind](folder);
  return {
    bench: 'full-disk',
    store: storeNames[kind],
    bytesLeft: left,
    accepted: acknowledged - 3,
    refusedWith,
    damaged: damaged + (afterRefusal !== acknowledged ? 1 : 0),
    lost: found === null ? 'all' : Math.max(0, acknowledged - found),
    goesOn,
  };
}

/** Runs `work` on a small disk of its own and takes it down again. */
async function withDisk(work) {
  const disk = mkdtempSync(join(tmpdir(), 'stet-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskSize}`, 'tmpfs', disk], { stdio: 'pipe' });
  try {
    return await work(disk);
  } finally {
    execFileSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  console.log(JSON.stringify({ bench: 'full-disk', skipped: 'mounting a tmpfs takes Linux and root' }));
} else {
  const all = [];
  for (const kind of kinds) {
    for (const left of leftovers) {
      const row = await withDisk((disk) => trial(disk, kind, left));
      console.log(JSON.stringify(row));
      all.push(row);
      const isGood = row.damaged === 0 && row.lost === 0 && row.goesOn && row.accepted >= 50;
      if (kind === 'stet' && !isGood) process.exitCode = 1;
    }
  }
  tellTargets(all);
}

function tellTargets(rows) {
  const own = rows.filter(({ store }) => store === storeNames.stet);
  if (own.length === 0) return;
  const others = (of) =>
    Object.values(storeNames)
      .filter((name) => name !== storeNames.stet && rows.some(({ store }) => store === name))
      .map((name) => `${name} ${of(rows.filter(({ store }) => store === name))}`)
      .join(', ');
  const damagedOf = (each) => each.reduce((sum, { damaged }) => sum + damaged, 0);
  const atZero = (each) => each.find(({ bytesLeft }) => bytesLeft === 0)?.accepted ?? 0;
  tellTarget({
    target: 2,
    what: 'acknowledged saves on a full disk that left a damaged file',
    stet: String(damagedOf(own)),
    peers: others(damagedOf),
    aim: '0',
    isMet: damagedOf(own) === 0,
  });
  tellTarget({
    target: 2,
    what: `saves accepted without a free byte (of ${mostSaves} tried)`,
    stet: String(atZero(own)),
    peers: others(atZero),
    aim: '≥ 50',
    isMet: atZero(own) >= 50,
  });
}
