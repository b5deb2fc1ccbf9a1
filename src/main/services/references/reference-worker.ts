import { parentPort } from 'node:worker_threads';
import { doReferenceWork, type ReferenceWish } from './reference-work.ts';

/** Entry of the thread that reads and writes references. It knows text and nothing else, and its starter ends it. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
port.once('message', (wish: ReferenceWish) => {
  void doReferenceWork(wish).then((result) => port.postMessage(result));
});
