import { err, ok, type Result } from '../../core/result.ts';

interface Waiter<T> {
  readonly item: T;
  readonly resolve: (outcome: Result<void>) => void;
  readonly reject: (mistake: unknown) => void;
}

/**
 * Group commit: what arrives while a batch is being flushed goes into the next batch together. Every promise resolves
 * with its own batch and never waits for a later one. When a batch fails, everything queued behind it fails with it,
 * because it was computed from a state that does not exist.
 */
export class CommitQueue<T> {
  readonly #commit: (items: readonly T[]) => Promise<Result<void>>;
  readonly #onFailure: () => void;
  #waiting: Waiter<T>[] = [];
  #running: Promise<void> | null = null;
  #between: (() => Promise<void>)[] = [];

  /**
   * @param commit makes one batch durable.
   * @param onFailure runs in the same turn in which the batch and all behind it are refused.
   */
  constructor(commit: (items: readonly T[]) => Promise<Result<void>>, onFailure: () => void) {
    this.#commit = commit;
    this.#onFailure = onFailure;
  }

  push(item: T): Promise<Result<void>> {
    return this.pushTogether([item]);
  }

  /** Items that are made durable in one batch, and fail together. */
  pushTogether(items: readonly T[]): Promise<Result<void>> {
    const outcomes = items.map(
      (item) =>
        new Promise<Result<void>>((resolve, reject) => {
          this.#waiting.push({ item, resolve, reject });
        }),
    );
    this.#start();
    return Promise.all(outcomes).then((all) => all[0] ?? ok(undefined));
  }

  /** Runs `work` when no batch is under way; batches wait for it. */
  between<R>(work: () => Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#between.push(() => work().then(resolve, reject));
      this.#start();
    });
  }

  /** Resolves when nothing is queued or under way. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#waiting.length > 0 || this.#between.length > 0) this.#start();
    });
  }

  async #run(): Promise<void> {
    for (;;) {
      const work = this.#between.shift();
      if (work !== undefined) {
        await work();
        continue;
      }
      const batch = this.#waiting;
      if (batch.length === 0) return;
      this.#waiting = [];
      await this.#settle(batch);
    }
  }

  async #settle(batch: readonly Waiter<T>[]): Promise<void> {
    try {
      const outcome = await this.#commit(batch.map((waiter) => waiter.item));
      if (outcome.ok) for (const waiter of batch) waiter.resolve(ok(undefined));
      else for (const waiter of [...batch, ...this.#giveUp()]) waiter.resolve(err(outcome.error));
    } catch (mistake) {
      for (const waiter of [...batch, ...this.#giveUp()]) waiter.reject(mistake);
    }
  }

  #giveUp(): readonly Waiter<T>[] {
    const behind = this.#waiting;
    this.#waiting = [];
    this.#onFailure();
    return behind;
  }
}
