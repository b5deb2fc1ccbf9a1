import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';

/** What an imported document may cost. Sizes are bytes unless the name says otherwise. */
export interface ImportLimits {
  readonly fileBytes: number;
  readonly zipEntries: number;
  /** Inflated bytes of all parts together, counted while inflating: declared sizes lie. */
  readonly zipInflatedBytes: number;
  /** Inflated over packed size of one part; only judged above {@link ImportLimits.zipRatioFrom}. */
  readonly zipRatio: number;
  readonly zipRatioFrom: number;
  /** UTF-16 units of decoded text or markup. */
  readonly characters: number;
  /** Nesting of elements, lists or tables. Deeper nesting is flattened where that loses nothing, else refused. */
  readonly depth: number;
  readonly blocks: number;
}

export const defaultLimits: ImportLimits = {
  fileBytes: 50 * 1024 * 1024,
  zipEntries: 2_000,
  zipInflatedBytes: 200 * 1024 * 1024,
  zipRatio: 100,
  zipRatioFrom: 1024 * 1024,
  characters: 5_000_000,
  depth: 64,
  blocks: 200_000,
};

/** The largest recording that is kept, in bytes. Recordings are never read whole: they are copied and played part by part. */
export const largestRecording = 4 * 1024 * 1024 * 1024;

/** Refuses a file that is empty or larger than the limit, before anything reads it. */
export function checkFileSize(byteLength: number, limits: ImportLimits): Result<null> {
  if (byteLength === 0) return err(appError('empty-file', 'The file is empty. Nothing was imported.'));
  if (byteLength > limits.fileBytes) {
    return err(
      appError(
        'too-large',
        `The file is larger than ${Math.floor(limits.fileBytes / 1024 / 1024)} MB. Nothing was imported.`,
        { bytes: byteLength, limit: limits.fileBytes },
      ),
    );
  }
  return ok(null);
}

/** Refuses text beyond the character limit. */
export function checkCharacters(length: number, limits: ImportLimits): Result<null> {
  if (length <= limits.characters) return ok(null);
  return err(
    appError(
      'too-large',
      `The text is longer than ${limits.characters.toLocaleString('en')} characters. Split it and import the parts.`,
      { characters: length, limit: limits.characters },
    ),
  );
}
