import { join } from 'node:path';
import { z } from 'zod';
import { projectSummarySchema, type ProjectSummary } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { JsonFile } from '../storage/json-file.ts';
import { projectFingerprint } from '../storage/project-fingerprint.ts';
import type { Runtime } from './runtime.ts';

const rowSchema = z.strictObject({
  /** Names, sizes and times of the files it was derived from; differs as soon as the project changed. */
  fingerprint: z.string(),
  summary: projectSummarySchema,
});
const indexSchema = z.strictObject({
  schema: z.literal(1),
  /** By the project folder's path inside the library. */
  rows: z.record(z.string(), rowSchema).readonly(),
});
type Index = Readonly<z.infer<typeof indexSchema>>;

/**
 * Summaries of all project folders, kept so that the library opens without reading every project. Derived: a row is
 * used only while the project's files are the ones it was made from, and the whole file may be deleted.
 */
export class LibraryIndex {
  readonly #file: JsonFile<Index>;
  readonly #folder: string;
  readonly #runtime: Runtime;

  private constructor(file: JsonFile<Index>, folder: string, runtime: Runtime) {
    this.#file = file;
    this.#folder = folder;
    this.#runtime = runtime;
  }

  static async open(folder: string, runtime: Runtime): Promise<Result<LibraryIndex>> {
    const file = await JsonFile.open<Index>({
      fs: runtime.fs,
      clock: runtime.clock,
      path: join(folder, 'index.json'),
      what: 'the library’s index',
      initial: () => ({ schema: 1, rows: {} }),
      parse: (value) => {
        const parsed = indexSchema.safeParse(value);
        return parsed.success ? ok(parsed.data) : err(appError('damaged', 'The index cannot be read.'));
      },
    });
    return file.ok ? ok(new LibraryIndex(file.value, folder, runtime)) : file;
  }

  /** Forgets every row, so that the next {@link summaries} reads the projects themselves. */
  async clear(): Promise<void> {
    await this.#file.update((index) => ({ ...index, rows: {} }));
  }

  /**
   * The summaries of these folders (paths inside the library), in their order; a folder that holds no project is left
   * out. A project that cannot be read gets a row that says why.
   * @param scope `all`: rows of other folders are forgotten.
   */
  async summaries(
    names: readonly string[],
    scope: 'all' | 'some',
  ): Promise<readonly { readonly name: string; readonly summary: ProjectSummary }[]> {
    const known = this.#file.value.rows;
    const rows: Record<string, z.infer<typeof rowSchema>> = {};
    const found: { name: string; summary: ProjectSummary }[] = [];
    for (const name of names) {
      const fingerprint = await projectFingerprint(this.#runtime.fs, join(this.#folder, name));
      if (fingerprint === null) continue;
      const row = known[name];
      const isFresh = row?.fingerprint === fingerprint;
      const summary = isFresh ? row.summary : await this.#read(name, row?.summary ?? null);
      if (summary.problem === null) rows[name] = { fingerprint, summary };
      found.push({ name, summary });
    }
    await this.#keep(scope === 'all' ? rows : { ...known, ...rows });
    return found;
  }

  /** Stores rows when they differ. That a read-only library cannot keep its index costs time and nothing else. */
  async #keep(rows: Index['rows']): Promise<void> {
    await this.#file.update((index) =>
      JSON.stringify(index.rows) === JSON.stringify(rows) ? index : { ...index, rows },
    );
  }

  async #read(name: string, last: ProjectSummary | null): Promise<ProjectSummary> {
    // Only for projects that changed since the last listing: the start must not wait for what reads them.
    const { ProjectStore } = await import('../storage/project-store.ts');
    const { summarise } = await import('../../core/project/summary.ts');
    const store = await ProjectStore.open(join(this.#folder, name), 'read', this.#runtime.store);
    if (!store.ok) return unreadable(name, last, store.error.message, this.#runtime.clock());
    const { project, notices } = store.value;
    const problem = notices.find((notice) => notice.code === 'log-broken' || notice.code === 'newer-schema');
    return { ...summarise(project), problem: problem?.text ?? null };
  }
}

/** A row for a project that cannot be opened: what was last known of it, else its folder's name. */
function unreadable(name: string, last: ProjectSummary | null, problem: string, at: string): ProjectSummary {
  if (last !== null) return { ...last, problem };
  return {
    id: `unreadable-${name.replace(/[^A-Za-z0-9_-]/gu, '-')}`.slice(0, 80),
    title: name,
    slug: '',
    stage: 'drafting',
    coverage: 0,
    words: 0,
    claims: 0,
    openClaims: 0,
    staleClaims: 0,
    blockers: 0,
    people: [],
    deadline: null,
    updatedAt: at,
    problem,
  };
}
