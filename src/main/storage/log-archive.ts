import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { appError } from '../../core/app-error.ts';
import { replaceDurably } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import type { ProjectFolder } from './project-folder.ts';
import { StorageFailure } from './storage-errors.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/**
 * Moves one journal into the archive: compressed, flushed, unpacked again and compared; only then the original goes.
 * The log is never thrown away.
 */
export async function archiveJournal(
  fs: FileSystem,
  folder: ProjectFolder,
  generation: number,
): Promise<void> {
  await fs.makeFolder(folder.log);
  const original = await fs.readFile(folder.journal(generation));
  await replaceDurably(fs, folder.archived(generation), await compress(original), async (written) => {
    const unpacked = await decompress(await fs.readFile(written));
    if (Buffer.compare(unpacked, original) !== 0) {
      throw new StorageFailure(
        appError(
          'write-failed',
          'An archived journal did not read back as it was written. The original is kept.',
        ),
      );
    }
  });
  await fs.removeFile(folder.journal(generation));
}
