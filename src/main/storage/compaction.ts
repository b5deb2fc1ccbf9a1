import { archiveJournal } from './log-archive.ts';
import { isBackupDue, writeBackup } from './backups.ts';
import type { FileSystem } from './file-system.ts';
import { listProjectFolder, type ProjectFolder } from './project-folder.ts';

/** How many snapshots stay. */
const keptSnapshots = 3;

/**
 * Housekeeping after a verified snapshot: snapshots beyond the last three go, journals that none of the kept ones needs
 * move to the archive, and an hourly backup is made when due. Interrupted anywhere, the next run goes on.
 * @param snapshot bytes of the newest snapshot, for the backup.
 */
export async function compactFolder(
  fs: FileSystem,
  folder: ProjectFolder,
  snapshot: Uint8Array | null,
  at: string,
): Promise<void> {
  const listing = await listProjectFolder(fs, folder);
  const kept = listing.snapshots.slice(-keptSnapshots);
  const oldest = kept[0];
  if (oldest === undefined) return;
  for (const generation of listing.journals) {
    if (generation < oldest) await archiveJournal(fs, folder, generation);
  }
  for (const generation of listing.snapshots) {
    if (generation < oldest) await fs.removeFile(folder.snapshot(generation));
  }
  if (snapshot !== null && (await isBackupDue(fs, folder, at))) await writeBackup(fs, folder, snapshot, at);
}
