import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The endings of dossiers: what an export is called, and what every system can associate with Stet. */
export const dossierEndings = ['.stet.zip', '.stetdossier'] as const;

/**
 * The dossier that the system hands over with a start, as a path or (from a Linux desktop) as a `file:` address; the last one, or null. Everything
 * else on the command line is for Electron, Chromium or the start options. A name that only ends in `.zip` is taken too: a mail program
 * may have renamed the file, and the bytes decide.
 * @param cwd where relative paths start
 */
export function openedFile(argv: readonly string[], cwd: string): string | null {
  const paths = argv.slice(1).flatMap((argument) => {
    if (argument.startsWith('-') || !/\.(zip|stetdossier)$/iu.test(argument)) return [];
    const path = pathOf(argument);
    return path === null ? [] : [resolve(cwd, path)];
  });
  return paths.at(-1) ?? null;
}

/** Null for an address that is no file of this machine. */
function pathOf(argument: string): string | null {
  if (!/^[a-z][a-z0-9+.-]+:/iu.test(argument)) return argument;
  try {
    const url = new URL(argument);
    return url.protocol === 'file:' && url.host === '' ? fileURLToPath(url) : null;
  } catch {
    // Not an address that anybody could open.
    return null;
  }
}

/** Files that the system hands over: those that come before the application can show them wait; then one after the other. */
export class OpenedFiles {
  #show: ((path: string) => Promise<void>) | null = null;
  #waiting: string[] = [];
  #isShowing = false;

  /** Hands a file over; the same one twice, while it waits, is one. */
  take(path: string): void {
    if (!this.#waiting.includes(path)) this.#waiting.push(path);
    this.#next();
  }

  /** From now on they can be shown. `show` deals with its errors itself. */
  begin(show: (path: string) => Promise<void>): void {
    this.#show = show;
    this.#next();
  }

  #next(): void {
    const show = this.#show;
    const [path] = this.#waiting;
    if (show === null || path === undefined || this.#isShowing) return;
    this.#waiting.shift();
    this.#isShowing = true;
    void show(path).finally(() => {
      this.#isShowing = false;
      this.#next();
    });
  }
}
