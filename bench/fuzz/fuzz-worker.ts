import { parentPort, workerData } from 'node:worker_threads';
import { doors } from './doors.ts';
import { makeInput, minimised, signOf, trySend, type Finding } from './try-door.ts';

/** What the thread is to do. */
export interface FuzzTask {
  readonly seed: number;
  readonly jobs: readonly { readonly door: string; readonly from: number; readonly to: number }[];
}

/** What it tells: where it stands before every input, and what it found. */
export type FuzzNews =
  | { readonly kind: 'at'; readonly door: string; readonly number: number }
  | {
      readonly kind: 'done';
      readonly door: string;
      readonly sent: number;
      readonly accepted: number;
      readonly slowest: number;
    }
  | { readonly kind: 'found'; readonly finding: Finding }
  | { readonly kind: 'end' };

/** Entry of the thread that sends inputs; its starter ends it when one input takes too long. */
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const tell = (news: FuzzNews): void => port.postMessage(news);
const { seed, jobs } = workerData as FuzzTask;
const known = new Set<string>();

for (const { door: name, from, to } of jobs) {
  const door = doors.find((each) => each.name === name);
  if (door === undefined) throw new Error(`There is no door ${name}.`);
  let accepted = 0;
  let slowest = 0;
  for (let number = from; number < to; number += 1) {
    tell({ kind: 'at', door: name, number });
    const { taken, cost, finding } = await trySend(door, number, makeInput(door, seed, number));
    if (taken === 'accepted') accepted += 1;
    slowest = Math.max(slowest, cost);
    if (finding === null || known.has(signOf(finding))) continue;
    known.add(signOf(finding));
    tell({ kind: 'found', finding: { ...finding, input: await minimised(door, finding) } });
  }
  tell({ kind: 'done', door: name, sent: to - from, accepted, slowest });
}
tell({ kind: 'end' });
