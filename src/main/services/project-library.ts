import { basename, join } from 'node:path';
import type { Notice, ProjectSummary, TrashedProject } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import type { Command } from '../../core/project/commands.ts';
import type { LogEntry } from '../../core/project/log.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { AdoptedProject } from '../storage/adopt-project.ts';
import { renamePatiently } from '../storage/durable-file.ts';
import { projectFolder } from '../storage/project-folder.ts';
import { takeLock } from '../storage/project-lock.ts';
import { fileStamp } from '../storage/quarantine.ts';
import type { RestorePoints, RestoreSource } from '../storage/restore-points.ts';
import { guarded } from '../storage/storage-errors.ts';
import { folderNameFor } from './folder-names.ts';
import { hiddenBeside, hiddenPrefix } from './hidden-folder.ts';
import { LibraryIndex } from './library-index.ts';
import type { Actor } from './project-session.ts';
import type { Restored } from './restore-service.ts';
import type { Runtime } from './runtime.ts';
import { randomHex } from '../storage/random.ts';

export interface LibraryListing {
  readonly folder: string;
  readonly projects: readonly ProjectSummary[];
  readonly trash: readonly TrashedProject[];
  readonly notices: readonly Notice[];
}

/** A command with whoever gave it, for projects that come with a history of several people. */
export interface AuthoredCommand {
  readonly command: Command;
  readonly by: Actor;
}

const trashName = '.trash';
/** A project under construction that is older than this was given up, in milliseconds. */
const givenUpAfter = 3_600_000;

/**
 * The folder that holds all projects. Listing it is part of the start: what makes, reads or restores a project is loaded where it is
 * needed.
 */
export class ProjectLibrary {
  readonly folder: string;
  readonly #runtime: Runtime;
  readonly #index: LibraryIndex;
  #names = new Map<string, string>();

  private constructor(folder: string, runtime: Runtime, index: LibraryIndex) {
    this.folder = folder;
    this.#runtime = runtime;
    this.#index = index;
  }

  /** Opens a library folder, which need not exist yet. Errors: what the disk says. */
  static async open(folder: string, runtime: Runtime): Promise<Result<ProjectLibrary>> {
    const index = await LibraryIndex.open(folder, runtime);
    if (!index.ok) return index;
    const library = new ProjectLibrary(folder, runtime, index.value);
    const cleared = await guarded('read', 'the library', () => library.#clearGivenUp());
    return cleared.ok ? ok(library) : cleared;
  }

  async #clearGivenUp(): Promise<void> {
    const { fs, clock } = this.#runtime;
    for (const name of await fs.list(this.folder)) {
      if (!name.startsWith(hiddenPrefix)) continue;
      const path = join(this.folder, name);
      const age = Date.parse(clock()) - ((await fs.status(path))?.modified ?? 0);
      if (age > givenUpAfter && (await fs.mayWrite(this.folder))) await fs.removeFolder(path);
    }
  }

  /** All projects, latest change first, and the trash. Errors: `permission-denied`, `read-failed`. */
  async list(): Promise<Result<LibraryListing>> {
    return guarded('read', 'the library', async () => {
      const { fs } = this.#runtime;
      const live = (await fs.list(this.folder)).filter((name) => !name.startsWith('.'));
      const trashed = (await fs.list(join(this.folder, trashName))).map((name) => join(trashName, name));
      const rows = await this.#index.summaries([...live, ...trashed], 'all');
      const notices: Notice[] = [...syncNotice(this.folder)];
      const projects: ProjectSummary[] = [];
      const trash: TrashedProject[] = [];
      this.#names = new Map();
      for (const { name, summary } of rows) {
        if (name.startsWith(trashName)) {
          trash.push({
            id: summary.id,
            title: summary.title,
            trashedAt: trashTime(name) ?? summary.updatedAt,
          });
        } else if (this.#names.has(summary.id)) {
          notices.push({
            kind: 'warning',
            code: 'copied-project',
            text: `The folder “${name}” holds a copy of the project “${summary.title}” and is not listed. Move it to another library to open it.`,
          });
        } else {
          this.#names.set(summary.id, name);
          projects.push(summary);
        }
      }
      projects.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
      trash.sort((a, b) => (a.trashedAt < b.trashedAt ? 1 : -1));
      return { folder: this.folder, projects, trash, notices };
    });
  }

  /** Forgets the index and reads every project again. */
  async rebuildIndex(): Promise<Result<void>> {
    return guarded('write', 'the library’s index', () => this.#index.clear());
  }

  /** The folder of a project. Error: `not-found`. */
  async pathOf(projectId: string): Promise<Result<string>> {
    if (!this.#names.has(projectId)) {
      const listed = await this.list();
      if (!listed.ok) return listed;
    }
    const name = this.#names.get(projectId);
    return name === undefined
      ? err(appError('not-found', 'That project is not in this library. Nothing was changed.', { projectId }))
      : ok(join(this.folder, name));
  }

  /**
   * Makes a project from its first commands; the first must be `project.create`. It appears whole or not at all.
   * Errors: what `apply` refuses (with the index of the command), and what the disk says.
   * @param blobs files of its evidence store
   * @param furnish does further work on the new project before anybody sees it; gets its folder
   */
  async create(
    commands: readonly AuthoredCommand[],
    blobs: readonly Uint8Array[] = [],
    furnish?: (folder: string) => Promise<Result<void>>,
  ): Promise<Result<{ readonly project: Project; readonly path: string }>> {
    const { apply } = await import('../../core/project/apply.ts');
    const { ProjectStore } = await import('../storage/project-store.ts');
    const { fs, clock, store } = this.#runtime;
    const entries: LogEntry[] = [];
    let project: Project | null = null;
    for (const [index, { command, by }] of commands.entries()) {
      const applied: ReturnType<typeof apply> = apply(project, command, {
        at: clock(),
        actor: by.actor,
        role: by.role,
      });
      if (!applied.ok) return err({ ...applied.error, details: { ...applied.error.details, index } });
      entries.push(applied.value.entry);
      project = applied.value.project;
    }
    if (project === null) throw new Error('A project begins with a command.');
    const name = folderNameFor(project.story.title, project.id);
    const path = join(this.folder, name);
    const ready = await guarded('write', 'the library', () => fs.makeFolder(this.folder));
    if (!ready.ok) return ready;
    const furnished = furnish === undefined ? path : this.#hiddenPath();
    const made = await ProjectStore.create(
      { path: furnished, hiddenPath: this.#hiddenPath(), entries, project, blobs },
      store,
    );
    if (!made.ok) return made;
    if (furnish !== undefined) {
      const shown = await this.#showFurnished(furnished, path, furnish);
      if (!shown.ok) return shown;
    }
    this.#names.set(project.id, name);
    return ok({ project, path });
  }

  #hiddenPath(): string {
    return hiddenBeside(join(this.folder, 'any'));
  }

  async #showFurnished(
    hidden: string,
    path: string,
    furnish: (folder: string) => Promise<Result<void>>,
  ): Promise<Result<void>> {
    const { fs } = this.#runtime;
    let isShown = false;
    try {
      const furnished = await furnish(hidden);
      if (!furnished.ok) return furnished;
      const moved = await guarded('write', 'the project', async () => {
        await renamePatiently(fs, hidden, path);
        await fs.syncFolder(this.folder);
      });
      isShown = moved.ok;
      return moved;
    } finally {
      if (!isShown) await fs.removeFolder(hidden);
    }
  }

  /** What can be restored of a project. Errors: `not-found`, those of `restorePointsOf`. */
  async restorePoints(projectId: string): Promise<Result<RestorePoints>> {
    const path = await this.pathOf(projectId);
    if (!path.ok) return path;
    const { restorePointsOf } = await import('./restore-service.ts');
    return restorePointsOf(path.value, this.#runtime);
  }

  /** Restores a project as a copy beside it, with an id and a title of its own. Errors: those of `restoreTo`. */
  async restoreCopy(projectId: string, source: RestoreSource, by: Actor): Promise<Result<Restored>> {
    const path = await this.pathOf(projectId);
    if (!path.ok) return path;
    const tail = randomHex(4);
    const target = `${path.value}-restored-${tail}`;
    const { restoreTo } = await import('./restore-service.ts');
    const restored = await restoreTo(path.value, source, target, by, this.#runtime);
    if (restored.ok) this.#names.set(restored.value.project.id, basename(target));
    return restored;
  }

  /**
   * Takes in a project that comes with its log, under its own id. Errors: `already-exists` (here or in the trash),
   * those of `adoptProject`.
   */
  async adopt(adopted: AdoptedProject): Promise<Result<{ readonly path: string }>> {
    const { id, story } = adopted.project;
    const listed = await this.list();
    if (!listed.ok) return listed;
    const isTrashed = listed.value.trash.some((project) => project.id === id);
    if (this.#names.has(id) || isTrashed) {
      return err(
        appError(
          'already-exists',
          `This project is ${isTrashed ? 'in the trash of this library' : 'in this library'} already, and the two may differ. Nothing was changed. Take it into another library.`,
        ),
      );
    }
    const name = folderNameFor(story.title, id);
    const path = join(this.folder, name);
    const { fs, store } = this.#runtime;
    const ready = await guarded('write', 'the library', () => fs.makeFolder(this.folder));
    if (!ready.ok) return ready;
    const { adoptProject } = await import('../storage/adopt-project.ts');
    const { settle } = await import('../storage/store-options.ts');
    const made = await adoptProject(settle(path, store), adopted, this.#hiddenPath());
    if (!made.ok) return made;
    this.#names.set(id, name);
    return ok({ path });
  }

  /** Moves a closed project to the trash. Errors: `not-found`, `locked` (open elsewhere), what the disk says. */
  async trash(projectId: string): Promise<Result<void>> {
    const path = await this.pathOf(projectId);
    if (!path.ok) return path;
    const { fs, clock, store } = this.#runtime;
    const lock = await takeLock(fs, projectFolder(path.value).lock, store.processes);
    if (!lock.ok) return lock;
    const name = this.#names.get(projectId) ?? '';
    const moved = await guarded('write', 'the trash', async () => {
      const trash = join(this.folder, trashName);
      await fs.makeFolder(trash);
      const target = join(trash, `${fileStamp(clock())}--${name}`);
      await renamePatiently(fs, path.value, target);
      await fs.removeFile(projectFolder(target).lock);
      await fs.syncFolder(trash);
      await fs.syncFolder(this.folder);
    });
    if (moved.ok) this.#names.delete(projectId);
    else await lock.value.release();
    return moved;
  }

  /** Brings a project back from the trash. Errors: `not-found`, `already-exists`, what the disk says. */
  async restore(projectId: string): Promise<Result<void>> {
    const { fs } = this.#runtime;
    const trash = join(this.folder, trashName);
    const rows = await guarded('read', 'the trash', async () =>
      this.#index.summaries(
        (await fs.list(trash)).map((name) => join(trashName, name)),
        'some',
      ),
    );
    if (!rows.ok) return rows;
    const row = rows.value.filter(({ summary }) => summary.id === projectId).at(-1);
    if (row === undefined) {
      return err(
        appError('not-found', 'That project is not in the trash. Nothing was changed.', { projectId }),
      );
    }
    if ((await this.pathOf(projectId)).ok) {
      return err(appError('already-exists', 'That project is in the library already. Nothing was changed.'));
    }
    const name = row.name.slice(row.name.indexOf('--') + 2);
    const target = join(this.folder, name);
    return guarded('write', 'the library', async () => {
      if ((await fs.status(target)) === null) await renamePatiently(fs, join(this.folder, row.name), target);
      else await renamePatiently(fs, join(this.folder, row.name), `${target}-${randomHex(3)}`);
      await fs.syncFolder(this.folder);
      this.#names.clear();
    });
  }
}

/** Programs that copy folders between machines may bring back old files beside new ones. */
function syncNotice(folder: string): readonly Notice[] {
  const service = /[/\\](OneDrive|Dropbox|iCloud|Mobile Documents|Google Drive)/iu.exec(folder)?.[1];
  if (service === undefined) return [];
  return [
    {
      kind: 'warning',
      code: 'synced-folder',
      text: `This library lies in a folder that ${service} copies between machines. Open a project on one machine at a time, and let the copying finish before.`,
    },
  ];
}

/** When a folder was put into the trash, from its name; null when the name does not tell. */
function trashTime(name: string): string | null {
  const parts = /(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z--/u.exec(name);
  if (parts === null) return null;
  const [, day, hours, minutes, seconds, fraction] = parts;
  return `${day ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}.${fraction ?? ''}Z`;
}
