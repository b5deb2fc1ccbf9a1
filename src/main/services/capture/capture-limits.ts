/** What capturing one page may cost. */
export interface CaptureLimits {
  /** Requests, the page itself and the hops of redirects included. */
  readonly requests: number;
  /** Bytes of all answers together, unpacked, counted as they come in. */
  readonly bytes: number;
  /** Milliseconds until the page must have loaded. */
  readonly time: number;
  /** Milliseconds that a page with scripts may go on asking for things after it has loaded. */
  readonly settling: number;
  /** Milliseconds without an answer after which it counts as settled. */
  readonly quiet: number;
  /** Milliseconds without an answer, once the page's own HTML is whole, after which a page that never says so counts as loaded. */
  readonly pause: number;
  /** Milliseconds for one picture or snapshot. */
  readonly taking: number;
  /** Bytes of the snapshot as stored. */
  readonly snapshot: number;
  /** CSS pixels of the picture. */
  readonly pictureHeight: number;
  readonly pictureWidth: number;
}

export const captureLimits: CaptureLimits = {
  requests: 300,
  bytes: 50 * 1024 * 1024,
  time: 60_000,
  settling: 5_000,
  quiet: 500,
  pause: 4_000,
  taking: 15_000,
  snapshot: 50 * 1024 * 1024,
  pictureHeight: 12_000,
  pictureWidth: 1_280,
};
