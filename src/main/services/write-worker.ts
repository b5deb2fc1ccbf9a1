import { parentPort } from 'node:worker_threads';
import { writeHere, type WritingWish } from './document-writer.ts';

/** Entry of the thread that writes documents, one for each message. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
port.on('message', (wish: WritingWish) => {
  void writeHere(wish).then((document) => {
    port.postMessage(document);
  });
});
