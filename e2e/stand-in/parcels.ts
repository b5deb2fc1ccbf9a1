import { randomUUID } from 'node:crypto';
import type { Route } from 'playwright-core';

/** How the addresses of parcels begin. No JSON does. */
export const parcelPath = '/__stand-in-parcel/';

/** From this many UTF-16 units on, DevTools takes seconds to hand a text to a page. */
const large = 100_000;

/** Large answers to a page: the page gets an address in its own origin and fetches the answer there, once. */
export interface Parcels {
  /** The answer itself, or the address of it. */
  readonly wrap: (answer: string) => string;
  /** Answers the request for a parcel; false for all other requests. */
  readonly answer: (route: Route) => Promise<boolean>;
}

export function createParcels(): Parcels {
  const waiting = new Map<string, string>();
  return {
    wrap: (answer) => {
      if (answer.length < large) return answer;
      const path = `${parcelPath}${randomUUID()}`;
      waiting.set(path, answer);
      return path;
    },
    answer: async (route) => {
      const path = new URL(route.request().url()).pathname;
      const body = waiting.get(path);
      if (body === undefined) return false;
      waiting.delete(path);
      await route.fulfill({ body, contentType: 'text/plain; charset=utf-8' });
      return true;
    },
  };
}
