import { join } from 'node:path';
import { z } from 'zod';
import type { Notice } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import { roleSchema, type Role } from '../../core/project/roles.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { JsonFile } from '../storage/json-file.ts';
import type { Runtime } from './runtime.ts';

const workspaceSchema = z.strictObject({
  schema: z.literal(1),
  /** Null: the folder `library` beside this file. */
  libraryFolder: z.string().nullable(),
  /** The role last taken in each project. */
  roles: z.record(z.string(), roleSchema).readonly(),
});
type Workspace = Readonly<z.infer<typeof workspaceSchema>>;

/** What this machine remembers and no window may see: where the library is, and the last role per project. */
export class WorkspaceService {
  readonly #file: JsonFile<Workspace>;
  readonly #folder: string;

  private constructor(file: JsonFile<Workspace>, folder: string) {
    this.#file = file;
    this.#folder = folder;
  }

  /** @param folder where `workspace.json` lies */
  static async open(folder: string, runtime: Runtime): Promise<Result<WorkspaceService>> {
    const file = await JsonFile.open<Workspace>({
      fs: runtime.fs,
      clock: runtime.clock,
      path: join(folder, 'workspace.json'),
      what: 'the place of the library',
      initial: () => ({ schema: 1, libraryFolder: null, roles: {} }),
      parse: (value) => {
        const parsed = workspaceSchema.safeParse(value);
        return parsed.success
          ? ok(parsed.data)
          : err(appError('damaged', 'The place of the library cannot be read.'));
      },
    });
    return file.ok ? ok(new WorkspaceService(file.value, folder)) : file;
  }

  get libraryFolder(): string {
    return this.#file.value.libraryFolder ?? join(this.#folder, 'library');
  }

  get notices(): readonly Notice[] {
    return this.#file.notices;
  }

  roleIn(projectId: string): Role | null {
    return this.#file.value.roles[projectId] ?? null;
  }

  setLibraryFolder(libraryFolder: string): Promise<Result<unknown>> {
    return this.#file.update((workspace) => ({ ...workspace, libraryFolder }));
  }

  setRole(projectId: string, role: Role): Promise<Result<unknown>> {
    return this.#file.update((workspace) => ({
      ...workspace,
      roles: { ...workspace.roles, [projectId]: role },
    }));
  }
}
