import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { projectNode } from '../../scripts/lib/node24.mjs';
import type { ControlMessage, ControlRequest } from './control.ts';

/** What a switch for Chromium follows on the command line of the stand-in. */
const standInChromium = '--stand-in-chromium=';

export interface StandInOptions {
  readonly appFolder: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Shows the window; needs a display. */
  readonly isHeaded: boolean;
  /** Shows dialogs as small pages instead of cancelling those that no test answers. */
  readonly isInteractive?: boolean;
  /** Further switches for Chromium. */
  readonly chromiumFlags?: readonly string[];
  /** Called with each piece of what the application writes to its standard output and error. */
  readonly onOutput: (text: string) => void;
}

/** The application's process, as a test holds it: the same three handles that Playwright gives for Electron. */
export class StandInApp {
  readonly #child: ChildProcess;
  readonly #answers = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #window: Promise<{ port: number; targetId: string }>;
  readonly #exited: Promise<number | null>;
  #browser: Browser | null = null;
  #page: Promise<Page> | null = null;
  #nextId = 1;

  /** @param output what the application wrote so far; told when it ends too early */
  constructor(child: ChildProcess, output: () => string) {
    this.#child = child;
    this.#exited = once(child, 'exit').then(([code]) => code as number | null);
    let isAnnounced = false;
    this.#window = new Promise((resolve, reject) => {
      child.on('message', (message: ControlMessage) => {
        if (message.kind !== 'window') {
          this.#settle(message);
          return;
        }
        if (isAnnounced) {
          // After a crash the window has another page.
          this.#window = Promise.resolve(message);
          this.#page = null;
        }
        isAnnounced = true;
        resolve(message);
      });
      void this.#exited.then((code) => {
        const error = new Error(`The application ended with code ${String(code)}.\n${output().slice(-2000)}`);
        reject(error);
        for (const { reject: refuse } of this.#answers.values()) refuse(error);
      });
    });
    this.#window.catch(() => null);
  }

  /** Node's handle of the application's main process. */
  process(): ChildProcess {
    return this.#child;
  }

  /** Runs a function in the main process; it gets the `electron` module and one argument, both sides as JSON. */
  evaluate<R, A>(
    run: (electron: typeof Electron.CrossProcessExports, argument: A) => R | Promise<R>,
    argument?: A,
  ): Promise<R> {
    const id = this.#nextId++;
    return new Promise<R>((resolve, reject) => {
      this.#answers.set(id, { resolve: resolve as (value: unknown) => void, reject });
      const request: ControlRequest = { id, kind: 'evaluate', source: run.toString(), argument };
      this.#child.send(request);
    });
  }

  /** The page of the first window; a normal page of Playwright. */
  firstWindow(): Promise<Page> {
    this.#page ??= this.#connect();
    return this.#page;
  }

  /** Asks the application to quit, as a user does, and waits until it has. */
  async close(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await this.evaluate(({ app }) => app.quit()).catch(() => null);
      await this.#exited;
    }
    await this.#browser?.close();
  }

  /** Waits until the process has ended; null after a signal. */
  exited(): Promise<number | null> {
    return this.#exited;
  }

  async #connect(): Promise<Page> {
    const { port, targetId } = await this.#window;
    this.#browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`);
    // A page that has only just been made takes a moment to be known on this connection.
    for (let left = 100; left > 0; left -= 1) {
      const page = await findPage(this.#browser, targetId);
      if (page !== null) return page;
      await wait(50);
    }
    throw new Error('The window has gone.');
  }

  #settle(message: Exclude<ControlMessage, { kind: 'window' }>): void {
    const waiting = this.#answers.get(message.id);
    this.#answers.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }
}

async function findPage(browser: Browser, targetId: string): Promise<Page | null> {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await targetOf(page)) === targetId) return page;
  }
  return null;
}

/** Chromium's name for a page; null when the page is just going away. */
async function targetOf(page: Page): Promise<string | null> {
  try {
    const session = await page.context().newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    return targetInfo.targetId;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Starts the application on the stand-in under the control of this process. */
export function launchStandIn({
  appFolder,
  args,
  env,
  isHeaded,
  isInteractive,
  chromiumFlags = [],
  onOutput,
}: StandInOptions): StandInApp {
  const main = join(import.meta.dirname, 'main.ts');
  const flags = [
    ...(isHeaded ? [] : ['--stand-in-headless']),
    ...(isInteractive === true ? ['--stand-in-interactive'] : []),
    ...chromiumFlags.map((flag) => `${standInChromium}${flag}`),
  ];
  const child = spawn(
    projectNode(appFolder),
    ['--disable-warning=ExperimentalWarning', main, ...flags, appFolder, ...args],
    {
      cwd: appFolder,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    },
  );
  let output = '';
  const keep = (data: Buffer): void => {
    output += data.toString('utf8');
    onOutput(data.toString('utf8'));
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new StandInApp(child, () => output);
}
