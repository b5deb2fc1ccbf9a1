import type { FactsWorker } from '../stores/facts-store.ts';
import { workerAddress } from './worker-address.ts';

/** Starts the worker that reads whole articles for facts, quotations and names. */
export function startFactsWorker(): FactsWorker {
  return new Worker(workerAddress('facts'), { type: 'module', name: 'facts' });
}
