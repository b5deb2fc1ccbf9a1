import { parentPort, workerData } from 'node:worker_threads';
import { systemRuntime } from '../runtime.ts';
import { LibrarySearch } from './library-search.ts';
import { SearchSession, type SearchWish } from './search-session.ts';

/**
 * Entry of the thread that keeps the search index of one library: reading projects and cutting their texts into words
 * must not hold up the program. It is started by the first question and ends with the program.
 */
export interface SearchQuestion {
  readonly id: number;
  readonly wish: SearchWish | { readonly kind: 'close' };
}

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const { folder } = workerData as { readonly folder: string };
const session = LibrarySearch.open(folder, systemRuntime({ idleAfter: null })).then(
  (search) => new SearchSession(search),
);

port.on('message', ({ id, wish }: SearchQuestion) => {
  void session
    .then(async (open) => {
      if (wish.kind !== 'close') return open.ask(wish);
      await open.close();
      return null;
    })
    .then(
      (value) => port.postMessage({ id, value }),
      (error: unknown) =>
        port.postMessage({ id, failure: error instanceof Error ? error.message : String(error) }),
    );
});
