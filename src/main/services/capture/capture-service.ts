import type { CaptureProgress } from '../../../contract/views.ts';
import { appError } from '../../../core/app-error.ts';
import type { Clock } from '../../../core/clock.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { OpenCapturePage } from '../../platform/ports.ts';
import { captureAddress } from '../../security/network-rules.ts';
import type { SettingsService } from '../settings-service.ts';
import type { CaptureLimits } from './capture-limits.ts';
import { runCapture, type CapturedPage } from './run-capture.ts';

export interface CaptureServiceOptions {
  readonly open: OpenCapturePage;
  readonly settings: Pick<SettingsService, 'current'>;
  readonly clock: Clock;
  readonly report: (progress: CaptureProgress) => void;
  readonly limits?: CaptureLimits;
}

interface Capture {
  readonly id: string;
  readonly stop: AbortController;
  readonly result: Promise<Result<CapturedPage>>;
}

/**
 * Captures one page at a time. What was captured waits in memory until it is kept or dropped; a new capture drops the one
 * before. Refuses to do anything while the user has not allowed it in the settings.
 */
export class CaptureService {
  readonly #options: CaptureServiceOptions;
  #current: Capture | null = null;

  constructor(options: CaptureServiceOptions) {
    this.#options = options;
  }

  /** Begins to load a page and answers at once. Errors: `capture-off`, `bad-url`. */
  start(wish: {
    readonly url: string;
    readonly runScripts: boolean;
    readonly confirmedHost: string | null;
  }): Result<{ readonly captureId: string }> {
    const { open, settings, clock, limits, report } = this.#options;
    if (!settings.current.mayCapture) {
      return err(
        appError(
          'capture-off',
          'Capturing pages is off. Nothing was loaded. It can be allowed in the settings, under Network.',
        ),
      );
    }
    const address = captureAddress(wish.url);
    if (!address.ok) return address;
    this.drop();
    const id = crypto.randomUUID();
    const stop = new AbortController();
    const { runScripts, confirmedHost } = wish;
    const result = runCapture(
      { address: address.value, runScripts, confirmedHost },
      {
        open,
        now: clock,
        signal: stop.signal,
        report: (progress) => report({ captureId: id, ...progress }),
        ...(limits === undefined ? {} : { limits }),
      },
    );
    this.#current = { id, stop, result };
    // Asked for by `result`; until then a mistake must not end the program.
    result.catch(() => undefined);
    return ok({ captureId: id });
  }

  /** What came of a capture, once it is there. Errors: those of `runCapture`, `cancelled` for one that is gone. */
  async result(captureId: string): Promise<Result<CapturedPage>> {
    const current = this.#current;
    if (current === null || current.id !== captureId) {
      return err(appError('cancelled', 'This capture is over. Nothing of it was kept. Start it again.'));
    }
    return current.result;
  }

  /** Stops and forgets a capture; content with one that is over. */
  cancel(captureId: string): void {
    if (this.#current?.id === captureId) this.drop();
  }

  /** Stops and forgets whatever is there. */
  drop(): void {
    this.#current?.stop.abort();
    this.#current = null;
  }
}
