/**
 * Somebody else on the same disk: appends to a file of its own and flushes it, again and again, as databases, mail
 * programs and package managers do. It makes the file system write down what others have not flushed, in an order
 * nobody asked for.
 *
 *   node flusher.mjs FILE
 */
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const file = openSync(process.argv[2], 'a');
for (;;) {
  writeSync(file, Buffer.alloc(4096, 1));
  fsyncSync(file);
  await pause(Math.random() * 20);
}
