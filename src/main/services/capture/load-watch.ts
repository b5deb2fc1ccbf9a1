import { z } from 'zod';

/** The events of the DevTools domain `Network` that are looked at; all others are passed over. */
const requestSent = z.object({
  requestId: z.string(),
  loaderId: z.string(),
  type: z.string().optional(),
  request: z.object({ url: z.string() }),
});
const responseReceived = z.object({
  requestId: z.string(),
  response: z.object({
    url: z.string(),
    status: z.number(),
    mimeType: z.string(),
    remoteIPAddress: z.string().optional(),
  }),
});
const dataReceived = z.object({ requestId: z.string(), dataLength: z.number() });
const finished = z.object({ requestId: z.string() });
const failed = z.object({ requestId: z.string(), errorText: z.string() });

/** The answer to the page's own request. */
export interface MainAnswer {
  readonly url: string;
  readonly status: number;
  /** In lower case, without parameters. */
  readonly mimeType: string;
}

export interface WatchEvents {
  /** After each event that changes something. */
  readonly changed: () => void;
  /** An answer came from this IP address. */
  readonly answeredFrom: (ip: string, url: string) => void;
}

/** Follows what a page loads by the browser's own account of it: bytes, redirects, the answer to the page's own request. */
export class LoadWatch {
  readonly #events: WatchEvents;
  #mainRequest: string | null = null;
  #addresses: string[] = [];
  #answer: MainAnswer | null = null;
  #isMainComplete = false;
  #failure: string | null = null;
  #bytes = 0;
  #lastEvent = 0;

  constructor(events: WatchEvents) {
    this.#events = events;
  }

  /** Bytes of all answers, unpacked. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The addresses the page's own request went to, in order; more than one after redirects. */
  get addresses(): readonly string[] {
    return this.#addresses;
  }

  get answer(): MainAnswer | null {
    return this.#answer;
  }

  /** Whether the page's own HTML has come in whole. */
  get isMainComplete(): boolean {
    return this.#isMainComplete;
  }

  /** Chromium's name for why the page's own request failed (`net::ERR_…`). */
  get failure(): string | null {
    return this.#failure;
  }

  /** The id of the page's own request, to ask for its body. */
  get mainRequest(): string | null {
    return this.#mainRequest;
  }

  /** When something last came in; milliseconds of the clock that {@link see} is given. */
  get lastEvent(): number {
    return this.#lastEvent;
  }

  /** Takes one event in. */
  see(method: string, params: unknown, now: number): void {
    if (!method.startsWith('Network.')) return;
    this.#lastEvent = now;
    switch (method) {
      case 'Network.requestWillBeSent':
        this.#sent(requestSent.safeParse(params).data);
        break;
      case 'Network.responseReceived':
        this.#received(responseReceived.safeParse(params).data);
        break;
      case 'Network.dataReceived':
        this.#bytes += Math.max(0, dataReceived.safeParse(params).data?.dataLength ?? 0);
        break;
      case 'Network.loadingFinished':
        if (finished.safeParse(params).data?.requestId === this.#mainRequest) this.#isMainComplete = true;
        break;
      case 'Network.loadingFailed':
        this.#failed(failed.safeParse(params).data);
        break;
      default:
        return;
    }
    this.#events.changed();
  }

  #sent(event: z.infer<typeof requestSent> | undefined): void {
    if (event === undefined) return;
    // The request of a page, and of no frame or later page: the first one whose id is its loader's.
    if (this.#mainRequest === null && event.type === 'Document' && event.requestId === event.loaderId)
      this.#mainRequest = event.requestId;
    if (event.requestId === this.#mainRequest) this.#addresses.push(event.request.url);
  }

  #received(event: z.infer<typeof responseReceived> | undefined): void {
    if (event === undefined) return;
    const { url, status, mimeType, remoteIPAddress } = event.response;
    if (event.requestId === this.#mainRequest)
      this.#answer = { url, status, mimeType: (mimeType.split(';')[0] ?? '').trim().toLowerCase() };
    if (remoteIPAddress !== undefined && remoteIPAddress !== '')
      this.#events.answeredFrom(remoteIPAddress.replace(/^\[|\]$/gu, ''), url);
  }

  #failed(event: z.infer<typeof failed> | undefined): void {
    if (event !== undefined && event.requestId === this.#mainRequest) this.#failure = event.errorText;
  }
}
