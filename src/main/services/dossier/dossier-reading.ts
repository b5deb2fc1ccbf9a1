import { basename } from 'node:path';
import { appError } from '../../../core/app-error.ts';
import { examineDossier, type Examination } from '../../../core/dossier/examine-dossier.ts';
import { dossierLimits } from '../../../core/dossier/parts.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { FileSystem } from '../../storage/file-system.ts';
import { guarded } from '../../storage/storage-errors.ts';
import type { ProjectLibrary } from '../project-library.ts';
import { systemTools } from './signing.ts';

/** Reads and examines a file that should be a dossier. Errors: `not-found`, `wrong-type`, `too-large`, those of reading. */
export async function examineFile(
  fs: FileSystem,
  path: string,
  stetVersion: string,
): Promise<Result<Examination>> {
  const status = await guarded('read', 'the dossier', () => fs.status(path));
  if (!status.ok) return status;
  const name = basename(path);
  if (status.value === null) {
    return err(appError('not-found', `There is no file ${name}. Nothing was changed.`));
  }
  if (!status.value.isFile) return err(appError('wrong-type', `${name} is no file. Nothing was changed.`));
  if (status.value.size > dossierLimits.bytes) {
    return err(
      appError(
        'too-large',
        `${name} is larger than a dossier can be (${(dossierLimits.bytes / 1024 / 1024).toLocaleString('en')} MB). Nothing was changed.`,
      ),
    );
  }
  const bytes = await guarded('read', 'the dossier', () => fs.readFile(path));
  return bytes.ok ? ok(examineDossier(bytes.value, systemTools, stetVersion)) : bytes;
}

/**
 * Makes a project of a dossier that was found intact: the same record, log and evidence under the same id.
 * Errors: `verification-failed` with the first reasons for one that is not; `newer-schema`; those of `ProjectLibrary.adopt`.
 */
export async function importDossier(
  library: ProjectLibrary,
  { findings, dossier }: Examination,
): Promise<Result<{ readonly path: string; readonly projectId: string }>> {
  if (!findings.isIntact) {
    return err(
      appError(
        'verification-failed',
        `The dossier is not intact: ${findings.problems.slice(0, 3).join(' ')} Nothing was imported. Ask whoever made it for a whole copy.`,
        { problems: findings.problems.length },
      ),
    );
  }
  if (dossier === null) {
    return err(
      appError(
        'newer-schema',
        'The dossier holds a record of a newer version of Stet. Nothing was imported. Update Stet.',
      ),
    );
  }
  const adopted = await library.adopt(dossier);
  return adopted.ok ? ok({ path: adopted.value.path, projectId: dossier.project.id }) : adopted;
}
