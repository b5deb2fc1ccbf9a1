import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';

/** A project under construction; see `ProjectLibrary`. */
export const hiddenPrefix = '.new-';

/** A name for a folder under construction beside `path`. */
export function hiddenBeside(path: string): string {
  return join(dirname(path), `${hiddenPrefix}${randomBytes(6).toString('hex')}`);
}
