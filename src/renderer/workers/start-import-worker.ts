import type { WorkerLike } from './document-reader.ts';
import { workerAddress } from './worker-address.ts';

/** Starts a fresh import worker. */
export function startImportWorker(): WorkerLike {
  return new Worker(workerAddress('import'), { type: 'module', name: 'import' });
}
