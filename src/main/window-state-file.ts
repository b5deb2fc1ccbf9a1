import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Log } from './log.ts';
import { windowStateSchema, type WindowState } from './window-bounds.ts';

/** The last window state, or null when there is none or it cannot be read; it is only a convenience. */
export function readWindowState(file: string, log: Log): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn('window-state-unreadable', {});
    return null;
  }
}

/** Keeps the window state for the next start; a failure is logged and otherwise ignored. */
export function writeWindowState(file: string, state: WindowState, log: Log): void {
  try {
    writeFileSync(`${file}.part`, JSON.stringify(state));
    renameSync(`${file}.part`, file);
  } catch (error) {
    log.warn('window-state-not-kept', { code: (error as NodeJS.ErrnoException).code ?? 'none' });
  }
}
