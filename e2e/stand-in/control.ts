import type { Page } from 'playwright-core';
import { windowEvents, type BrowserWindow } from './browser-window.ts';
import { devTools, openBrowser } from './host.ts';

/** What a test process sends over the channel that Node opens between parent and child. */
export type ControlRequest = {
  readonly id: number;
  readonly kind: 'evaluate';
  readonly source: string;
  readonly argument: unknown;
};
export type ControlMessage =
  | { readonly kind: 'window'; readonly port: number; readonly targetId: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

/** Lets a test run functions in this process and learn where to find the first window. */
export function installControl(electron: object): void {
  const send = process.send?.bind(process);
  if (send === undefined) return;
  process.on('message', (request: ControlRequest) => {
    void run(electron, request).then((message) => send(message));
  });
  // A test that died takes its application with it.
  process.on('disconnect', () => process.exit(1));
  let first: BrowserWindow | null = null;
  windowEvents.on('page', (window, page) => {
    first ??= window;
    if (window === first) void announce(page).then((message) => send(message));
  });
}

async function run(electron: object, { id, source, argument }: ControlRequest): Promise<ControlMessage> {
  try {
    // The test sends source text, as Playwright does for Electron.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running the test's function is what this is for
    const make = new Function(`return (${source});`) as () => (
      electron: object,
      argument: unknown,
    ) => unknown;
    const value = await make()(electron, argument);
    return { kind: 'answer', id, value };
  } catch (error) {
    return {
      kind: 'failure',
      id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

async function announce(page: Page): Promise<ControlMessage> {
  const tools = await devTools(page);
  const { targetInfo } = await tools.send('Target.getTargetInfo');
  await tools.detach();
  const { debugPort } = await openBrowser('', { width: 0, height: 0 });
  return { kind: 'window', port: debugPort ?? 0, targetId: targetInfo.targetId };
}
