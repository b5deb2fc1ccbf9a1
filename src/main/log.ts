/** Facts that may stand in a log: ids, counts and codes, never words of an article. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>;

/** The application's log. */
export interface Log {
  readonly info: (event: string, facts: LogFacts) => void;
  readonly warn: (event: string, facts: LogFacts) => void;
  readonly error: (event: string, facts: LogFacts) => void;
}

/** One line of JSON per event, in the order of their happening. */
export function createLog(write: (line: string) => void, now: () => string): Log {
  const at =
    (level: string) =>
    (event: string, facts: LogFacts): void =>
      write(JSON.stringify({ at: now(), level, event, ...facts }));
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
