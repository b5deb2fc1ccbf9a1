import { userInfo } from 'node:os';
import type { Notice } from '../../contract/views.ts';
import type { Clock } from '../../core/clock.ts';
import { createIdSource, type IdSource } from '../../core/ids.ts';
import { nodeFileSystem, type FileSystem } from '../storage/file-system.ts';
import type { SessionOptions } from './project-session.ts';
import { randomBytes } from '../storage/random.ts';

/** What services take from the outside world, so that tests can give their own. */
export interface Runtime {
  readonly fs: FileSystem;
  readonly clock: Clock;
  readonly newId: IdSource;
  /** How project stores are to be opened. */
  readonly store: SessionOptions;
}

/** The real world. */
export function systemRuntime(parts: {
  readonly idleAfter?: number | null;
  readonly onTrouble?: (notice: Notice) => void;
}): Runtime {
  const clock: Clock = () => new Date().toISOString();
  return {
    fs: nodeFileSystem,
    clock,
    newId: createIdSource(randomBytes),
    store: { fs: nodeFileSystem, clock, ...parts },
  };
}

/** The name that stands in the log while the user has given none: the account's, else "Unnamed". */
export function accountName(): string {
  try {
    return userInfo().username.trim() || 'Unnamed';
  } catch (error) {
    // There are accounts without a name, in containers for example.
    if (error instanceof Error) return 'Unnamed';
    throw error;
  }
}
