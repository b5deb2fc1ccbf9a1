import { createContext } from 'react';

/** Notes of a document: their numbers by the id of their block, and the way to one. */
export interface Jumps {
  readonly numbers: ReadonlyMap<string, number>;
  readonly jumpTo: (id: string) => void;
}

export const JumpContext = createContext<Jumps>({ numbers: new Map(), jumpTo: () => undefined });
