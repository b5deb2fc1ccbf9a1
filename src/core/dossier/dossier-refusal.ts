import { appError, type AppError } from '../app-error.ts';
import { communications } from '../privilege/privilege.ts';
import type { Project } from '../project/project.ts';

/**
 * Why no dossier can be made of a project, before anything is asked or read for one; null when it can. A dossier holds the record and
 * its log whole, hash by hash: nothing can be taken out of it without breaking what it proves. So there is none while something
 * in it is for counsel only (`privileged`).
 */
export function dossierRefusal(project: Pick<Project, 'privileges'>): AppError | null {
  const marked = communications(project).length;
  if (marked === 0) return null;
  return appError(
    'privileged',
    `The project holds what passed between the desk and its lawyers (${marked} marked), and a dossier holds the whole record and its log. Nothing was written. Give counsel the legal edition; a dossier can be made once the editor or the legal reader gives the privilege up.`,
    { marked },
  );
}
