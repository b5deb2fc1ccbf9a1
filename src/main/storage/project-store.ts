import { Low } from 'lowdb';
import type { Notice } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import type { LogEntry } from '../../core/project/log.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { isBackupDue, writeBackup } from './backups.ts';
import { cleanUp } from './clean-up.ts';
import { CommitQueue } from './commit-queue.ts';
import { JournalWriter } from './journal-writer.ts';
import type { LogBreak } from './log-reader.ts';
import { compactFolder } from './compaction.ts';
import { holdsProject, listProjectFolder } from './project-folder.ts';
import { takeLock, type ProjectLock } from './project-lock.ts';
import type { Recovered } from './recovery.ts';
import { SnapshotAdapter } from './snapshot-adapter.ts';
import { encodeSnapshot } from './snapshot-format.ts';
import { guarded, storageError, StorageFailure } from './storage-errors.ts';
import { settle, type Settled, type StoreOptions } from './store-options.ts';
import { journalHeader, toJournal } from './journal-entries.ts';
import { writeNewProject, type NewProject } from './new-project.ts';
import { WitnessKeeper } from './witness-keeper.ts';

export type { NewProject } from './new-project.ts';
export type { StoreOptions } from './store-options.ts';

interface Commit {
  readonly entry: LogEntry;
  readonly next: Project;
}

/** Journal bytes after which a snapshot is made without waiting for a pause. */
const compactAtBytes = 4 * 1024 * 1024;
/** How long housekeeping rests after it failed, in milliseconds. */
const restAfterFailure = 60_000;
/** Entries after which a pause is used to make a snapshot. */
const compactAtEntries = 100;

/**
 * One project's files. A change is acknowledged when its log entry is flushed to the journal; snapshots, archives and
 * backups follow in pauses. One process at a time may write; everybody else reads.
 */
export class ProjectStore {
  readonly path: string;
  /** What opening found worth telling. */
  readonly notices: readonly Notice[];
  /** Why nothing can be written, or null. */
  readonly readOnly: string | null;
  /** Where the log ends too early, or null. */
  readonly broken: LogBreak | null;
  readonly #options: Settled;
  readonly #adapter: SnapshotAdapter;
  readonly #low: Low<Project | null>;
  readonly #lock: ProjectLock | null;
  readonly #queue: CommitQueue<Commit>;
  readonly #witness: WitnessKeeper;
  #head: Project;
  #writer: JournalWriter | null = null;
  #resume: Recovered['resume'];
  #newest: number;
  #unsnapped: { entries: number; bytes: number };
  #idleTimer: ReturnType<typeof setTimeout> | null = null;
  #pausing: Promise<void> = Promise.resolve();
  #compaction: Promise<Result<void>> | null = null;
  #restUntil = 0;
  #isClosed = false;

  private constructor(
    options: Settled,
    adapter: SnapshotAdapter,
    low: Low<Project | null>,
    lock: ProjectLock | null,
    readOnly: string | null,
    notices: readonly Notice[],
  ) {
    const found = adapter.recovered;
    if (found === null) throw new Error('A store is made from what recovery found.');
    this.path = options.folder.path;
    this.notices = notices;
    this.readOnly = readOnly;
    this.broken = found.broken;
    this.#options = options;
    this.#adapter = adapter;
    this.#low = low;
    this.#lock = lock;
    this.#head = found.project;
    this.#resume = found.resume;
    this.#newest = found.newest;
    this.#unsnapped = { ...found.replayed };
    this.#witness = new WitnessKeeper(options.fs, options.folder, found.witnessed);
    this.#queue = new CommitQueue(
      (commits) => this.#commit(commits),
      () => {
        this.#head = this.project;
      },
    );
  }

  /** The state that is on disk. */
  get project(): Project {
    const { data } = this.#low;
    if (data === null) throw new Error('The store holds no project.');
    return data;
  }

  /** The state including changes that are still being written; the next entry must follow it. */
  get head(): Project {
    return this.#head;
  }

  /**
   * Opens a project folder. Another writer, a read-only folder, a full disk or a newer schema give a read-only store
   * that says why. Errors: `not-found`, `damaged`, `newer-schema`, `read-failed`, `permission-denied`.
   * @param access `read` takes no lock and touches nothing.
   */
  static async open(
    path: string,
    access: 'write' | 'read',
    options: StoreOptions = {},
  ): Promise<Result<ProjectStore>> {
    const settled = settle(path, options);
    const { fs, folder } = settled;
    let refusal: string | null = access === 'read' ? 'Opened for reading.' : null;
    let lock: ProjectLock | null = null;
    if (access === 'write' && holdsProject(await listProjectFolder(fs, folder))) {
      const taken = await takeLock(fs, folder.lock, settled.processes);
      if (taken.ok) lock = taken.value;
      else refusal = taken.error.message;
    }
    try {
      const store = await ProjectStore.#recovered(settled, lock, refusal);
      if (store.readOnly !== null) await lock?.release();
      return ok(store);
    } catch (error) {
      await lock?.release();
      return err(storageError(error, 'read', 'the project'));
    }
  }

  static async #recovered(
    settled: Settled,
    lock: ProjectLock | null,
    refusal: string | null,
  ): Promise<ProjectStore> {
    const { fs, folder } = settled;
    const adapter = new SnapshotAdapter(fs, folder, settled.migrator);
    const low = new Low<Project | null>(adapter, null);
    await low.read();
    const found = adapter.recovered;
    if (found === null) throw new Error('Recovery left nothing.');
    const readOnly = found.readOnly ?? refusal;
    if (readOnly !== null) {
      // While somebody else writes, an unfinished end of the journal is nothing to report.
      const notices = found.notices.filter((notice) => notice.code !== 'journal-tail');
      return new ProjectStore(settled, adapter, low, lock, readOnly, notices);
    }
    const notices = await cleanUp(settled, found);
    const store = new ProjectStore(settled, adapter, low, lock, null, notices);
    if (found.isMigrated) await store.#keepBeforeMigration();
    return store;
  }

  /**
   * Makes a project folder, which must not exist yet, with the log so far, a first snapshot and its evidence. It is
   * built under a hidden name and appears whole or not at all.
   * Errors: `already-exists`, `disk-full`, `permission-denied`, `write-failed`.
   */
  static create(project: NewProject, options: StoreOptions = {}): Promise<Result<void>> {
    return writeNewProject(project, settle(project.path, options));
  }

  /**
   * Makes one change durable. Resolves when its batch is flushed. Errors: `read-only`, `disk-full`, `write-failed`,
   * `permission-denied`; after an error `project` and `head` are what was acknowledged before.
   */
  append(entry: LogEntry, next: Project): Promise<Result<void>> {
    return this.appendTogether([{ entry, next }]);
  }

  /**
   * Makes changes durable that follow one another, with one write: all of them or, after an error, none. Errors: those of
   * {@link append}. Power that fails during that write may leave the first of them behind; nobody was told of any then.
   */
  appendTogether(commits: readonly Commit[]): Promise<Result<void>> {
    if (this.readOnly !== null) return Promise.resolve(err(appError('read-only', this.readOnly)));
    if (this.#isClosed) throw new Error('The store is closed.');
    let head = this.#head;
    for (const { entry, next } of commits) {
      if (entry.revision !== head.revision + 1 || entry.previous !== head.logHead) {
        throw new Error(`Entry ${entry.revision} does not follow ${head.revision}.`);
      }
      head = next;
    }
    this.#head = head;
    return this.#queue.pushTogether(commits);
  }

  async #commit(commits: readonly Commit[]): Promise<Result<void>> {
    const last = commits.at(-1);
    if (last === undefined) return ok(undefined);
    try {
      const writer = await this.#journal();
      const before = writer.position;
      await writer.append(commits.map(({ entry }) => toJournal(entry)));
      this.#low.data = last.next;
      this.#unsnapped.entries += commits.length;
      this.#unsnapped.bytes += writer.position - before;
    } catch (error) {
      if (this.#writer?.isDead === true) await this.#dropWriter();
      return err(storageError(error, 'write', 'the last change'));
    }
    this.#afterCommit();
    return ok(undefined);
  }

  /** The journal to write to: the open one, the one recovery left off at, or a new generation. */
  async #journal(): Promise<JournalWriter> {
    if (this.#writer !== null) return this.#writer;
    const { fs, folder } = this.#options;
    if (this.#resume !== null) {
      const { generation, end, size } = this.#resume;
      this.#resume = null;
      this.#writer = await JournalWriter.resume(fs, folder.journal(generation), end, size);
    } else {
      this.#writer = await this.#newJournal(false);
    }
    return this.#writer;
  }

  async #newJournal(needsSpare: boolean): Promise<JournalWriter> {
    const { fs, folder, migrator } = this.#options;
    const generation = this.#newest + 1;
    const { revision, logHead } = this.project;
    const header = journalHeader(migrator.current, generation, { revision, logHead });
    const writer = await JournalWriter.create(fs, folder.journal(generation), header, needsSpare);
    this.#newest = generation;
    return writer;
  }

  async #dropWriter(): Promise<void> {
    const dead = this.#writer;
    this.#writer = null;
    this.#resume = null;
    await dead?.close();
  }

  #afterCommit(): void {
    void this.#queue.between(() => this.#keepSpare());
    this.#witness.notice(this.project);
    if (this.#unsnapped.bytes >= compactAtBytes && this.#isRested()) void this.compact();
    const { idleAfter } = this.#options;
    if (idleAfter === null || this.#isClosed) return;
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      this.#pausing = this.#pause();
    }, idleAfter);
    this.#idleTimer.unref();
  }

  async #pause(): Promise<void> {
    await this.#keepWitness();
    await this.housekeep();
  }

  /** A witness that cannot be written is missed only when the journal is cut; saving goes on without it. */
  async #keepWitness(): Promise<void> {
    const kept = await guarded('write', 'the witness of the log', () => this.#witness.keep(this.project));
    if (!kept.ok) this.#report(kept.error);
  }

  async #keepSpare(): Promise<void> {
    try {
      await this.#writer?.keepSpare();
    } catch (error) {
      this.#report(storageError(error, 'write', 'the journal'));
      await this.#dropWriter();
    }
  }

  /** What a pause is good for: a snapshot when enough has gathered, or when a backup of new work is due. */
  async housekeep(): Promise<void> {
    const { fs, folder, clock } = this.#options;
    const { entries } = this.#unsnapped;
    if (this.#isClosed || this.readOnly !== null || entries === 0 || !this.#isRested()) return;
    const due = await guarded('read', 'the backups', () => isBackupDue(fs, folder, clock()));
    if (entries >= compactAtEntries || (due.ok && due.value)) await this.compact();
  }

  #isRested(): boolean {
    return performance.now() >= this.#restUntil;
  }

  /**
   * Makes a snapshot of the acknowledged state, begins a new journal, archives journals that no kept snapshot needs
   * and makes a backup when one is due. Changes go on being saved meanwhile. Failing costs nothing but the attempt.
   * Once the store is closing it does nothing: the folder may be somebody else's by then.
   */
  compact(): Promise<Result<void>> {
    if (this.#isClosed) return Promise.resolve(ok(undefined));
    if (this.readOnly !== null) return Promise.resolve(err(appError('read-only', this.readOnly)));
    this.#compaction ??= this.#compactOnce().finally(() => {
      this.#compaction = null;
    });
    return this.#compaction;
  }

  async #compactOnce(): Promise<Result<void>> {
    const { fs, folder, clock } = this.#options;
    const gathered = { ...this.#unsnapped };
    this.#unsnapped = { entries: 0, bytes: 0 };
    try {
      await this.#queue.between(async () => {
        const next = await this.#newJournal(true);
        await this.#writer?.close();
        this.#writer = next;
        this.#resume = null;
        this.#adapter.generation = this.#newest;
      });
      await this.#low.write();
      await compactFolder(fs, folder, this.#adapter.lastWritten, clock());
      return ok(undefined);
    } catch (error) {
      this.#unsnapped.entries += gathered.entries;
      this.#unsnapped.bytes += gathered.bytes;
      this.#restUntil = performance.now() + restAfterFailure;
      const failure = storageError(error, 'write', 'the snapshot');
      this.#report(failure);
      return err(failure);
    }
  }

  async #keepBeforeMigration(): Promise<void> {
    const { fs, folder, clock, migrator } = this.#options;
    const listing = await listProjectFolder(fs, folder);
    const newest = listing.snapshots.at(-1);
    const bytes =
      newest === undefined
        ? await encodeSnapshot(this.project, this.#newest)
        : await fs.readFile(folder.snapshot(newest));
    await writeBackup(fs, folder, bytes, clock(), `before-schema-${migrator.current}`);
    const compacted = await this.compact();
    if (!compacted.ok) throw new StorageFailure(compacted.error);
  }

  #report(failure: { readonly code: string; readonly message: string }): void {
    this.#options.onTrouble({ kind: 'warning', code: failure.code, text: failure.message });
  }

  /** Finishes what is being written and gives the lock back. Makes no snapshot: quitting must be quick. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    await this.#pausing;
    await this.#compaction;
    await this.#queue.idle();
    await this.#writer?.close();
    this.#writer = null;
    if (this.readOnly !== null) return;
    await this.#keepWitness();
    await this.#lock?.release();
  }
}
