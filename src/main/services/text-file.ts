import { basename, resolve, sep } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { privilegedWords } from '../../core/privilege/without-privileged.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Dialogs } from '../platform/ports.ts';
import { replaceDurably } from '../storage/durable-file.ts';
import type { FileSystem } from '../storage/file-system.ts';
import { guarded } from '../storage/storage-errors.ts';
import { guardLeaks, type IdentitySource } from './leak-guard.ts';
import type { ProjectSession } from './project-session.ts';

/**
 * Lets the user save a plain text that belongs to a project's work and is no edition of it, such as a call sheet. It is searched
 * for the people in the vault before anybody chooses a place.
 * @returns the path, or null when the user chose none. Errors: those of {@link guardLeaks} and of writing; `wrong-type` for a
 * place inside the project's folder.
 */
export async function saveText(
  {
    fs,
    dialogs,
    vault,
  }: { readonly fs: FileSystem; readonly dialogs: Dialogs; readonly vault: IdentitySource },
  session: ProjectSession,
  { title, name, text }: { readonly title: string; readonly name: string; readonly text: string },
): Promise<Result<string | null>> {
  const held = privilegedWords(session.project).filter(
    ({ value }) => value.length >= 12 && text.includes(value),
  );
  if (held.length > 0) {
    return err(
      appError(
        'privileged',
        'The text holds what passed between the desk and its lawyers, which is for counsel only. Nothing was written. Leave it out, or give counsel the legal edition.',
        { places: held.length },
      ),
    );
  }
  const told = await guardLeaks(session.project, vault, [
    { where: 'the text', text },
    { where: 'the file’s name', text: name.replace(/[_+.]/gu, ' ') },
  ]);
  if (!told.ok) return told;
  const path = await dialogs.chooseSavePath({
    title,
    suggestedPath: name,
    filters: [{ name: 'Plain text', extensions: ['txt'] }],
  });
  if (path === null) return ok(null);
  if (resolve(path).startsWith(resolve(session.path) + sep)) {
    return err(
      appError(
        'wrong-type',
        'That place is inside the project’s own folder. Nothing was written. Choose another folder.',
      ),
    );
  }
  const named = await guardLeaks(session.project, vault, [
    { where: 'the file’s name', text: basename(path).replace(/[_+.]/gu, ' ') },
  ]);
  if (!named.ok) return named;
  const written = await guarded('write', 'the file', () =>
    replaceDurably(fs, path, Buffer.from(text, 'utf8')),
  );
  return written.ok ? ok(path) : written;
}
