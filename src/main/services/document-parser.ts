import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { appError, errorCodes } from '../../core/app-error.ts';
import {
  importedDocumentSchema,
  type ImportedDocument,
  type ImportFormat,
} from '../../core/documents-in/imported-document.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { evidenceTextKinds } from '../../core/sources/evidence.ts';

/** What a parsing thread is asked. */
export interface ParseWish {
  readonly want: 'document' | 'evidence-text';
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** What the user says it is; null: the bytes decide. */
  readonly format: ImportFormat | null;
}

/** How long parsing may take, in milliseconds. */
const timeLimit = 15_000;
const memoryLimitMb = 1_024;

const failure = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({
    code: z.enum(errorCodes),
    message: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
});
const evidenceTextSchema = z
  .strictObject({
    kind: z.enum(evidenceTextKinds).exclude(['none']),
    text: z.string(),
    notes: z.array(z.string()).readonly(),
  })
  .nullable();

/** Text read out of an evidence file; null when it holds none. */
export type EvidenceText = z.infer<typeof evidenceTextSchema>;

/** Parses untrusted documents, each in a thread of its own. */
export class DocumentParser {
  readonly #workerFile: string;
  readonly #timeLimit: number;

  /** @param workerFile the built `parse-worker` */
  constructor(workerFile: string, limit = timeLimit) {
    this.#workerFile = workerFile;
    this.#timeLimit = limit;
  }

  /** Errors: those of `importDocument`; `timed-out`, `too-complex` when it takes too much time or memory. */
  parseDocument(
    bytes: Uint8Array,
    fileName: string,
    format: ImportFormat | null,
  ): Promise<Result<ImportedDocument>> {
    return this.#run({ want: 'document', bytes, fileName, format }, importedDocumentSchema);
  }

  /** Errors: those of `readEvidenceText`; `timed-out`, `too-complex`. */
  readEvidenceText(bytes: Uint8Array, fileName: string): Promise<Result<EvidenceText>> {
    return this.#run({ want: 'evidence-text', bytes, fileName, format: null }, evidenceTextSchema);
  }

  async #run<T>(wish: ParseWish, schema: z.ZodType<T>): Promise<Result<T>> {
    const answer = await this.#ask(wish);
    const failed = failure.safeParse(answer);
    if (failed.success) {
      const { code, message, details } = failed.data.error;
      return err(appError(code, message, details));
    }
    const parsed = z.strictObject({ ok: z.literal(true), value: schema }).safeParse(answer);
    return parsed.success
      ? ok(parsed.data.value)
      : err(appError('malformed', 'Reading the file gave something unusable. Nothing was imported.'));
  }

  #ask(wish: ParseWish): Promise<unknown> {
    const worker = new Worker(this.#workerFile, {
      env: {},
      stdin: false,
      // Libraries talk about what they find in a document; nothing of it belongs in the output of a command.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb, stackSizeMb: 8 },
    });
    return new Promise<unknown>((resolve) => {
      const timer = setTimeout(
        () =>
          resolve(
            err(
              appError(
                'timed-out',
                `Reading the file took longer than ${this.#timeLimit / 1000} seconds and was stopped. Nothing was imported.`,
              ),
            ),
          ),
        this.#timeLimit,
      );
      const settle = (answer: unknown): void => {
        clearTimeout(timer);
        resolve(answer);
      };
      worker.once('message', settle);
      worker.once('error', (error: Error) => settle(err(crashed(error))));
      worker.once('exit', () =>
        settle(err(appError('malformed', 'Reading the file stopped half-way. Nothing was imported.'))),
      );
      worker.postMessage(wish);
    }).finally(() => void worker.terminate());
  }
}

function crashed(error: Error): ReturnType<typeof appError> {
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory
    ? appError('too-complex', 'The document needs more memory than it may have. Nothing was imported.')
    : appError('malformed', 'The file could not be read: its structure is broken. Nothing was imported.');
}
