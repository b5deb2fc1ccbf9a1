import type { z } from 'zod';

/** Sends events of a table. */
export type EventSender<E extends Readonly<Record<string, z.ZodType>>> = <N extends keyof E & string>(
  name: N,
  payload: z.input<E[N]>,
) => void;

/** Hands an event on as it is. */
export type Post = (name: string, payload: unknown) => void;

/** A sender that checks each payload against its table first: a wrong one is our mistake and throws. */
export function checkedSender<E extends Readonly<Record<string, z.ZodType>>>(
  events: E,
  post: Post,
): EventSender<E> {
  return (name, payload) => {
    post(name, events[name]?.parse(payload));
  };
}
