import { appError } from '../../core/app-error.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import { replaceDurably, replaceLazily } from './durable-file.ts';
import { hashOf } from './evidence-store.ts';
import { errorCodeOf, type FileSystem } from './file-system.ts';
import type { LogPosition } from './journal-format.ts';
import type { ProjectFolder } from './project-folder.ts';
import { StorageFailure } from './storage-errors.ts';

/**
 * The witness: a small file beside the journal that says how far the log had been acknowledged. A journal cut off
 * between two batches looks like one that was never longer; only the witness knows better. It is written after the
 * fact and never before, so a witness that is behind its journal is normal (a crash came first) and one that is missing
 * or unreadable proves nothing.
 */
interface WitnessContent {
  readonly format: 'stet-witness';
  readonly revision: number;
  readonly logHead: string;
}

const checksumOf = (content: WitnessContent): string => hashOf(Buffer.from(canonicalJson(content)));

/** The last position the witness saw; null when there is no witness, or none that can be believed. */
export async function readWitness(fs: FileSystem, folder: ProjectFolder): Promise<LogPosition | null> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(await fs.readFile(folder.witness)).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || errorCodeOf(error) !== null) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { format, revision, logHead, checksum } = value as Partial<WitnessContent & { checksum: string }>;
  if (format !== 'stet-witness' || typeof revision !== 'number' || typeof logHead !== 'string') return null;
  return checksumOf({ format, revision, logHead }) === checksum ? { revision, logHead } : null;
}

/**
 * Writes the witness anew. Errors are thrown as the system gives them.
 * @param isFlushed false while saving goes on: what a power cut takes of it is missed by nobody, and saving must not
 * pay for it.
 */
export async function writeWitness(
  fs: FileSystem,
  folder: ProjectFolder,
  { revision, logHead }: LogPosition,
  isFlushed: boolean,
): Promise<void> {
  const content: WitnessContent = { format: 'stet-witness', revision, logHead };
  const bytes = Buffer.from(`${canonicalJson({ ...content, checksum: checksumOf(content) })}\n`);
  if (!isFlushed) {
    await replaceLazily(fs, folder.witness, bytes);
    return;
  }
  await replaceDurably(fs, folder.witness, bytes, async (written) => {
    if (Buffer.compare(bytes, await fs.readFile(written)) !== 0) {
      throw new StorageFailure(appError('write-failed', 'The witness did not read back as it was written.'));
    }
  });
}
