import { EventEmitter } from 'node:events';
import type { CDPSession, Page } from 'playwright-core';
import { devTools } from './host.ts';

/** `webContents.debugger`: a DevTools session on the window's page. */
export class Debugger extends EventEmitter {
  readonly #page: () => Promise<Page>;
  #session: Promise<CDPSession> | null = null;

  constructor(page: () => Promise<Page>) {
    super();
    this.#page = page;
  }

  attach(_version?: string): void {
    this.#session = this.#page().then(async (page) => {
      const session = await devTools(page);
      session.on('event', ({ method, params }) => this.emit('message', {}, method, params ?? {}, ''));
      return session;
    });
    // Whoever sends a command hears of it.
    this.#session.catch(() => undefined);
  }

  isAttached(): boolean {
    return this.#session !== null;
  }

  async sendCommand(method: string, parameters: object = {}): Promise<unknown> {
    if (this.#session === null) throw new Error('No target available');
    return (await this.#session).send(method as never, parameters as never);
  }

  detach(): void {
    void this.#session?.then((session) => session.detach()).catch(() => undefined);
    this.#session = null;
  }
}
