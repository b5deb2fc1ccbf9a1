import type { SpottingWorker } from '../stores/spotting-store.ts';
import { workerAddress } from './worker-address.ts';

/** Starts the worker that reads blocks for the claim spotter. */
export function startSpottingWorker(): SpottingWorker {
  return new Worker(workerAddress('spotting'), { type: 'module', name: 'spotting' });
}
