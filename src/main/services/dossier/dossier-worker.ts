import { parentPort, workerData } from 'node:worker_threads';
import { ok } from '../../../core/result.ts';
import { systemRuntime } from '../runtime.ts';
import { examineFile } from './dossier-reading.ts';
import type { ExaminationWish } from './examine-in-thread.ts';

/** Entry of the thread that examines a dossier that somebody opened: it may be a gigabyte, and nobody vouches for it. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const { path, stetVersion } = workerData as ExaminationWish;
const examined = await examineFile(systemRuntime({ idleAfter: null }).fs, path, stetVersion);
port.postMessage(
  examined.ok
    ? ok({ findings: examined.value.findings, holdsProject: examined.value.dossier !== null })
    : examined,
);
