import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes after which the log starts anew; the one before it is kept. */
const limit = 1024 * 1024;

/** Appends lines to a file. A log that cannot be written goes to standard error, so that nothing is hidden. */
export function createLogFile(file: string): (line: string) => void {
  mkdirSync(dirname(file), { recursive: true });
  return (line) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limit) renameSync(file, `${file}.1`);
      appendFileSync(file, `${line}\n`);
    } catch (error) {
      console.error(line, (error as NodeJS.ErrnoException).code);
    }
  };
}
