import { parentPort } from 'node:worker_threads';
import type { Project } from '../../core/project/project.ts';
import { writeHere, type HandedWish } from './document-writer.ts';

/** Entry of the thread that writes documents, one wish for each message. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
/** Kept for the next wish, with what was worked out of it: a preview is followed by the export of the same. */
let last: Project | null = null;
port.on('message', ({ project, ...wish }: HandedWish) => {
  last = project ?? last;
  if (last === null) throw new Error('The first wish brings its project.');
  void writeHere({ ...wish, project: last }).then((document) => {
    port.postMessage(document);
  });
});
