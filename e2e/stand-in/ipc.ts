import { EventEmitter } from 'node:events';

/** The part of Electron's `IpcMainInvokeEvent` that the application may rely on. */
export interface IpcEvent {
  readonly sender: EventEmitter;
  readonly senderFrame: object | null;
}
type InvokeHandler = (event: IpcEvent, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Runs the handler of a channel; what it throws reaches the page as text only, as in Electron. */
  async answer(
    event: IpcEvent,
    channel: string,
    args: readonly unknown[],
  ): Promise<{ value?: unknown; refusal?: string }> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) return { refusal: `Error: No handler registered for '${channel}'` };
    try {
      return { value: await handler(event, ...args) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return { refusal: String(error) };
    }
  }
}

export const ipcMain = new IpcMain();
