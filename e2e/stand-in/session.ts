import { lookup } from 'node:dns/promises';
import { EventEmitter } from 'node:events';
import type { Route } from 'playwright-core';
import { schemes } from './host.ts';
import { fromBrowserUrl, rewritePolicy } from './urls.ts';

type Handler = (request: Request) => Response | Promise<Response>;
interface RequestDetails {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
}
type BeforeRequest = (details: RequestDetails, callback: (answer: { cancel?: boolean }) => void) => void;
type Watcher = (details: RequestDetails & { readonly error?: string; readonly statusCode?: number }) => void;

/** Electron allows a filter before the listener. */
function listenerOf(args: readonly unknown[]): unknown {
  const last = args.at(-1);
  return typeof last === 'function' ? last : null;
}

class WebRequest {
  before: BeforeRequest | null = null;
  failed: Watcher | null = null;
  completed: Watcher | null = null;

  onBeforeRequest(...args: unknown[]): void {
    this.before = listenerOf(args) as BeforeRequest | null;
  }

  onErrorOccurred(...args: unknown[]): void {
    this.failed = listenerOf(args) as Watcher | null;
  }

  onCompleted(...args: unknown[]): void {
    this.completed = listenerOf(args) as Watcher | null;
  }
}

class Protocol {
  readonly handlers = new Map<string, Handler>();

  handle(scheme: string, handler: Handler): void {
    if (this.handlers.has(scheme)) throw new Error(`The scheme ${scheme} already has a handler.`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  registerSchemesAsPrivileged(list: readonly { readonly scheme: string }[]): void {
    for (const { scheme } of list) schemes.add(scheme.toLowerCase());
  }
}

let nextRequest = 1;

/**
 * One session: answers the requests of its windows. A request is first shown to the application's own filter, then
 * given to the application's handler for its scheme. Anything else is refused, whatever the application says.
 */
export class Session extends EventEmitter {
  readonly webRequest = new WebRequest();
  readonly protocol = new Protocol();
  readonly refused: string[] = [];
  #userAgent = '';

  /** Chromium runs with every permission prompt denied, which is stricter than any handler. */
  setPermissionRequestHandler(_handler: unknown): void {}
  setPermissionCheckHandler(_handler: unknown): void {}
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  setSpellCheckerEnabled(_isEnabled: boolean): void {}

  /** Whether pages of this session have a network: none but a session that serves no scheme itself, and never the default one. */
  get isOutside(): boolean {
    return this !== session.defaultSession && this.protocol.handlers.size === 0;
  }

  /** Whether the application's filter lets a request of such a page pass; without a filter nothing passes. */
  async lets(details: Omit<RequestDetails, 'id'>): Promise<boolean> {
    if (!this.isOutside || this.webRequest.before === null) return false;
    const numbered = { ...details, id: nextRequest++ };
    if (!(await this.#isCancelled(numbered))) return true;
    this.refused.push(details.url);
    this.webRequest.failed?.({ ...numbered, error: 'net::ERR_BLOCKED_BY_CLIENT' });
    return false;
  }

  async resolveHost(host: string): Promise<{ endpoints: { address: string; family: 'ipv4' | 'ipv6' }[] }> {
    const found = await lookup(host.replace(/^\[|\]$/g, ''), { all: true });
    return {
      endpoints: found.map(({ address, family }) => ({ address, family: family === 6 ? 'ipv6' : 'ipv4' })),
    };
  }

  /** The system's proxy settings are not looked at. */
  resolveProxy(_url: string): Promise<string> {
    return Promise.resolve('DIRECT');
  }

  /** Each page of a session with a network has a context of its own, so there is never anything left to forget. */
  clearData(): Promise<void> {
    return Promise.resolve();
  }
  clearAuthCache(): Promise<void> {
    return Promise.resolve();
  }
  clearHostResolverCache(): Promise<void> {
    return Promise.resolve();
  }

  /** Chromium's own name is sent whatever is set. */
  getUserAgent(): string {
    return this.#userAgent;
  }
  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
  }

  /** Answers one request of a page of this session. */
  async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = fromBrowserUrl(request.url(), schemes);
    const details = {
      id: nextRequest++,
      url,
      method: request.method(),
      resourceType: request.resourceType(),
    };
    const isCancelled = await this.#isCancelled(details);
    const handler = this.protocol.handlers.get(new URL(url).protocol.slice(0, -1));
    if (isCancelled || handler === undefined) {
      await this.refuse(route);
      return;
    }
    const body = request.postDataBuffer();
    const response = await handler(
      new Request(url, {
        method: details.method,
        headers: request.headers(),
        ...(body === null ? {} : { body: new Uint8Array(body) }),
      }),
    );
    const headers = Object.fromEntries(response.headers);
    const policy = headers['content-security-policy'];
    if (policy !== undefined) headers['content-security-policy'] = rewritePolicy(policy, schemes);
    await route.fulfill({
      status: response.status,
      headers,
      body: Buffer.from(await response.arrayBuffer()),
    });
    this.webRequest.completed?.({ ...details, statusCode: response.status });
  }

  /** Refuses a request and counts it. */
  async refuse(route: Route): Promise<void> {
    const request = route.request();
    const url = fromBrowserUrl(request.url(), schemes);
    this.refused.push(url);
    this.webRequest.failed?.({
      id: nextRequest++,
      url,
      method: request.method(),
      resourceType: request.resourceType(),
      error: 'net::ERR_BLOCKED_BY_CLIENT',
    });
    // A refused navigation must leave the page where it is; Chromium does so for `aborted` alone.
    await route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient');
  }

  #isCancelled(details: RequestDetails): Promise<boolean> {
    const { before } = this.webRequest;
    if (before === null) return Promise.resolve(false);
    return new Promise((resolve) => {
      before(details, (answer) => resolve(answer.cancel === true));
    });
  }
}

const partitions = new Map<string, Session>();

/** `session` of the `electron` module. */
export const session = {
  defaultSession: new Session(),
  fromPartition: (name: string): Session => {
    const known = partitions.get(name) ?? new Session();
    partitions.set(name, known);
    return known;
  },
};

/** `protocol` of the `electron` module: that of the default session. */
export const protocol = session.defaultSession.protocol;
