import type { EventOf } from '../../contract/channels.ts';
import type { Result } from '../../core/result.ts';
import type { CopyWatch } from '../storage/evidence-store.ts';

/** Recordings that are being stored, by the token of their file: told about while they run, and stopped. */
export class RecordingCopies {
  readonly #running = new Map<string, AbortController>();
  readonly #report: (progress: EventOf<'evidence:progress'>) => void;

  constructor(report: (progress: EventOf<'evidence:progress'>) => void) {
    this.#report = report;
  }

  /** Runs one copy. `total` is the size of its file in bytes. */
  async run<T>(
    token: string,
    total: number,
    copy: (watch: CopyWatch) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const stop = new AbortController();
    this.#running.set(token, stop);
    try {
      return await copy({
        signal: stop.signal,
        onProgress: (done) => {
          this.#report({ token, done, total });
        },
      });
    } finally {
      this.#running.delete(token);
    }
  }

  /** Stops a copy; content with one that has ended. */
  cancel(token: string): void {
    this.#running.get(token)?.abort();
  }
}
