import { appError, type AppError } from '../../core/app-error.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { errorCodeOf } from './file-system.ts';

/** What was being done when a file could not be used; decides the code for errors that name no cause. */
export type StorageAct = 'read' | 'write';

/**
 * An operating system error in the user's words. Anything that is no such error is a mistake and is thrown on.
 * Codes: `disk-full`, `permission-denied`, `not-found`, `read-failed`, `write-failed`.
 */
export function storageError(error: unknown, act: StorageAct, what: string): AppError {
  if (error instanceof StorageFailure) return error.appError;
  const code = errorCodeOf(error);
  if (code === null) throw error;
  const details = { cause: code };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return appError(
        'disk-full',
        `The disk is full: ${what} could not be written. Everything saved before is kept. Free some space and try again.`,
        details,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return appError(
        'permission-denied',
        act === 'write'
          ? `${capital(what)} could not be written: this place is read-only for you. Everything saved before is kept. Change its permissions or choose another folder.`
          : `${capital(what)} could not be read: you lack the permission. Nothing was changed.`,
        details,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return appError('not-found', `${capital(what)} is not there any more. Nothing was changed.`, details);
    default:
      return act === 'write'
        ? appError(
            'write-failed',
            `${capital(what)} could not be written (${code}). Everything saved before is kept. Check the disk and try again.`,
            details,
          )
        : appError(
            'read-failed',
            `${capital(what)} could not be read (${code}). Nothing was changed.`,
            details,
          );
  }
}

/** Carries an {@link AppError} through code that throws, to be turned back into a `Result` at the border. */
export class StorageFailure extends Error {
  readonly appError: AppError;

  constructor(appError: AppError) {
    super(`${appError.code}: ${appError.message}`);
    this.name = 'StorageFailure';
    this.appError = appError;
  }
}

/** Runs `work` and turns operating system errors into a `Result`. */
export async function guarded<T>(act: StorageAct, what: string, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(storageError(error, act, what));
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
