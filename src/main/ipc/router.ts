import type { z } from 'zod';
import { appError } from '../../core/app-error.ts';
import { err, type Result } from '../../core/result.ts';
import type { Log } from '../log.ts';
import { isTrustedSender, type SenderFrame } from '../security/trusted-sender.ts';
import { weighsMoreThan } from './payload-size.ts';

/** A table of channels, as `contract/channels.ts` has one. */
export type ChannelTable = Readonly<
  Record<string, { readonly request: z.ZodType; readonly response: z.ZodType }>
>;

/** Who sent a message: the frame it came from and the main frame of the window it belongs to. */
export interface Sender {
  readonly frame: SenderFrame | null;
  readonly mainFrame: SenderFrame | null;
  /** Electron's id of the contents; tokens and open projects belong to one window. */
  readonly windowId: number;
}

/** One handler per channel, typed by the table. An expected failure is a `Result`; what is thrown is a mistake. */
export type Handlers<T extends ChannelTable> = {
  readonly [C in keyof T]: (
    request: z.output<T[C]['request']>,
    windowId: number,
  ) => Promise<Result<z.input<T[C]['response']>>> | Result<z.input<T[C]['response']>>;
};

/** Takes one message to its handler and its answer back. Rejects only for a sender that is not our page. */
export type Router = (sender: Sender, channel: unknown, payload: unknown) => Promise<Result<unknown>>;

/** A message from a frame that is not ours. Nothing is answered to it. */
export class UntrustedSenderError extends Error {
  override readonly name = 'UntrustedSenderError';
  constructor() {
    super('This message does not come from the application window.');
  }
}

/** 8 MiB: a whole long article in one edit, with room to spare. */
export const defaultPayloadLimit = 8 * 1024 * 1024;

/** A table of channels with what answers them. */
export interface Answered<T extends ChannelTable> {
  readonly channels: T;
  readonly handlers: Handlers<T>;
}

export interface RouterOptions<T extends ChannelTable> extends Answered<T> {
  /** Channels whose schemas and handlers are loaded when the first message for one of them comes. */
  readonly later?: {
    readonly isKnown: (name: string) => boolean;
    /** Asked for each message; answers the same promise each time, so that messages stay in their order. */
    readonly load: () => Promise<Answered<ChannelTable>>;
  };
  readonly log: Log;
  /** Bytes, for channels that carry documents; others have {@link defaultPayloadLimit}. */
  readonly payloadLimits?: Readonly<Record<string, number>>;
}

/**
 * Makes the router. Every message passes, in this order: the sender, the name, the size, the schema of the request; and
 * every answer the schema of the response. The log gets the channel's name, never what was sent on it.
 */
export function createRouter<T extends ChannelTable>({
  channels,
  handlers,
  later,
  log,
  payloadLimits,
}: RouterOptions<T>): Router {
  const first: Answered<ChannelTable> = { channels, handlers };
  const tableOf = (name: string) =>
    Object.hasOwn(channels, name) ? first : later?.isKnown(name) === true ? later : null;
  return async (sender, name, payload) => {
    const table = typeof name === 'string' ? tableOf(name) : null;
    if (!isTrustedSender(sender.frame, sender.mainFrame)) {
      log.warn('sender-refused', { channel: table === null ? 'unknown' : String(name) });
      throw new UntrustedSenderError();
    }
    if (typeof name !== 'string' || table === null) {
      log.warn('channel-unknown', {});
      return err(
        appError('invalid-request', 'The window asked for something that this version does not know.'),
      );
    }
    if (weighsMoreThan(payload, payloadLimits?.[name] ?? defaultPayloadLimit)) {
      log.warn('request-too-large', { channel: name });
      return err(
        appError('too-large', 'This is too large to be handed over at once. Nothing was changed.', {
          channel: name,
        }),
      );
    }
    return 'load' in table
      ? guardedAnswer(name, log, async () => answer(name, await table.load(), payload, sender.windowId, log))
      : guardedAnswer(name, log, () => answer(name, table, payload, sender.windowId, log));
  };
}

/** Checks the request, has it answered and checks the answer. */
async function answer(
  name: string,
  { channels, handlers }: Answered<ChannelTable>,
  payload: unknown,
  windowId: number,
  log: Log,
): Promise<Result<unknown>> {
  const channel = channels[name];
  const handler = handlers[name];
  if (channel === undefined || handler === undefined) throw new Error('A channel without a handler.');
  const request = channel.request.safeParse(payload);
  if (!request.success) {
    log.warn('request-invalid', { channel: name, path: issuePath(request.error) });
    return err(
      appError('invalid-request', 'The request does not have the agreed form. Nothing was changed.', {
        channel: name,
        path: issuePath(request.error),
      }),
    );
  }
  const result = await handler(request.data, windowId);
  if (!result.ok) return result;
  const response = channel.response.safeParse(result.value);
  if (response.success) return { ok: true, value: response.data };
  log.error('response-invalid', { channel: name, path: issuePath(response.error) });
  return failed(name);
}

/** What is thrown is a mistake of ours: the log says where, the window that something went wrong. */
async function guardedAnswer(
  name: string,
  log: Log,
  run: () => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  try {
    return await run();
  } catch (error) {
    log.error('handler-failed', {
      channel: name,
      error: error instanceof Error ? error.name : typeof error,
      thrownAt: firstFrame(error),
    });
    return failed(name);
  }
}

function failed(channel: string): Result<never> {
  return err(
    appError('internal', 'Something went wrong inside Stet. What was saved before is still saved.', {
      channel,
    }),
  );
}

/** Where in the payload the first problem is: keys and indexes only, at most 200 characters. */
function issuePath(error: z.ZodError): string {
  return (error.issues[0]?.path ?? []).map(String).join('.').slice(0, 200);
}

/** File and line of a mistake; messages may quote the user's words and stay out of the log. */
function firstFrame(error: unknown): string {
  const line =
    error instanceof Error
      ? error.stack?.split('\n').find((entry) => entry.trimStart().startsWith('at '))
      : undefined;
  return line?.trim().slice(0, 200) ?? '';
}
