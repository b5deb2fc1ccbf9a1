/**
 * The child of `kills.mjs` and `power-cuts.mjs`: saves as fast as it can until it is killed, and reports every save that was acknowledged
 * by writing its number to standard output, synchronously, after the acknowledgement and before the next save.
 *
 *   node saver.mjs STORE FOLDER      (stores by their names in stores.mjs)
 */
import { writeSync } from 'node:fs';
import { saveFunctions } from './stores.mjs';

const [kind, folder] = process.argv.slice(2);
const { save, first } = await saveFunctions[kind](folder);
writeSync(1, 'ready\n');
for (let number = first; ; number += 1) {
  await save(number);
  writeSync(1, `${number}\n`);
}
