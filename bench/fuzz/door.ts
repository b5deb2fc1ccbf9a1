import { errorCodes } from '../../src/core/app-error.ts';
import type { Random } from './random.ts';

/** What is sent through a door: text or bytes, so that any input can be kept in a file. */
export type Input = string | Uint8Array;

/** How a door took an input; both are right. */
export type Taken = 'accepted' | 'refused';

/** A place where something comes in that nobody vouches for. */
export interface Door {
  readonly name: string;
  /** Share of all inputs, relative to the other doors. */
  readonly weight: number;
  /** Makes an input; the same row of numbers makes the same input. */
  readonly make: (random: Random) => Input;
  /** Sends it. Whatever this throws is a defect; so is taking longer than the limit. */
  readonly send: (input: Input) => Promise<Taken> | Taken;
}

/** What a door answered is neither a value of the promised form nor a refusal with a known code. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** Holds an answer against the form of a `Result`. */
export function takenAs(answer: unknown): Taken {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) {
    throw new BrokenPromise('The answer is no Result.');
  }
  if (answer.ok === true && 'value' in answer) return 'accepted';
  const { error } = answer as { readonly error?: { readonly code?: unknown; readonly message?: unknown } };
  if (!(errorCodes as readonly unknown[]).includes(error?.code) || typeof error?.message !== 'string') {
    throw new BrokenPromise(`The refusal has no known code: ${String(error?.code)}`);
  }
  return 'refused';
}

/** @throws {BrokenPromise} unless it holds */
export function promised(holds: boolean, what: string): void {
  if (!holds) throw new BrokenPromise(what);
}

export const asText = (input: Input): string =>
  typeof input === 'string' ? input : Buffer.from(input).toString('utf8');

export const asBytes = (input: Input): Uint8Array =>
  typeof input === 'string' ? new TextEncoder().encode(input) : input;
