import { appError } from '../../core/app-error.ts';
import type { StoredImage } from '../../core/documents-out/embedded-image.ts';
import type {
  ExportedDocument,
  ExportFormatCore,
  ExportOptions,
} from '../../core/documents-out/export-document.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { WritingThread } from './writing-thread.ts';

/** Documents of one project to write, in this order. */
export interface WritingWish extends Omit<ExportOptions, 'readImage' | 'format'> {
  readonly project: Project;
  readonly formats: readonly ExportFormatCore[];
  /** The article's pictures by the SHA-256 of their bytes; a picture that is not among them is a loss. */
  readonly images: ReadonlyMap<string, StoredImage>;
}

export type WrittenDocuments = Result<readonly ExportedDocument[]>;

/** Writes documents. Errors: those of `exportDocument` for the first that cannot be written, and of the way they are written. */
export type WriteDocuments = (wish: WritingWish) => Promise<WrittenDocuments>;

/** Writes in this thread: for a thread of its own, and for commands, which have nothing else to do. */
export const writeHere: WriteDocuments = async ({ project, formats, images, ...options }) => {
  // Loaded when somebody exports: the writers of Word files are heavy, and starting must be quick.
  const { exportDocument } = await import('../../core/documents-out/export-document.ts');
  const readImage = (sha256: string) => images.get(sha256) ?? null;
  const documents: ExportedDocument[] = [];
  for (const format of formats) {
    const document = await exportDocument(project, { ...options, format, readImage });
    if (!document.ok) return document;
    documents.push(document.value);
  }
  return ok(documents);
};

/** Several documents are written two at a time. */
const threadCount = 2;

/** Writes documents in threads, one wish after the other, so that edits are saved meanwhile. */
export class DocumentWriter {
  readonly #threads: readonly WritingThread[];
  #last: Promise<unknown> = Promise.resolve();

  /** @param workerFile the built `write-worker` */
  constructor(workerFile: string) {
    this.#threads = Array.from({ length: threadCount }, () => new WritingThread(workerFile));
  }

  /**
   * Writes when what was asked for before is written. Errors also: those of {@link WritingThread}; `cancelled` once the signal says so
   * (the threads go on to the end of their documents, which nobody gets).
   */
  until(signal: AbortSignal): WriteDocuments {
    const stopped = new Promise<WrittenDocuments>((resolve) => {
      const stop = () => {
        resolve(cancelled());
      };
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
    return (wish) => {
      const written = this.#last.then(() => (signal.aborted ? cancelled() : this.#write(wish)));
      // What goes wrong with one is told to whoever asked for it, and holds up nobody behind.
      this.#last = written.catch(() => undefined);
      return Promise.race([written, stopped]);
    };
  }

  /** Ends the threads, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  async #write(wish: WritingWish): Promise<WrittenDocuments> {
    const { formats } = wish;
    const [first] = this.#threads;
    if (first !== undefined && formats.length === 1) return first.write(wish);
    const shares = this.#threads.map((thread, number) =>
      thread.write({ ...wish, formats: formats.filter((_, at) => at % threadCount === number) }),
    );
    // Each is waited for, even when another cannot be written: an answer that came later would be taken for the next wish's.
    await Promise.allSettled(shares);
    // What is made of several documents needs the threads' memory itself.
    await this.close();
    const documents: ExportedDocument[][] = [];
    for (const answer of await Promise.all(shares)) {
      if (!answer.ok) return answer;
      documents.push([...answer.value]);
    }
    return ok(formats.flatMap((_, at) => documents[at % threadCount]?.shift() ?? []));
  }
}

function cancelled(): Result<never> {
  return err(appError('cancelled', 'The export was abandoned. Nothing was written.'));
}
