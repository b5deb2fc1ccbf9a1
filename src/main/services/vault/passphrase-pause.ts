import { appError, type AppError, type ErrorCode } from '../../../core/app-error.ts';

/** Longest pause between two tries, in seconds. */
const longestPause = 60;

/** Makes whoever guesses a pass phrase wait: each wrong try doubles the pause before the next one is heard. */
export class PassphrasePause {
  readonly #now: () => number;
  #failures = 0;
  #notBefore = 0;

  /** @param now milliseconds that never run backwards */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Seconds until the next try is heard, whole. */
  get seconds(): number {
    return Math.max(0, Math.ceil((this.#notBefore - this.#now()) / 1000));
  }

  /** Why a try is not heard yet; null when it is. */
  refusal(code: ErrorCode): AppError | null {
    const waitSeconds = this.seconds;
    if (waitSeconds === 0) return null;
    return appError(
      code,
      `Too many wrong pass phrases: wait ${waitSeconds} ${waitSeconds === 1 ? 'second' : 'seconds'} before the next try. Nothing is lost.`,
      { waitSeconds },
    );
  }

  /** A try was wrong. */
  failed(): void {
    this.#failures += 1;
    this.#notBefore = this.#now() + 1000 * Math.min(longestPause, 2 ** (this.#failures - 1));
  }

  /** A try was right: the next wrong one is the first again. */
  passed(): void {
    this.#failures = 0;
    this.#notBefore = 0;
  }
}
