/** How asking the window for its last edits ended. */
export type FlushOutcome = 'flushed' | 'timed-out';

/** Asks the window to send what it still holds, and waits for its answer. */
export interface FlushHandshake {
  /** Sends the question and waits; a call while one is waiting joins it. */
  readonly request: (send: () => void) => Promise<FlushOutcome>;
  /** The window answered. */
  readonly flushed: () => void;
}

/** @param limit milliseconds to wait for the answer */
export function createFlushHandshake(limit: number): FlushHandshake {
  let waiting: Promise<FlushOutcome> | null = null;
  let settle: (outcome: FlushOutcome) => void = () => undefined;
  return {
    request: (send) => {
      waiting ??= new Promise<FlushOutcome>((resolve) => {
        const timer = setTimeout(() => settle('timed-out'), limit);
        settle = (outcome) => {
          clearTimeout(timer);
          waiting = null;
          resolve(outcome);
        };
        send();
      });
      return waiting;
    },
    flushed: () => settle('flushed'),
  };
}
