import { basename } from 'node:path';
import { canonicalJson } from '../../core/canonical-json.ts';
import { migrator } from '../../core/migrations/registry.ts';
import { logRoot } from '../../core/project/log.ts';
import type { Project } from '../../core/project/project.ts';
import type { FileSystem } from '../storage/file-system.ts';
import { heldToWitness, joinSegments, readSegments, type LogBreak } from '../storage/log-reader.ts';
import { readRoot } from '../storage/log-root.ts';
import { listProjectFolder, projectFolder } from '../storage/project-folder.ts';
import { replayEntries } from '../../core/migrations/replay-entries.ts';
import { readWitness } from '../storage/witness.ts';

/** Something that is wrong with a project and could not be mended. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** What a look at the whole log found. */
export interface LogCheck {
  /** How many entries were followed. */
  readonly entries: number;
  readonly problems: readonly Problem[];
  /** What is not wrong but ought to be known. */
  readonly notes: readonly string[];
}

/**
 * Follows the log from its beginning, hash by hash, to the witness's last change, and repeats it. A restored copy may
 * begin with a record in place of the first entries (`log-root.ts`); that is said, and everything after it is verified.
 * @param project what the log must lead to; null when no state can be read.
 */
export async function verifyLog(fs: FileSystem, path: string, project: Project | null): Promise<LogCheck> {
  const folder = projectFolder(path);
  const witness = await readWitness(fs, folder);
  const root = await readRoot(fs, folder, migrator);
  if (root !== null && !root.ok) {
    const message = `The record that the log begins with cannot be read (${basename(folder.root)}): ${root.error.message} The log cannot be verified without it.`;
    return { entries: 0, problems: [{ code: 'damaged', message }], notes: [] };
  }
  const from = root?.value.project ?? null;
  const start =
    from === null ? { revision: 0, logHead: logRoot } : { revision: from.revision, logHead: from.logHead };
  const segments = await readSegments(fs, folder, await listProjectFolder(fs, folder), 0);
  const stretch = heldToWitness(joinSegments(segments, start), segments, witness);
  const entries = stretch.entries.length;
  const notes =
    from === null
      ? []
      : [
          `The log before change ${from.revision} is not here: this copy was restored from a backup, and its log begins with the record at that change (${basename(folder.root)}). What follows it is verified as usual.`,
        ];
  if (stretch.broken !== null) {
    return { entries, problems: [{ code: 'log-broken', message: describeBreak(stretch.broken) }], notes };
  }
  const replayed = replayEntries(from, stretch.entries, migrator);
  if (replayed.stopped !== null) {
    const message = `Change ${replayed.stopped.revision} of the log cannot be repeated: ${replayed.stopped.error.message}`;
    return { entries, problems: [{ code: 'log-broken', message }], notes };
  }
  if (project !== null && canonicalJson(replayed.project) !== canonicalJson(project)) {
    const message = 'Replaying the log gives another project than the stored one.';
    return { entries, problems: [{ code: 'verification-failed', message }], notes };
  }
  return { entries, problems: [], notes };
}

/** Which change, which file, which bytes. */
function describeBreak({ after, last, path, why, bytes, readableBehind }: LogBreak): string {
  const name = basename(path);
  const place =
    bytes === null
      ? ''
      : bytes.to > bytes.from
        ? `, bytes ${bytes.from} to ${bytes.to}`
        : `, from byte ${bytes.from} on`;
  const missing = last > after + 1 ? `Changes ${after + 1} to ${last} are` : `Change ${after + 1} is`;
  const behind =
    readableBehind === 0
      ? ''
      : ` ${readableBehind} later entries are whole, but the chain of hashes does not lead to them.`;
  return `The log cannot be followed beyond change ${after}: in ${name === '' ? 'its journals' : name}, ${why}${place}. ${missing} missing.${behind}`;
}
