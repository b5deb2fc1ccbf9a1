import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SearchHit } from '../../../contract/library-views.ts';
import {
  catalogueOf,
  searchableTexts,
  searchKinds,
  type Catalogue,
  type SearchableText,
  type SearchKind,
} from '../../../core/library/catalogue.ts';
import type { Project } from '../../../core/project/project.ts';
import { IndexPartBuilder } from '../../../core/search/index-part.ts';
import { rankEntries } from '../../../core/search/rank.ts';
import { makeSnippet } from '../../../core/search/snippet.ts';
import { readQuery, type SearchTerms } from '../../../core/search/words.ts';
import { EvidenceStore } from '../../storage/evidence-store.ts';
import { projectFingerprint } from '../../storage/project-fingerprint.ts';
import { projectFolder } from '../../storage/project-folder.ts';
import { takeLock, type ProjectLock } from '../../storage/project-lock.ts';
import { ProjectStore } from '../../storage/project-store.ts';
import { guarded } from '../../storage/storage-errors.ts';
import type { Runtime } from '../runtime.ts';
import { IndexFiles, type IndexedProject } from './index-files.ts';

/** How far the index is behind the library. */
export interface SearchProgress {
  readonly done: number;
  readonly total: number;
}

export interface FoundHits {
  readonly hits: readonly SearchHit[];
  /** All that were found, by kind; {@link hits} holds the best of each. */
  readonly counts: Readonly<Record<SearchKind, number>>;
}

const folderName = '.search';
/** A longer title says no more in a list. */
const titleLength = 160;

const storedText = z.strictObject({
  recordId: z.string(),
  title: z.string(),
  pieces: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});

/**
 * The search over one library: keeps the index beside the projects, brings it up to date project by project, and answers.
 * A project is read again only when its files changed, and indexed again only when its revision did. The index is derived:
 * the folder `.search` may be deleted at any time.
 */
export class LibrarySearch {
  readonly #folder: string;
  readonly #runtime: Runtime;
  readonly #files: IndexFiles;
  readonly #lock: ProjectLock | null;
  readonly #builder = new IndexPartBuilder();
  readonly #catalogues = new WeakMap<IndexedProject, Catalogue>();

  private constructor(folder: string, runtime: Runtime, files: IndexFiles, lock: ProjectLock | null) {
    this.#folder = folder;
    this.#runtime = runtime;
    this.#files = files;
    this.#lock = lock;
  }

  /** Opens the index of a library. Where another program writes it, or nobody may, changes are kept in memory. */
  static async open(folder: string, runtime: Runtime): Promise<LibrarySearch> {
    const { fs, store } = runtime;
    const place = join(folder, folderName);
    const made = (await fs.mayWrite(folder))
      ? await guarded('write', 'the search index', () => fs.makeFolder(place))
      : null;
    const taken = made?.ok === true ? await takeLock(fs, join(place, 'LOCK'), store.processes) : null;
    const lock = taken?.ok === true ? taken.value : null;
    return new LibrarySearch(folder, runtime, await IndexFiles.open(fs, place, lock !== null), lock);
  }

  /** Brings the index up to date, one project at a time, with a breath for others between them. */
  async refresh(onProgress: (progress: SearchProgress) => void = () => undefined): Promise<void> {
    const { fs } = this.#runtime;
    const names = (await fs.list(this.#folder)).filter((name) => !name.startsWith('.'));
    const there = new Set<string>();
    for (const [done, name] of names.entries()) {
      onProgress({ done, total: names.length });
      if (await this.#refreshOne(name)) there.add(name);
    }
    for (const name of [...this.#files.projects.keys()]) if (!there.has(name)) await this.#files.drop(name);
    await this.#files.tidy();
    onProgress({ done: names.length, total: names.length });
  }

  /** Whether there is a project of this name. One that cannot be read keeps what is known of it. */
  async #refreshOne(name: string): Promise<boolean> {
    const { fs, store } = this.#runtime;
    const path = join(this.#folder, name);
    const found = await guarded('read', 'the project', () => projectFingerprint(fs, path));
    if (!found.ok) return true;
    if (found.value === null) return false;
    const known = this.#files.projects.get(name);
    if (known?.head.fingerprint === found.value) return true;
    await setImmediate();
    const opened = await ProjectStore.open(path, 'read', { ...store, idleAfter: null });
    if (!opened.ok) return true;
    const { project } = opened.value;
    await opened.value.close();
    const { revision, logHead } = project;
    if (known?.head.revision === revision && known.head.logHead === logHead) {
      await this.#files.touch(name, found.value);
      return true;
    }
    const texts = searchableTexts(project, await this.#evidenceTexts(path, project));
    const catalogue = catalogueOf(project);
    await this.#files.put({
      head: {
        name,
        fingerprint: found.value,
        projectId: project.id,
        title: catalogue.title,
        revision,
        logHead,
      },
      part: this.#builder.build(texts.map(indexEntry)),
      texts: [
        ...texts.map(({ recordId, title, pieces }) => asJson({ recordId, title, pieces })),
        asJson(catalogue),
      ],
    });
    return true;
  }

  async #evidenceTexts(path: string, project: Project): Promise<ReadonlyMap<string, string>> {
    const store = new EvidenceStore(this.#runtime.fs, projectFolder(path));
    const texts = new Map<string, string>();
    for (const { text } of Object.values(project.evidence)) {
      if (text.sha256 === null || texts.has(text.sha256)) continue;
      const bytes = await store.read(text.sha256);
      // Evidence that is gone or damaged is found by its name alone; opening it tells what happened to it.
      if (bytes.ok) texts.set(text.sha256, Buffer.from(bytes.value).toString('utf8'));
    }
    return texts;
  }

  /**
   * The best hits of each kind, best first. An empty query finds nothing.
   * @param most hits per kind
   */
  async query(text: string, kinds: readonly SearchKind[] = searchKinds, most = 20): Promise<FoundHits> {
    const terms = readQuery(text);
    const projects = [...this.#files.projects.values()];
    const wanted = new Set(kinds.map((kind) => searchKinds.indexOf(kind)));
    const ranked = rankEntries(
      projects.map(({ part }) => part),
      terms,
      (kind) => wanted.has(kind),
    );
    const counts: Record<SearchKind, number> = { article: 0, claim: 0, source: 0, evidence: 0 };
    const hits: SearchHit[] = [];
    for (const { part, entry, kind } of ranked) {
      const name = searchKinds[kind];
      const project = projects[part];
      if (name === undefined || project === undefined) continue;
      counts[name] += 1;
      if (counts[name] <= most) {
        const hit = await this.#hit(project, name, entry, terms);
        if (hit !== null) hits.push(hit);
      }
    }
    return { hits, counts };
  }

  async #hit(
    project: IndexedProject,
    kind: SearchKind,
    entry: number,
    terms: SearchTerms,
  ): Promise<SearchHit | null> {
    const parsed = storedText.safeParse(fromJson(await this.#files.read(project, entry)));
    if (!parsed.success) return null;
    const { recordId, title, pieces } = parsed.data;
    const snippets = pieces.map((piece) => ({ piece, snippet: makeSnippet(piece.text, terms) }));
    const distinct = ({ snippet }: (typeof snippets)[number]): number => snippet.marks.length;
    const best = snippets.toSorted((a, b) => distinct(b) - distinct(a))[0];
    const { head } = project;
    return {
      projectId: head.projectId,
      projectTitle: head.title,
      projectFolder: head.name,
      kind,
      // Of an article, the block that holds the words.
      recordId: kind === 'article' ? (best?.piece.id ?? recordId) : recordId,
      title:
        title.length > titleLength
          ? `${title.slice(0, titleLength).replace(/[\uD800-\uDBFF]$/u, '')}…`
          : title,
      snippet: best?.snippet.text ?? '',
      marks: [...(best?.snippet.marks ?? [])],
      passage: kind === 'evidence' && best?.piece.id === '' ? best.snippet.place : null,
    };
  }

  /** The catalogues of all projects, as far as the index knows them. */
  async catalogues(): Promise<readonly Catalogue[]> {
    const all: Catalogue[] = [];
    for (const project of this.#files.projects.values()) {
      let catalogue = this.#catalogues.get(project);
      if (catalogue === undefined) {
        // Written by this program and covered by the record's checksum: it is what `catalogueOf` made.
        catalogue = fromJson(await this.#files.read(project, project.head.texts.length - 1)) as Catalogue;
        this.#catalogues.set(project, catalogue);
      }
      all.push(catalogue);
    }
    return all;
  }

  async close(): Promise<void> {
    await this.#lock?.release();
  }
}

function indexEntry({ kind, title, pieces }: SearchableText) {
  const text = pieces.map((piece) => piece.text).join('\n');
  return { kind: searchKinds.indexOf(kind), text: kind === 'article' ? `${title}\n${text}` : text };
}

const asJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value), 'utf8');
const fromJson = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));
