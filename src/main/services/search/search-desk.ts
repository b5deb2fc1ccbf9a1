import { Worker } from 'node:worker_threads';
import { appError } from '../../../core/app-error.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { SearchAnswer, SearchWish } from './search-session.ts';
import type { SearchQuestion } from './search-worker.ts';

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: string;
}

interface Thread {
  readonly folder: string;
  readonly worker: Worker;
  readonly waiting: Map<number, (reply: Reply) => void>;
}

/**
 * Asks the search thread of the library in use. Starts it with the first question; another library gets another thread; one
 * that broke down is started again by the next question.
 */
export class SearchDesk {
  readonly #workerFile: string;
  readonly #folder: () => string;
  #thread: Thread | null = null;
  #count = 0;

  /**
   * @param workerFile the built `search-worker`
   * @param folder the library in use at the moment of a question
   */
  constructor(workerFile: string, folder: () => string) {
    this.#workerFile = workerFile;
    this.#folder = folder;
  }

  /** Error: `read-failed` when the thread could not answer. */
  async ask<K extends SearchWish['kind']>(
    wish: Extract<SearchWish, { kind: K }>,
  ): Promise<Result<SearchAnswer<K>>> {
    const reply = await this.#post(this.#current(), wish);
    if (reply.failure === undefined) return ok(reply.value as SearchAnswer<K>);
    return err(
      appError(
        'read-failed',
        'The library could not be searched. Your projects are untouched. Try again; if it stays so, delete the folder “.search” in the library.',
      ),
    );
  }

  #current(): Thread {
    const folder = this.#folder();
    if (this.#thread !== null && this.#thread.folder !== folder) void this.close();
    this.#thread ??= this.#start(folder);
    return this.#thread;
  }

  #start(folder: string): Thread {
    const worker = new Worker(this.#workerFile, { workerData: { folder } });
    const thread: Thread = { folder, worker, waiting: new Map() };
    const end = (failure: string): void => {
      if (this.#thread === thread) this.#thread = null;
      for (const [id, settle] of thread.waiting) settle({ id, failure });
      thread.waiting.clear();
    };
    worker.on('message', (reply: Reply) => {
      thread.waiting.get(reply.id)?.(reply);
      thread.waiting.delete(reply.id);
    });
    worker.on('error', (error: Error) => {
      end(error.message);
    });
    worker.on('exit', () => {
      end('The thread ended.');
    });
    // It must not keep a program alive that has nothing else to do.
    worker.unref();
    return thread;
  }

  #post(thread: Thread, wish: SearchQuestion['wish']): Promise<Reply> {
    this.#count += 1;
    const question: SearchQuestion = { id: this.#count, wish };
    return new Promise((resolve) => {
      thread.waiting.set(question.id, resolve);
      thread.worker.postMessage(question);
    });
  }

  /** Ends the thread after it has given back the index's lock. */
  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    if (thread === null) return;
    await this.#post(thread, { kind: 'close' });
    await thread.worker.terminate();
  }
}
