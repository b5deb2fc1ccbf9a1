import { canonicalJson } from '../../core/canonical-json.ts';
import { replayEntries, type StoredEntry } from '../../core/migrations/replay-entries.ts';
import { logRoot, type LogEntry } from '../../core/project/log.ts';
import type { Project } from '../../core/project/project.ts';
import { journalHeader, toJournal } from './journal-entries.ts';
import type { LogPosition } from './journal-format.ts';
import { JournalWriter } from './journal-writer.ts';
import { joinSegments, readSegments } from './log-reader.ts';
import { readRoot } from './log-root.ts';
import { listProjectFolder, type ProjectFolder } from './project-folder.ts';
import type { ReadRecord } from './record-reader.ts';
import type { Settled } from './store-options.ts';

/** A log that leads to a state without a gap. */
export interface WholeLog {
  /** What the project's own log begins from, when it is a restored copy itself. */
  readonly root: ReadRecord | null;
  readonly entries: readonly StoredEntry[];
}

/** The log that leads to `state`, byte for byte; null when it is not whole. */
export async function logUpTo({ fs, folder, migrator }: Settled, state: Project): Promise<WholeLog | null> {
  const root = await readRoot(fs, folder, migrator);
  if (root !== null && !root.ok) return null;
  const from = root === null ? null : root.value;
  const start: LogPosition = from === null ? { revision: 0, logHead: logRoot } : from.project;
  const segments = await readSegments(fs, folder, await listProjectFolder(fs, folder), 0);
  const stretch = joinSegments(segments, { revision: start.revision, logHead: start.logHead });
  const entries = stretch.entries.filter((entry) => entry.revision <= state.revision);
  const replayed = replayEntries(from?.project ?? null, entries, migrator);
  const isWhole =
    replayed.stopped === null &&
    replayed.project !== null &&
    canonicalJson(replayed.project) === canonicalJson(state);
  return isWhole ? { root: from, entries } : null;
}

/**
 * Writes a whole log into the journals of a new folder; answers the generation that entries after it begin.
 * @param root the record the log begins from, or null
 * @param revision of the last entry
 */
export async function appendRuns(
  settled: Settled,
  copy: ProjectFolder,
  root: Project | null,
  all: readonly StoredEntry[],
  revision: number,
): Promise<number> {
  let at: LogPosition = root ?? { revision: 0, logHead: logRoot };
  let generation = 1;
  for (const entries of runsOfOneSchema(all)) {
    await appendAll(settled, copy, generation, at, entries);
    const last = entries.at(-1);
    if (last !== undefined) at = { revision: last.revision, logHead: last.hash };
    generation += 1;
  }
  if (at.revision !== revision) throw new Error('The log does not lead to the state.');
  return generation;
}

/** Entries keep the journal's schema they were written with. */
function runsOfOneSchema(entries: readonly StoredEntry[]): readonly (readonly StoredEntry[])[] {
  const runs: StoredEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run?.[0]?.schema === entry.schema) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

/** Entries that are flushed together when a log is copied. */
const atOnce = 256;

/** A new journal behind `after` with these entries. */
export async function appendAll(
  { fs, migrator }: Settled,
  copy: ProjectFolder,
  generation: number,
  { revision, logHead }: LogPosition,
  entries: readonly (StoredEntry | LogEntry)[],
): Promise<void> {
  const first = entries[0];
  const schema = first !== undefined && 'schema' in first ? first.schema : migrator.current;
  const header = journalHeader(schema, generation, { revision, logHead });
  const writer = await JournalWriter.create(fs, copy.journal(generation), header);
  try {
    for (let at = 0; at < entries.length; at += atOnce) {
      await writer.append(entries.slice(at, at + atOnce).map(asWritten));
    }
  } finally {
    await writer.close();
  }
}

/** The entry without what reading added to it. */
function asWritten(stored: StoredEntry | LogEntry) {
  const { revision, context, command, previous, hash } = stored;
  const entry = { revision, context, command, previous, hash };
  return toJournal(entry);
}
