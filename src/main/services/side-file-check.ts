import { basename, join } from 'node:path';
import { listBackups, readBackup } from '../storage/backups.ts';
import type { FileSystem } from '../storage/file-system.ts';
import { projectFolder } from '../storage/project-folder.ts';
import { setAside } from '../storage/quarantine.ts';
import { readWitness } from '../storage/witness.ts';
import type { Problem } from './log-check.ts';

/** What a look at backups and witness found. */
export interface SideFileCheck {
  readonly repaired: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Verifies the files that nothing is read from until something else is lost: every backup, and the witness of the log.
 * One that cannot be used is set aside, so that nobody counts on it; the witness is written anew when the project closes.
 * @param mayMend whether files may be moved; otherwise they are told as problems.
 */
export async function verifySideFiles(
  fs: FileSystem,
  path: string,
  mayMend: boolean,
  at: string,
): Promise<SideFileCheck> {
  const folder = projectFolder(path);
  const unusable: { readonly file: string; readonly why: string }[] = [];
  for (const name of await listBackups(fs, folder)) {
    const backup = await readBackup(fs, folder, name);
    if (!backup.ok) unusable.push({ file: join(folder.backups, name), why: backup.error.message });
  }
  if ((await fs.status(folder.witness)) !== null && (await readWitness(fs, folder)) === null) {
    unusable.push({ file: folder.witness, why: 'The witness of the log cannot be read.' });
  }
  const repaired: string[] = [];
  const problems: Problem[] = [];
  for (const { file, why } of unusable) {
    if (mayMend) {
      await setAside(fs, folder, { path: file, why, how: { kind: 'move' } }, at);
      repaired.push(
        `${basename(file)} was set aside in the project’s quarantine: ${why} The project does not need it.`,
      );
    } else problems.push({ code: 'side-file-damaged', message: `${basename(file)}: ${why}` });
  }
  return { repaired, problems };
}
