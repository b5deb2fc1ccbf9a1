/**
 * A system that takes less than it is given, cannot flush, or refuses a rename:
 * `npx node bench/durability/refusals.mjs` (Node 24, every system).
 *
 * The fault is put between the store and Node's file functions, for twenty saves; whatever is acknowledged meanwhile
 * must be in the files as they are. Then the fault goes, and saving must go on. SQLite asks the system without Node and
 * lowdb leaves writing to Node itself, which goes on after a short write: where nothing can be put between, nothing is
 * claimed; `power-cuts.mjs` and `full-disk.mjs` do it to all of them with a real disk. One line of JSON for each.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultyFileSystem, systemError } from '../../src/main/storage/testing/faulty-file-system.ts';

const saves = 20;
/** What goes wrong for stores that use `node:fs` themselves: `shortWrites`, `flush`, `rename`. */
let faults = {};

/** Short by half, as a full disk, a quota or a network drive leave it. */
function shortened(real) {
  return (fd, data, ...rest) => {
    if (faults.shortWrites !== true) return real(fd, data, ...rest);
    const bytes = Buffer.from(data);
    const callback = rest.at(-1);
    const words = typeof callback === 'function' ? [callback] : [];
    return real(fd, bytes, 0, Math.ceil(bytes.length / 2), 0, ...words);
  };
}
const refused = (real, name) =>
  function refusing(...words) {
    if (faults[name] === undefined) return real(...words);
    const callback = words.at(-1);
    if (typeof callback !== 'function') throw systemError(faults[name]);
    process.nextTick(callback, systemError(faults[name]));
  };
const { rename } = fs.promises;
fs.write = shortened(fs.write);
fs.writeSync = shortened(fs.writeSync);
fs.fsync = refused(fs.fsync, 'flush');
fs.fsyncSync = refused(fs.fsyncSync, 'flush');
fs.rename = refused(fs.rename, 'rename');
fs.renameSync = refused(fs.renameSync, 'rename');
fs.promises.rename = (...words) =>
  faults.rename === undefined ? rename(...words) : Promise.reject(systemError(faults.rename));
syncBuiltinESMExports();
// The stores take these functions when they are loaded.
const { prepare, readers, saveFunctions, storeNames } = await import('./stores.mjs');

const cases = [
  {
    fault: 'short writes',
    peer: { shortWrites: true },
    own: { shortWrites: 1500 },
    touches: ['write-file-atomic', 'conf'],
  },
  {
    fault: 'EIO on fsync',
    peer: { flush: 'EIO' },
    own: { flush: 'EIO' },
    touches: ['write-file-atomic', 'conf'],
  },
  {
    fault: 'EPERM on rename',
    peer: { rename: 'EPERM' },
    own: { rename: { code: 'EPERM', times: Infinity } },
    touches: ['lowdb', 'write-file-atomic', 'conf'],
  },
];

async function trial(root, kind, { fault, peer, own }) {
  const place = join(root, `${kind}-${fault.replaceAll(' ', '-')}`);
  fs.mkdirSync(place);
  const folder = await prepare(kind, place);
  const ownFaults = {};
  const store = await saveFunctions[kind](folder, faultyFileSystem(ownFaults));
  await store.save(store.first);
  const row = { bench: 'refusals', fault, store: storeNames[kind], acknowledged: 0, refused: 0, damaged: 0 };
  let last = store.first;
  if (kind === 'stet') Object.assign(ownFaults, own);
  else faults = peer;
  for (let number = last + 1; number <= store.first + saves; number += 1) {
    try {
      await store.save(number);
      row.acknowledged += 1;
      last = number;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      row.refused += 1;
    }
    if (kind !== 'stet' && (await readers[kind](folder)) !== last) row.damaged += 1;
  }
  faults = {};
  for (const name of Object.keys(ownFaults)) Reflect.deleteProperty(ownFaults, name);
  try {
    await store.save(last + 1);
    await store.close?.();
    row.goesOn = (await readers[kind](folder)) === last + 1;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    row.goesOn = false;
  }
  return row;
}

const root = fs.mkdtempSync(join(tmpdir(), 'stet-refusals-'));
try {
  for (const one of cases) {
    for (const kind of ['stet', ...one.touches]) {
      const row = await trial(root, kind, one);
      console.log(JSON.stringify(row));
      if (kind === 'stet' && (row.damaged > 0 || !row.goesOn)) process.exitCode = 1;
    }
  }
} finally {
  fs.rmSync(root, { recursive: true, force: true });
}
