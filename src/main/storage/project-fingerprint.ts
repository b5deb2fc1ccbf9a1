import type { FileSystem } from './file-system.ts';
import { holdsProject, listProjectFolder, projectFolder } from './project-folder.ts';

/**
 * Names, sizes and times of the files a project is read from: differs as soon as the project changed. Null for a folder
 * that holds no project.
 */
export async function projectFingerprint(fs: FileSystem, path: string): Promise<string | null> {
  const folder = projectFolder(path);
  const listing = await listProjectFolder(fs, folder);
  if (!holdsProject(listing)) return null;
  const newest = [
    ...listing.snapshots.slice(-1).map((generation) => folder.snapshot(generation)),
    ...listing.journals.map((generation) => folder.journal(generation)),
  ];
  const parts: string[] = [];
  for (const file of newest) {
    const status = await fs.status(file);
    parts.push(`${file.slice(folder.path.length + 1)} ${status?.size ?? 0} ${status?.modified ?? 0}`);
  }
  return parts.join('; ');
}
