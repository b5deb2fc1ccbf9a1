/**
 * A disk with a write cache that can lose power, as a program of its own:
 *
 *   node volatile-disk.mjs FOLDER MEGABYTES      (root, Linux, /dev/fuse)
 *
 * It shows a file `disk` in FOLDER, to be used through a loop device. Every block written is in the cache until a flush
 * arrives; a flush moves the whole cache to the medium. That is what the kernel may count on and no more: between two
 * flushes a drive keeps any part of what it was sent, in any order, torn at any sector.
 *
 * Beside it stands `control`. Writing to it is the switch:
 *   `cut MODE SEED`  power goes now: the medium keeps what was flushed and a share of the cache (see `survivors`)
 *   `restore`        power is back: the disk shows what the medium kept
 *   `count`          starts counting again
 * and reading it gives `{flushes, written, cut}`: flushes and bytes since `count`, and what the last cut did.
 *
 * It speaks the kernel's FUSE protocol (linux/fuse.h, 7.31) itself: two files need no library.
 */
import { execFileSync } from 'node:child_process';
import { openSync, readSync, writeSync } from 'node:fs';
import { cutModes, survivors } from './survivors.ts';

const folder = process.argv[2];
const size = Number(process.argv[3]) * 1024 * 1024;
const fd = openSync('/dev/fuse', 'r+');
execFileSync(
  'mount',
  ['-i', '-t', 'fuse', '-o', 'fd=3,rootmode=40000,user_id=0,group_id=0,max_read=131072', 'volatile', folder],
  { stdio: ['ignore', 'inherit', 'inherit', fd] },
);

/** What reading answers: everything written. */
const shown = Buffer.alloc(size);
/** What is left when power goes: everything flushed. Both take memory only where they were written. */
const medium = Buffer.alloc(size);
/** Writes since the last flush, in order: `{ at, bytes }`. */
let cache = [];
/** Once power is gone, where writing went on in vain: `[at, length]`. */
let vain = null;
let flushes = 0;
let written = 0;
let lastCut = null;

function writeDisk(at, bytes) {
  bytes.copy(shown, at);
  if (vain !== null) vain.push([at, bytes.length]);
  else {
    cache.push({ at, bytes: Buffer.from(bytes) });
    written += bytes.length;
  }
}

function flushDisk() {
  if (vain !== null) return;
  for (const { at, bytes } of cache) bytes.copy(medium, at);
  cache = [];
  flushes += 1;
}

function cutPower(mode, seed) {
  const kept = survivors(cache, mode, seed);
  for (const { at, bytes } of kept) bytes.copy(medium, at);
  const total = (list) => list.reduce((sum, { bytes }) => sum + bytes.length, 0);
  lastCut = { mode, seed, cached: total(cache), survived: total(kept) };
  vain = cache.map(({ at, bytes }) => [at, bytes.length]);
  cache = [];
}

function restorePower() {
  for (const [at, length] of vain ?? []) medium.copy(shown, at, at, at + length);
  vain = null;
}

function control(text) {
  const [order, mode, seed] = text.trim().split(' ');
  if (order === 'cut' && cutModes.includes(mode)) cutPower(mode, Number(seed));
  else if (order === 'restore') restorePower();
  else if (order === 'count') flushes = written = 0;
  else return false;
  return true;
}

const [rootNode, diskNode, controlNode] = [1n, 2n, 3n];
const names = new Map([
  ['disk', diskNode],
  ['control', controlNode],
]);
const reportSize = 4096;
const report = () => Buffer.from(JSON.stringify({ flushes, written, cut: lastCut }).padEnd(reportSize));

function attributes(node) {
  const out = Buffer.alloc(88);
  const bytes = node === diskNode ? size : node === controlNode ? reportSize : 0;
  out.writeBigUInt64LE(node, 0);
  out.writeBigUInt64LE(BigInt(bytes), 8);
  out.writeBigUInt64LE(BigInt(Math.ceil(bytes / 512)), 16);
  out.writeUInt32LE(node === rootNode ? 0o40700 : 0o100600, 60);
  out.writeUInt32LE(node === rootNode ? 2 : 1, 64);
  out.writeUInt32LE(4096, 80);
  return out;
}

const attributeAnswer = (node) => Buffer.concat([Buffer.alloc(16), attributes(node)]);
const errors = { ENOENT: 2, EINVAL: 22, ENOSYS: 38 };
const nothing = Buffer.alloc(0);

/** One handler per request of the kernel; answers bytes, or an error number below zero. */
const handlers = {
  // LOOKUP
  1: (node, body) => {
    const found = names.get(body.toString('utf8', 0, body.indexOf(0)));
    if (node !== rootNode || found === undefined) return -errors.ENOENT;
    const entry = Buffer.alloc(40);
    entry.writeBigUInt64LE(found, 0);
    return Buffer.concat([entry, attributes(found)]);
  },
  // GETATTR, SETATTR
  3: attributeAnswer,
  4: attributeAnswer,
  // OPEN: nothing is cached in the kernel, so every block reaches the disk in the order it was sent.
  14: () => {
    const out = Buffer.alloc(16);
    out.writeUInt32LE(1, 8);
    return out;
  },
  // READ
  15: (node, body) => {
    const at = Number(body.readBigUInt64LE(8));
    const whole = node === diskNode ? shown : report();
    return whole.subarray(at, Math.min(whole.length, at + body.readUInt32LE(16)));
  },
  // WRITE
  16: (node, body) => {
    const at = Number(body.readBigUInt64LE(8));
    const length = body.readUInt32LE(16);
    const bytes = body.subarray(40, 40 + length);
    if (node === diskNode) {
      if (at + length > size) return -errors.EINVAL;
      writeDisk(at, bytes);
    } else if (!control(bytes.toString('utf8'))) return -errors.EINVAL;
    const out = Buffer.alloc(8);
    out.writeUInt32LE(length, 0);
    return out;
  },
  // STATFS
  17: () => Buffer.alloc(80),
  // RELEASE, FSYNC, FLUSH, OPENDIR, RELEASEDIR, ACCESS
  18: () => nothing,
  20: (node) => {
    if (node === diskNode) flushDisk();
    return nothing;
  },
  25: () => nothing,
  27: () => Buffer.alloc(16),
  28: () => nothing,
  29: () => nothing,
  34: () => nothing,
  // INIT
  26: (_node, body) => {
    const out = Buffer.alloc(64);
    out.writeUInt32LE(7, 0);
    out.writeUInt32LE(31, 4);
    out.writeUInt32LE(body.readUInt32LE(8), 8);
    out.writeUInt32LE(1 << 5, 12);
    out.writeUInt16LE(64, 16);
    out.writeUInt16LE(48, 18);
    out.writeUInt32LE(128 * 1024, 20);
    out.writeUInt32LE(1, 24);
    return out;
  },
};
/** FORGET, INTERRUPT and BATCH_FORGET want no answer. */
const unanswered = new Set([2, 36, 42]);

const request = Buffer.alloc(132 * 1024 + 4096);
process.stdout.write('ready\n');
for (;;) {
  let length;
  try {
    length = readSync(fd, request, 0, request.length, null);
  } catch (error) {
    if (error.code === 'EINTR' || error.code === 'ENOENT') continue;
    // ENODEV: unmounted, the work is over.
    if (error.code === 'ENODEV') break;
    throw error;
  }
  if (length === 0) break;
  const opcode = request.readUInt32LE(4);
  if (unanswered.has(opcode)) continue;
  const answer =
    handlers[opcode]?.(request.readBigUInt64LE(16), request.subarray(40, length)) ?? -errors.ENOSYS;
  const isError = typeof answer === 'number';
  const payload = isError ? nothing : answer;
  const head = Buffer.alloc(16);
  head.writeUInt32LE(16 + payload.length, 0);
  head.writeInt32LE(isError ? answer : 0, 4);
  request.copy(head, 8, 8, 16);
  writeSync(fd, Buffer.concat([head, payload]));
}
