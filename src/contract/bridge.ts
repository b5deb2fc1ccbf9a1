import type { Result } from '../core/result.ts';
import type { ChannelName, EventName, EventOf, RequestOf, ResponseOf } from './channels.ts';
import type { FileToken } from './views.ts';

/** What the preload puts on `window.stet`: the only way from the window to anything outside it. */
export interface StetBridge {
  /** Calls a channel. Expected failures come back as `Result`; a rejected promise is a mistake in the program. */
  readonly invoke: <C extends ChannelName>(
    channel: C,
    request: RequestOf<C>,
  ) => Promise<Result<ResponseOf<C>>>;
  /** Listens to an event; the answer stops listening. */
  readonly on: <E extends EventName>(event: E, listener: (payload: EventOf<E>) => void) => () => void;
  /** Exchanges a file dropped on the window for a token. `file` is a DOM `File`. */
  readonly tokenForDroppedFile: (file: unknown) => Promise<Result<FileToken>>;
}
