import { basename } from 'node:path';
import { appError } from '../core/app-error.ts';
import { DocumentParser } from '../main/services/document-parser.ts';
import { readInput } from './commands/import-command.ts';
import { CliFailure, demand, type CliContext } from './outcome.ts';

/** Evidence by file; the same file is read and prepared once. */
export class EvidenceShelf<T> {
  readonly #context: CliContext;
  readonly #prepare: (text: string) => T;
  readonly #prepared = new Map<string, T>();

  constructor(context: CliContext, prepare: (text: string) => T) {
    this.#context = context;
    this.#prepare = prepare;
  }

  /** The evidence in the file at an absolute path. A file that cannot be read, or holds no text, ends the command. */
  async get(path: string): Promise<T> {
    const known = this.#prepared.get(path);
    if (known !== undefined) return known;
    const bytes = demand(await readInput(this.#context.runtime.fs, path));
    const parser = new DocumentParser(this.#context.workerFile);
    const read = demand(await parser.readEvidenceText(bytes, basename(path)));
    if (read === null) {
      throw new CliFailure(appError('not-text', `${basename(path)} holds no text that can be compared.`));
    }
    const evidence = this.#prepare(read.text);
    this.#prepared.set(path, evidence);
    return evidence;
  }
}
