import { isAbsolute, resolve } from 'node:path';

/** What the command line may choose. */
export interface StartOptions {
  /** Settings, library index and window state; null: the system's usual place. */
  readonly userDataFolder: string | null;
  /** The library to open; null: the one in the settings. */
  readonly libraryFolder: string | null;
}

/** Reads `--user-data-dir=PATH` and `--library=PATH`; relative paths start at `cwd`. Other arguments are Chromium's. */
export function parseStartOptions(argv: readonly string[], cwd: string): StartOptions {
  return { userDataFolder: pathOf(argv, 'user-data-dir', cwd), libraryFolder: pathOf(argv, 'library', cwd) };
}

function pathOf(argv: readonly string[], name: string, cwd: string): string | null {
  const prefix = `--${name}=`;
  const value = argv.findLast((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? '';
  if (value === '') return null;
  return isAbsolute(value) ? value : resolve(cwd, value);
}
