import type { z } from 'zod';
import { appError } from '../core/app-error.ts';
import { CliFailure } from './outcome.ts';

/** The items of a batch file. Error `malformed`, with `shape` saying what it must hold: no JSON, or another shape. */
export function readBatch<T>(bytes: Uint8Array, schema: z.ZodType<T>, shape: string): T {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CliFailure(appError('malformed', shape));
}
