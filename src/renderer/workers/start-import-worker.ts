import importWorkerUrl from './import.worker.ts?worker&url';
import type { WorkerLike } from './document-reader.ts';
import { workerAddress } from './worker-address.ts';

/** Starts a fresh import worker. */
export function startImportWorker(): WorkerLike {
  return new Worker(workerAddress(importWorkerUrl), { type: 'module', name: 'import' });
}
