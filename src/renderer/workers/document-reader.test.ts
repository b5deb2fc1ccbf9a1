import { expect, it } from 'vitest';
import { appError } from '../../core/app-error.ts';
import { err } from '../../core/result.ts';
import { createDocumentReader, type WorkerLike } from './document-reader.ts';
import type { ImportAnswer } from './import-protocol.ts';

class SilentWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<ImportAnswer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  isEnded = false;
  jobs = 0;
  postMessage = (): void => {
    this.jobs += 1;
  };
  terminate = (): void => {
    this.isEnded = true;
  };
  answer(data: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data }) as MessageEvent<ImportAnswer>);
  }
}

const bytes = new Uint8Array([1, 2, 3]);
const never = new AbortController().signal;
const codeOf = async (answer: Promise<ImportAnswer>) => {
  const result = await answer;
  return result.ok ? null : result.error.code;
};

it('ends a worker that takes too long', async () => {
  const worker = new SilentWorker();
  const reader = createDocumentReader(() => worker, 5);
  expect(await codeOf(reader.readFile(bytes, 'a.txt', never))).toBe('timed-out');
  expect(worker.isEnded).toBe(true);
});

it('ends the worker when the user cancels', async () => {
  const worker = new SilentWorker();
  const stop = new AbortController();
  const answer = codeOf(createDocumentReader(() => worker).readFile(bytes, 'a.txt', stop.signal));
  stop.abort();
  expect(await answer).toBe('cancelled');
  expect(worker.isEnded).toBe(true);
});

it('starts nothing when it was cancelled before', async () => {
  const worker = new SilentWorker();
  const reader = createDocumentReader(() => worker);
  expect(await codeOf(reader.readFile(bytes, 'a.txt', AbortSignal.abort()))).toBe('cancelled');
  expect(worker.jobs).toBe(0);
});

it('passes on the refusal of the worker', async () => {
  const worker = new SilentWorker();
  const answer = codeOf(createDocumentReader(() => worker).readPaste({ html: null, text: '' }, never));
  worker.answer(err(appError('empty-file', 'Nothing was pasted.')));
  expect(await answer).toBe('empty-file');
  expect(worker.isEnded).toBe(true);
});

it('does not believe a worker that answers something else', async () => {
  const worker = new SilentWorker();
  const answer = codeOf(createDocumentReader(() => worker).readFile(bytes, 'a.txt', never));
  worker.answer({ ok: true, value: { title: 'half a document' } });
  expect(await answer).toBe('malformed');
});

it('keeps the bytes of the caller', async () => {
  const worker = new SilentWorker();
  const reader = createDocumentReader(() => worker, 1);
  await reader.readFile(bytes, 'a.txt', never);
  expect(bytes.byteLength).toBe(3);
});

const pdf = new TextEncoder().encode('%PDF-1.7');

it('reads a PDF in its own way and passes its progress and notes on', async () => {
  const notes: string[] = [];
  const progress: number[] = [];
  const worker = new SilentWorker();
  const reader = createDocumentReader(
    () => worker,
    5,
    (_bytes, _signal, watch) => {
      watch.onProgress?.(0.5);
      return Promise.resolve({ ok: true, value: { text: null, notes: ['Its pages are pictures.'] } });
    },
  );
  const read = await reader.readEvidence(pdf, 'a.pdf', never, {
    onProgress: (done) => progress.push(done),
    onNote: (note) => notes.push(note),
  });
  expect(read).toEqual({ ok: true, value: null });
  expect([progress, notes, worker.jobs]).toEqual([[0.5], ['Its pages are pictures.'], 0]);
});

it('does not show a formatted document that does not hold together', async () => {
  const worker = new SilentWorker();
  const job = { bytes, fileName: 'a.html', textKind: 'html', text: 'one' } as const;
  const answer = createDocumentReader(() => worker).readFormatted(job, never);
  worker.answer({ ok: true, value: { blocks: [{ kind: 'script' }], comments: [] } });
  expect((await answer).ok).toBe(false);
});
