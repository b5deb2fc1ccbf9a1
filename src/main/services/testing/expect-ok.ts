import type { Result } from '../../../core/result.ts';

/** The value of a result that must be a success. */
export function expectOk<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}
