import type { LeftOut, LeftOutReason } from '../../../contract/views.ts';
import { isOwnHost, isOwnIp } from '../../security/network-rules.ts';
import { captureLimits, type CaptureLimits } from './capture-limits.ts';

/** One request of the page, before anything is sent. Types are those of Electron's `webRequest`. */
export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
}

export interface GateOptions {
  readonly runScripts: boolean;
  /** The host (with its port) on the user's own network that the user agreed to; null for none. */
  readonly confirmedHost: string | null;
  /** The addresses a name stands for; empty when it could not be told. */
  readonly resolve: (hostname: string) => Promise<readonly string[]>;
  readonly limits?: CaptureLimits;
}

/** What a page is shown with; without scripts nothing else is of use. */
const plainTypes = new Set(['mainFrame', 'stylesheet', 'image', 'font']);
const scriptTypes = new Set(['script', 'xhr']);
const reasonByType: Readonly<Record<string, LeftOutReason>> = {
  script: 'script',
  subFrame: 'frame',
  media: 'media',
  object: 'media',
};

/**
 * The one door of a capture: every request, each hop of a redirect on its own, is let through or counted as left out. Shut
 * before the page begins to load and again when it has been loaded.
 */
export class RequestGate {
  readonly #options: GateOptions;
  readonly #limits: CaptureLimits;
  readonly #leftOut = new Map<LeftOutReason, { count: number; hosts: Set<string> }>();
  readonly #resolved = new Map<string, Promise<boolean>>();
  #isOpen = true;
  #count = 0;
  #refusedHost: string | null = null;

  constructor(options: GateOptions) {
    this.#options = options;
    this.#limits = options.limits ?? captureLimits;
  }

  /** Requests let through so far. */
  get count(): number {
    return this.#count;
  }

  /** The host of the own network that the page itself is at, when that is why it was not loaded. */
  get refusedHost(): string | null {
    return this.#refusedHost;
  }

  /** What was not loaded, most first. */
  get leftOut(): readonly LeftOut[] {
    return [...this.#leftOut]
      .map(([reason, { count, hosts }]) => ({ reason, count, hosts: [...hosts].slice(0, 5) }))
      .sort((a, b) => b.count - a.count);
  }

  /** Nothing more is let through from now on, and nothing more counted. */
  shut(): void {
    this.#isOpen = false;
  }

  /** Counts something that was refused before it became a request. */
  note(reason: LeftOutReason, url: string): void {
    if (!this.#isOpen) return;
    const known = this.#leftOut.get(reason) ?? { count: 0, hosts: new Set<string>() };
    known.count += 1;
    const host = hostOf(url);
    if (host !== '') known.hosts.add(host);
    this.#leftOut.set(reason, known);
  }

  /** Whether a request may leave. */
  async mayLoad(request: PageRequest): Promise<boolean> {
    const reason = this.#isOpen ? await this.#objection(request) : null;
    // It may have been shut while the name was looked up.
    if (!this.#isOpen) return false;
    if (reason !== null) {
      if (reason === 'own-network' && request.resourceType === 'mainFrame')
        this.#refusedHost = hostOf(request.url);
      else this.note(reason, request.url);
      return false;
    }
    this.#count += 1;
    return true;
  }

  /** Whether an address stands on the user's own network and the user has not agreed to exactly this host. */
  isForbidden(url: string): Promise<boolean> {
    const { hostname, host } = new URL(url);
    if (host === this.#options.confirmedHost) return Promise.resolve(false);
    const known = this.#resolved.get(hostname) ?? this.#isOwn(hostname);
    this.#resolved.set(hostname, known);
    return known;
  }

  async #objection({ url, method, resourceType }: PageRequest): Promise<LeftOutReason | null> {
    const protocol = URL.canParse(url) ? new URL(url).protocol : '';
    // What the page carries in itself asks nothing of the network.
    if (protocol === 'data:' || protocol === 'blob:') return resourceType === 'subFrame' ? 'frame' : null;
    if (protocol !== 'http:' && protocol !== 'https:') return 'connection';
    const { runScripts } = this.#options;
    const isWanted = plainTypes.has(resourceType) || (runScripts && scriptTypes.has(resourceType));
    if (!isWanted) return reasonByType[resourceType] ?? 'connection';
    if (method !== 'GET' && !(runScripts && scriptTypes.has(resourceType))) return 'connection';
    if (this.#count >= this.#limits.requests) return 'limit';
    return (await this.isForbidden(url)) ? 'own-network' : null;
  }

  async #isOwn(hostname: string): Promise<boolean> {
    if (isOwnHost(hostname)) return true;
    return (await this.#options.resolve(hostname)).some(isOwnIp);
  }
}

/** Host and port of an address, empty when it has none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
