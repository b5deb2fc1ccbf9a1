import { appError } from '../app-error.ts';
import { canonicalJson } from '../canonical-json.ts';
import { sha256Hex } from '../hash.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from 'zod';
import { commandContextSchema, commandSchema, type Command, type CommandContext } from './commands.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** `previous` of the first entry. */
export const logRoot = '0'.repeat(64);

/**
 * One applied command. Entries form a chain: each holds the hash of the one before, so that nobody can change, drop or
 * reorder an entry without breaking every later one.
 */
export interface LogEntry {
  /** 1 for the first; no gaps. */
  readonly revision: number;
  readonly context: CommandContext;
  readonly command: Command;
  readonly previous: string;
  /** SHA-256 of the canonical JSON of the other four fields. */
  readonly hash: string;
}

export const logEntrySchema: z.ZodType<LogEntry> = z.strictObject({
  revision: z.number().int().positive(),
  context: commandContextSchema,
  command: commandSchema,
  previous: hash,
  hash,
});

/** Chains a command to the log. */
export function createEntry(
  previous: string,
  revision: number,
  command: Command,
  context: CommandContext,
): LogEntry {
  const body = { revision, context, command, previous };
  return { ...body, hash: sha256Hex(canonicalJson(body)) };
}

/**
 * Checks that entries follow `start` without a gap and that every hash is right.
 * Error `damaged` names the first entry that does not fit.
 */
export function verifyChain(
  entries: readonly LogEntry[],
  start: { readonly revision: number; readonly hash: string } = { revision: 0, hash: logRoot },
): Result<{ readonly revision: number; readonly hash: string }> {
  let last = start;
  for (const entry of entries) {
    const expected = createEntry(last.hash, last.revision + 1, entry.command, entry.context);
    const fits =
      entry.revision === expected.revision &&
      entry.previous === expected.previous &&
      entry.hash === expected.hash;
    if (!fits) {
      return err(
        appError(
          'damaged',
          `The log breaks at entry ${entry.revision}: it was changed after it was written.`,
          {
            revision: entry.revision,
          },
        ),
      );
    }
    last = { revision: entry.revision, hash: entry.hash };
  }
  return ok(last);
}
