import { dirname, join } from 'node:path';
import { randomHex } from '../storage/random.ts';

/** A project under construction; see `ProjectLibrary`. */
export const hiddenPrefix = '.new-';

/** A name for a folder under construction beside `path`. */
export function hiddenBeside(path: string): string {
  return join(dirname(path), `${hiddenPrefix}${randomHex(6)}`);
}
