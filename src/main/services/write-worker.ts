import { parentPort, workerData } from 'node:worker_threads';
import { writeHere, type WritingWish } from './document-writer.ts';

/** Entry of the thread that writes one document. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
port.postMessage(await writeHere(workerData as WritingWish));
