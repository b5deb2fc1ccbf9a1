import type { AppError } from './app-error.ts';

/**
 * The outcome of anything that may fail for reasons outside the program: bad input, a refused command,
 * a damaged file. Programming mistakes throw instead.
 */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** Wraps a value as success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an error as failure. */
export function err(error: AppError): Result<never> {
  return { ok: false, error };
}

/** Closes a `switch` over a union: the compiler refuses a missing case, and run time names the stray value. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
