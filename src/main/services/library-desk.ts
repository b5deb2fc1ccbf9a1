import type { Notice } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { guarded } from '../storage/storage-errors.ts';
import { ProjectLibrary, type LibraryListing } from './project-library.ts';
import type { Runtime } from './runtime.ts';
import type { SettingsService } from './settings-service.ts';
import type { WorkspaceService } from './workspace-service.ts';

/** The library in use; the user may choose another. */
export class LibraryDesk {
  readonly #runtime: Runtime;
  readonly #workspace: WorkspaceService;
  readonly #startNotices: readonly Notice[];
  #library: ProjectLibrary;

  private constructor(
    runtime: Runtime,
    workspace: WorkspaceService,
    startNotices: readonly Notice[],
    library: ProjectLibrary,
  ) {
    this.#runtime = runtime;
    this.#workspace = workspace;
    this.#startNotices = startNotices;
    this.#library = library;
  }

  /**
   * Opens the library named by the caller, else the one chosen before, else the default one.
   * Errors: what the disk says of the default one; another that cannot be read is told as a notice.
   */
  static async open(
    named: string | null,
    runtime: Runtime,
    settings: SettingsService,
    workspace: WorkspaceService,
  ): Promise<Result<LibraryDesk>> {
    const notices = [...settings.notices, ...workspace.notices];
    const library = await ProjectLibrary.open(named ?? workspace.libraryFolder, runtime);
    return library.ok ? ok(new LibraryDesk(runtime, workspace, notices, library.value)) : library;
  }

  get library(): ProjectLibrary {
    return this.#library;
  }

  /** The library's listing, with what starting found worth telling. */
  async list(): Promise<Result<LibraryListing>> {
    const listed = await this.#library.list();
    if (!listed.ok) return listed;
    return ok({ ...listed.value, notices: [...this.#startNotices, ...listed.value.notices] });
  }

  /** Goes over to another folder and remembers it. Errors: `permission-denied` for one that cannot be written. */
  async moveTo(folder: string): Promise<Result<void>> {
    const { fs } = this.#runtime;
    const ready = await guarded('write', 'the folder', () => fs.makeFolder(folder));
    if (!ready.ok) return ready;
    if (!(await fs.mayWrite(folder))) {
      return err(
        appError(
          'permission-denied',
          'That folder is read-only for you. The library stays where it was. Choose another folder.',
        ),
      );
    }
    const library = await ProjectLibrary.open(folder, this.#runtime);
    if (!library.ok) return library;
    const kept = await this.#workspace.setLibraryFolder(folder);
    if (!kept.ok) return kept;
    this.#library = library.value;
    return ok(undefined);
  }
}
