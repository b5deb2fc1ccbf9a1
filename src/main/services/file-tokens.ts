import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileToken } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import { defaultLimits, largestRecording } from '../../core/documents-in/limits.ts';
import { recordingMediaType, signatureBytes } from '../../core/documents-in/media-signature.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { FileSystem } from '../storage/file-system.ts';
import { guarded } from '../storage/storage-errors.ts';
import { randomHex } from '../storage/random.ts';

interface Known {
  readonly path: string;
  readonly windowId: number;
}

/** How many tokens are remembered; the oldest are forgotten first. */
const remembered = 200;

/**
 * Stands between the window, which must not know paths, and files the user chose in a dialog or dropped. A token is
 * 128 random bits and works only in the window it was given to.
 */
export class FileTokens {
  readonly #fs: FileSystem;
  readonly #known = new Map<string, Known>();

  constructor(fs: FileSystem) {
    this.#fs = fs;
  }

  /**
   * Hands out a token for a file to be read; recordings may be larger than what is read whole. Errors: `not-found`, `wrong-type` (no
   * regular file), `too-large`, `permission-denied`, `read-failed`.
   * @param limit bytes; only the main process reads larger ones than {@link read} does
   */
  async issue(path: string, windowId: number, limit = defaultLimits.fileBytes): Promise<Result<FileToken>> {
    const file = await this.#check(path, limit, largestRecording);
    return file.ok ? ok(this.#remember(file.value.path, windowId, file.value.size)) : file;
  }

  /** @param whole bytes that any file may have @param recording bytes that a recording may have */
  async #check(
    path: string,
    whole: number,
    recording: number,
  ): Promise<Result<{ readonly path: string; readonly size: number }>> {
    const found = await guarded('read', 'the file', async () => {
      const real = await realpath(path);
      const status = await this.#fs.status(real);
      const isLarge = status?.isFile === true && status.size > whole;
      const head =
        isLarge && recording > whole ? await this.#fs.readPart(real, 0, signatureBytes) : new Uint8Array();
      return { real, status, limit: recordingMediaType(head) === null ? whole : recording };
    });
    if (!found.ok) return found;
    const { real, status, limit } = found.value;
    if (status?.isFile !== true) {
      return err(appError('wrong-type', 'This is no file that can be read. Choose a document or a picture.'));
    }
    if (status.size > limit) {
      const message =
        limit === largestRecording
          ? 'The recording is larger than 4 GB. Nothing was read. Cut it into parts and attach those.'
          : `The file is larger than ${limit / 1024 / 1024} MB. Nothing was read. Choose a smaller one; only recordings may be larger.`;
      return err(appError('too-large', message, { bytes: status.size, limit }));
    }
    return ok({ path: real, size: status.size });
  }

  /** Hands out a token for a file that was just written, so that it can be shown in its folder. */
  issueWritten(path: string, windowId: number, size: number): FileToken {
    return this.#remember(path, windowId, size);
  }

  #remember(path: string, windowId: number, size: number): FileToken {
    const token = randomHex(16);
    this.#known.set(token, { path, windowId });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= remembered) break;
      this.#known.delete(oldest);
    }
    return { token, fileName: basename(path), size };
  }

  /** The path behind a token. Error: `unknown-token`. */
  path(token: string, windowId: number): Result<string> {
    const known = this.#known.get(token);
    return known?.windowId === windowId
      ? ok(known.path)
      : err(appError('unknown-token', 'That file is no longer at hand. Choose it again.'));
  }

  /**
   * The file behind a token when it is too large to be read whole, which only recordings may be; null for all others. Errors:
   * `unknown-token`, and those of `issue`.
   */
  async largeFile(
    token: string,
    windowId: number,
  ): Promise<Result<{ readonly path: string; readonly fileName: string; readonly size: number } | null>> {
    const path = this.path(token, windowId);
    if (!path.ok) return path;
    const checked = await this.#check(path.value, defaultLimits.fileBytes, largestRecording);
    if (!checked.ok) return checked;
    const { size } = checked.value;
    return ok(
      size > defaultLimits.fileBytes ? { path: path.value, fileName: basename(path.value), size } : null,
    );
  }

  /** Reads the file behind a token. Errors: `unknown-token`, `too-large`, and what the disk says. */
  async read(
    token: string,
    windowId: number,
  ): Promise<Result<{ readonly fileName: string; readonly bytes: Uint8Array }>> {
    const path = this.path(token, windowId);
    if (!path.ok) return path;
    const checked = await this.#check(path.value, defaultLimits.fileBytes, 0);
    if (!checked.ok) return checked;
    const bytes = await guarded('read', 'the file', () => this.#fs.readFile(path.value));
    return bytes.ok ? ok({ fileName: basename(path.value), bytes: bytes.value }) : bytes;
  }
}
