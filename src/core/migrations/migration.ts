import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';

/** A project record or a command as an older version wrote it. */
export type StoredValue = Readonly<Record<string, unknown>>;

/**
 * One step forward. Pure, never changed after release: a file written years ago takes the same steps today.
 * Both halves are needed, because the log is replayed from its first entry for ever.
 */
export interface Migration {
  /** The schema it leads to; it starts at `to - 1`. */
  readonly to: number;
  /** What changed, for the notice and the changelog. */
  readonly what: string;
  /** The record without its `schema` field, which the runner sets. */
  readonly record: (record: StoredValue) => StoredValue;
  readonly command: (command: StoredValue) => StoredValue;
}

/** Takes stored values to the current schema. */
export interface Migrator {
  readonly current: number;
  /** Error `newer-schema` for a record of a later version, `damaged` for one without a usable version or not made by it. */
  readonly record: (record: StoredValue, schema: unknown) => Result<StoredValue>;
  /** Same errors. */
  readonly command: (command: StoredValue, schema: unknown) => Result<StoredValue>;
}

/**
 * A migrator over numbered steps.
 * @throws when the steps are not exactly `first + 1 … current`: a gap is a mistake in the program.
 */
export function createMigrator(steps: readonly Migration[], first: number, current: number): Migrator {
  const numbers = steps.map((step) => step.to);
  const expected = Array.from({ length: current - first }, (_, index) => first + 1 + index);
  if (numbers.join() !== expected.join()) {
    throw new Error(
      `Migrations must lead to ${expected.join(', ')} in this order; found ${numbers.join(', ')}.`,
    );
  }
  const stepsFrom = (schema: unknown): Result<readonly Migration[]> => {
    if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < first) {
      return err(appError('damaged', 'The file does not say which version of Stet wrote it.'));
    }
    if (schema > current) {
      return err(
        appError('newer-schema', 'The file was written by a newer version of Stet. Nothing was changed.', {
          schema,
          current,
        }),
      );
    }
    return ok(steps.filter((step) => step.to > schema));
  };
  return {
    current,
    record: (record, schema) => {
      const path = stepsFrom(schema);
      if (!path.ok) return path;
      return stepped(() =>
        path.value.reduce<StoredValue>((value, step) => ({ ...step.record(value), schema: step.to }), record),
      );
    },
    command: (command, schema) => {
      const path = stepsFrom(schema);
      if (!path.ok) return path;
      return stepped(() => path.value.reduce<StoredValue>((value, step) => step.command(value), command));
    },
  };
}

/** Steps take what their version wrote on trust; what only claims to be of that version makes them stumble, and is damaged. */
function stepped(work: () => StoredValue): Result<StoredValue> {
  try {
    return ok(work());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return err(
      appError('damaged', 'The file does not hold what its version of Stet wrote. Nothing was changed.'),
    );
  }
}
