/**
 * What one acknowledged change costs the disk: `npx node bench/durability/cost.mjs [CHANGES]` (Node 24; default 400).
 *
 * With root, loop devices and /dev/fuse each store saves on an ext4 of a disk that counts what arrives
 * (`volatile-disk.mjs`): flushes and bytes as the device sees them, the file system's own included. Everywhere, Stet's
 * are counted at the file system port too. Counts are the same on every machine; times are in `latency.mjs`.
 * One line of JSON for each store; Stet once while it only saves, and once with a snapshot after every hundred changes,
 * which the app makes in pauses.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultyFileSystem } from '../../src/main/storage/testing/faulty-file-system.ts';
import { CutVolume, whyNoVolumes } from './cut-volume.mjs';
import { prepare, saveFunctions, storeNames } from './stores.mjs';
import { tellTarget } from '../app/targets.mjs';

const changes = Number(process.argv[2] ?? 400);
/** Changes before counting begins: the first one lays pages down, opens files and is no measure of the others. */
const warmUp = 20;
/** A paragraph of about 0.7 KB, as a person leaves it after a pause in typing. */
const paragraph = (number) => `Save ${number} ${'The harbour board counted the boats again. '.repeat(16)}`;

async function ownCounts() {
  const place = mkdtempSync(join(tmpdir(), 'stet-cost-'));
  try {
    const fs = faultyFileSystem({});
    const { save, first, close } = await saveFunctions.stet(await prepare('stet', place), fs, false);
    for (let number = first; number < first + warmUp; number += 1) await save(number, paragraph(number));
    const before = { ...fs.counts };
    for (let number = 0; number < changes; number += 1)
      await save(first + warmUp + number, paragraph(number));
    const after = { ...fs.counts };
    await close();
    return {
      bench: 'cost',
      store: storeNames.stet,
      at: 'file system port',
      changes,
      flushes: (after.flushes - before.flushes) / changes,
      kilobytes: (after.written - before.written) / changes / 1024,
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function deviceCounts(volume, kind, housekeeps) {
  const place = join(volume.folder, kind);
  mkdirSync(place);
  const { save, first, close } = await saveFunctions[kind](await prepare(kind, place), undefined, housekeeps);
  for (let number = first; number < first + warmUp; number += 1) await save(number, paragraph(number));
  volume.settle();
  volume.count();
  for (let number = 0; number < changes; number += 1) await save(first + warmUp + number, paragraph(number));
  // What a store never flushed is written by the system sooner or later; it belongs to the cost.
  const { flushes } = volume.figures();
  volume.settle();
  const { written } = volume.figures();
  await close?.();
  rmSync(place, { recursive: true, force: true });
  return {
    bench: 'cost',
    store: storeNames[kind],
    at: 'device, ext4',
    ...(kind === 'stet' ? { snapshots: housekeeps } : {}),
    changes,
    flushes: flushes / changes,
    kilobytes: written / changes / 1024,
  };
}

const show = (row) =>
  console.log(
    JSON.stringify({
      ...row,
      flushes: Number(row.flushes.toFixed(3)),
      kilobytes: Number(row.kilobytes.toFixed(2)),
    }),
  );

show(await ownCounts());
const why = whyNoVolumes('ext4');
if (why !== null) console.log(JSON.stringify({ bench: 'cost', at: 'device', skipped: why }));
else {
  const volume = await CutVolume.make('ext4');
  try {
    const own = await deviceCounts(volume, 'stet', false);
    show(own);
    const peers = [];
    for (const kind of Object.keys(storeNames)) {
      const row = await deviceCounts(volume, kind, true);
      show(row);
      if (kind !== 'stet') peers.push(row);
    }
    const others = (part, digits) =>
      peers.map((row) => `${row.store} ${row[part].toFixed(digits)}`).join(', ');
    tellTarget({
      target: 3,
      what: 'flushes of the device for a change',
      stet: own.flushes.toFixed(3),
      peers: others('flushes', 3),
      aim: '≤ 1.05',
      isMet: own.flushes <= 1.05,
    });
    tellTarget({
      target: 3,
      what: 'KB to the device for a change of 0.7 KB',
      stet: own.kilobytes.toFixed(2),
      peers: others('kilobytes', 1),
      aim: '≤ 10',
      isMet: own.kilobytes <= 10,
    });
  } finally {
    volume.takeDown();
  }
}
