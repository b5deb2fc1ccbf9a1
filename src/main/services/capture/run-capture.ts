import { setTimeout as wait } from 'node:timers/promises';
import type { CaptureProgress, LeftOut } from '../../../contract/views.ts';
import { appError, type AppError } from '../../../core/app-error.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { CapturePage, OpenCapturePage } from '../../platform/ports.ts';
import { isOwnIp } from '../../security/network-rules.ts';
import { captureLimits, type CaptureLimits } from './capture-limits.ts';
import { LoadWatch } from './load-watch.ts';
import { pageFailure, statusNote, wrongKind } from './page-failure.ts';
import { hostOf, RequestGate } from './request-gate.ts';
import { takePicture, takeSnapshot, type Snapshot } from './take-page.ts';

/** What the user asked for. */
export interface CaptureWish {
  /** Has passed `captureAddress`. */
  readonly address: string;
  readonly runScripts: boolean;
  readonly confirmedHost: string | null;
}

/** A page as it was loaded; kept in memory only until the user keeps or drops it. */
export interface CapturedPage {
  readonly requested: string;
  /** Where the page was in the end. */
  readonly address: string;
  /** All addresses on the way, the first and the last included. */
  readonly way: readonly string[];
  readonly title: string;
  readonly status: number;
  readonly capturedAt: string;
  readonly ranScripts: boolean;
  readonly snapshot: Snapshot;
  /** PNG. */
  readonly picture: Uint8Array | null;
  readonly requests: number;
  readonly leftOut: readonly LeftOut[];
  /** What the user should know of it, in whole sentences. */
  readonly notes: readonly string[];
}

export interface CaptureTools {
  readonly open: OpenCapturePage;
  readonly now: () => string;
  readonly report: (progress: Omit<CaptureProgress, 'captureId'>) => void;
  readonly signal: AbortSignal;
  readonly limits?: CaptureLimits;
}

/**
 * Loads one page and takes its snapshot and picture. Nothing is stored. Errors: `private-address` (with the `host` to be
 * confirmed), `load-failed`, `unsupported-type`, `too-large`, `timed-out`, `cancelled`.
 */
export async function runCapture(wish: CaptureWish, tools: CaptureTools): Promise<Result<CapturedPage>> {
  if (tools.signal.aborted) return cancelled();
  const run = new CaptureRun(wish, tools);
  try {
    return await run.run();
  } finally {
    run.end();
  }
}

const cancelled = (): Result<never> =>
  err(appError('cancelled', 'The capture was stopped. Nothing was kept.'));

/** Why loading ended before the page said so. */
type Stop = 'cancelled' | 'own-network' | 'bytes' | 'time' | 'pause';

class CaptureRun {
  readonly #wish: CaptureWish;
  readonly #tools: CaptureTools;
  readonly #limits: CaptureLimits;
  readonly #gate: RequestGate;
  readonly #watch: LoadWatch;
  readonly #notes: string[] = [];
  readonly #stopped: Promise<Stop>;
  readonly #cancelled: Promise<null>;
  #stop: (why: Stop) => void = () => undefined;
  #page: CapturePage | null = null;
  #ownHost: string | null = null;
  #lastReport = 0;

  constructor(wish: CaptureWish, tools: CaptureTools) {
    this.#wish = wish;
    this.#tools = tools;
    this.#limits = tools.limits ?? captureLimits;
    this.#stopped = new Promise((resolve) => {
      this.#stop = resolve;
    });
    this.#cancelled = new Promise((resolve) => {
      tools.signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    this.#gate = new RequestGate({
      ...wish,
      limits: this.#limits,
      resolve: (hostname) => this.#page?.resolve(hostname) ?? Promise.resolve([]),
    });
    this.#watch = new LoadWatch({
      changed: () => {
        if (this.#watch.bytes > this.#limits.bytes) this.#stop('bytes');
        this.#report('loading', false);
      },
      answeredFrom: (ip, url) => this.#checkAnswer(ip, url),
    });
    tools.signal.addEventListener('abort', this.#cancel);
  }

  readonly #cancel = (): void => this.#stop('cancelled');

  /** Closes the page, whatever came of it. */
  end(): void {
    this.#tools.signal.removeEventListener('abort', this.#cancel);
    this.#gate.shut();
    this.#page?.close();
  }

  async run(): Promise<Result<CapturedPage>> {
    this.#report('connecting', true);
    const page = await this.#tools.open({
      address: this.#wish.address,
      runScripts: this.#wish.runScripts,
      mayLoad: (request) => this.#gate.mayLoad(request),
      refused: (reason, url) => this.#gate.note(reason, url),
      devToolsEvent: (method, params) => this.#watch.see(method, params, performance.now()),
    });
    this.#page = page;
    const loaded = await this.#load(page);
    if (!loaded.ok) return loaded;
    // From here on the page is only looked at.
    this.#gate.shut();
    const taking = this.#take(page);
    const taken = await Promise.race([taking, this.#cancelled]);
    if (taken !== null && !this.#tools.signal.aborted) return taken;
    // The page is about to be closed under it; what becomes of the rest is of no interest.
    taking.catch(() => undefined);
    return cancelled();
  }

  async #load(page: CapturePage): Promise<Result<null>> {
    const timer = setTimeout(() => this.#stop('time'), this.#limits.time);
    const looking = setInterval(() => this.#lookForPause(), 200);
    try {
      const ended = await Promise.race([
        page.load(this.#wish.address).then(() => this.#settle()),
        this.#stopped,
      ]);
      if (ended === 'cancelled') return cancelled();
      // Once the page has come, a refused address is one that its scripts wanted to lead it to.
      const refused = this.#watch.answer === null ? this.#gate.refusedHost : null;
      const host = this.#ownHost ?? refused;
      if (host !== null) return err(ownNetwork(host));
      return await this.#judge(page, ended);
    } finally {
      clearTimeout(timer);
      clearInterval(looking);
    }
  }

  /** A page whose scripts were kept from leading it elsewhere, or that waits for ever, may never say that it has loaded. */
  #lookForPause(): void {
    const { isMainComplete, lastEvent } = this.#watch;
    if (isMainComplete && performance.now() - lastEvent >= this.#limits.pause) this.#stop('pause');
  }

  /** Scripts may go on after the page has loaded: waits for a pause. */
  async #settle(): Promise<null> {
    if (!this.#wish.runScripts || this.#watch.answer === null) return null;
    const end = performance.now() + this.#limits.settling;
    while (performance.now() < end && performance.now() - this.#watch.lastEvent < this.#limits.quiet)
      await wait(50);
    return null;
  }

  /** Whether what came in is a page, whole enough to be kept. */
  async #judge(page: CapturePage, ended: Stop | null): Promise<Result<null>> {
    const { answer, failure, isMainComplete } = this.#watch;
    if (ended !== null) await page.stop();
    if (answer === null) {
      return ended === 'time' ? err(tooSlow(this.#limits)) : err(pageFailure(failure, this.#wish.address));
    }
    const kind = wrongKind(answer.mimeType);
    if (kind !== null) return err(kind);
    if (!isMainComplete) {
      if (ended === 'bytes') return err(tooLarge(this.#limits));
      return ended === 'time' ? err(tooSlow(this.#limits)) : err(pageFailure(failure, this.#wish.address));
    }
    if (ended === 'time')
      this.#notes.push(
        `The page was still loading after ${seconds(this.#limits)} seconds. What had not come in by then is missing.`,
      );
    if (ended === 'bytes')
      this.#notes.push(
        `The page asked for more than ${megabytes(this.#limits.bytes)} MB. What came after that is missing.`,
      );
    const status = statusNote(answer.status);
    if (status !== null) this.#notes.push(status);
    return ok(null);
  }

  async #take(page: CapturePage): Promise<Result<CapturedPage>> {
    this.#report('picture', true);
    const { title, url } = await page.current();
    const picture = await takePicture(page, this.#limits);
    this.#report('snapshot', true);
    const snapshot = await takeSnapshot(page, this.#watch.mainRequest, this.#limits);
    if (!snapshot.ok) return snapshot;
    const notes = [...this.#notes, ...picture.notes, ...snapshot.value.notes];
    return ok({
      requested: this.#wish.address,
      address: url,
      way: [...this.#watch.addresses],
      title,
      status: this.#watch.answer?.status ?? 0,
      capturedAt: this.#tools.now(),
      ranScripts: this.#wish.runScripts,
      snapshot: snapshot.value,
      picture: picture.png,
      requests: this.#gate.count,
      leftOut: this.#gate.leftOut,
      notes,
    });
  }

  /**
   * A name can be looked up twice and answered differently: what was really connected to is looked at as well. Behind a proxy
   * the address is the proxy's and says nothing.
   */
  #checkAnswer(ip: string, url: string): void {
    if (this.#page?.isDirect !== true || hostOf(url) === this.#wish.confirmedHost || !isOwnIp(ip)) return;
    this.#ownHost = hostOf(url);
    this.#stop('own-network');
  }

  #report(step: CaptureProgress['step'], isNow: boolean): void {
    const now = performance.now();
    if (!isNow && now - this.#lastReport < 200) return;
    this.#lastReport = now;
    this.#tools.report({
      step,
      address: this.#watch.addresses.at(-1) ?? this.#wish.address,
      requests: this.#gate.count,
      bytes: this.#watch.bytes,
    });
  }
}

function ownNetwork(host: string): AppError {
  return appError(
    'private-address',
    `${host} is on your own machine or network. It was not asked for anything, and nothing was kept. Confirm it to capture a page from there.`,
    { host },
  );
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);
const seconds = ({ time }: CaptureLimits): number => Math.round(time / 1000);

function tooSlow(limits: CaptureLimits): AppError {
  return appError(
    'timed-out',
    `The page did not come in whole within ${seconds(limits)} seconds. Nothing was kept. Try again later, or save the page in your browser and attach the file.`,
  );
}

function tooLarge(limits: CaptureLimits): AppError {
  return appError(
    'too-large',
    `The page is larger than ${megabytes(limits.bytes)} MB and was stopped. Nothing was kept. Save the part you need in your browser and attach the file.`,
  );
}
