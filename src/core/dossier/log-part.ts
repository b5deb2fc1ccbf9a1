import { strFromU8, strToU8 } from 'fflate';
import { z } from 'zod';
import { canonicalJson, nestsTooDeep } from '../canonical-json.ts';
import { sha256Hex } from '../hash.ts';
import { migrator } from '../migrations/registry.ts';
import { replayEntries, type StoredEntry } from '../migrations/replay-entries.ts';
import { commandContextSchema } from '../project/commands.ts';
import { logRoot } from '../project/log.ts';
import { projectSchema, type Project } from '../project/project.ts';
import { parseJson } from './manifest.ts';

/** `log.jsonl`: one entry a line, as the journal has it, with the schema it was written in. */

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const lineSchema = z.strictObject({
  revision: z.number().int().positive(),
  context: commandContextSchema,
  command: z.record(z.string(), z.unknown()),
  previous: hash,
  hash,
  schema: z.number().int().positive(),
});

/** The bytes of `log.jsonl`. */
export function logBytes(entries: readonly StoredEntry[]): Uint8Array {
  return strToU8(entries.map((entry) => `${canonicalJson(entry)}\n`).join(''));
}

/** The bytes of a record in a dossier: canonical JSON and a line break. */
export function recordBytes(project: Project): Uint8Array {
  return strToU8(`${canonicalJson(project)}\n`);
}

/** A record of this or an older version; null when it is none, `newer` when a later Stet wrote it. */
export function readRecordPart(bytes: Uint8Array): Project | 'newer' | null {
  const value = parseJson(strFromU8(bytes));
  if (typeof value !== 'object' || value === null || nestsTooDeep(value)) return null;
  const record = value as Readonly<Record<string, unknown>>;
  const migrated = migrator.record(record, record['schema']);
  if (!migrated.ok) return migrated.error.code === 'newer-schema' ? 'newer' : null;
  const parsed = projectSchema.safeParse(migrated.value);
  return parsed.success ? parsed.data : null;
}

/** What following the log found. */
export interface LogFinding {
  readonly entries: readonly StoredEntry[];
  /** Why it cannot be followed, in plain words; null when every hash leads to the next and the last is the record's. */
  readonly problem: string | null;
}

/**
 * Reads the log and follows it hash by hash.
 * @param root the record it begins from, or null
 */
export function followLog(bytes: Uint8Array, root: Project | null): LogFinding {
  const entries: StoredEntry[] = [];
  let last = root === null ? { revision: 0, hash: logRoot } : { revision: root.revision, hash: root.logHead };
  const lines = strFromU8(bytes).split('\n');
  if (lines.pop() !== '') return { entries, problem: 'The log is cut off.' };
  for (const line of lines) {
    const value = parseJson(line);
    const parsed = lineSchema.safeParse(nestsTooDeep(value) ? null : value);
    const number = last.revision + 1;
    if (!parsed.success) return { entries, problem: `Entry ${number} of the log cannot be read.` };
    const { schema, ...entry } = parsed.data;
    const { hash: own, ...body } = entry;
    const fits =
      entry.revision === number && entry.previous === last.hash && sha256Hex(canonicalJson(body)) === own;
    if (!fits) {
      return { entries, problem: `The log breaks at entry ${number}: it was changed after it was written.` };
    }
    entries.push({ ...entry, schema });
    last = { revision: entry.revision, hash: own };
  }
  return { entries, problem: null };
}

/** Whether repeating the log gives the record; null when it does, else why not, in plain words. */
export function replayProblem(
  entries: readonly StoredEntry[],
  root: Project | null,
  project: Project,
): string | null {
  const replayed = replayEntries(root, entries, migrator);
  if (replayed.stopped !== null) {
    return `Entry ${replayed.stopped.revision} of the log cannot be repeated: ${replayed.stopped.error.message}`;
  }
  return canonicalJson(replayed.project) === canonicalJson(project)
    ? null
    : 'Repeating the log gives another record than the one in the dossier.';
}
