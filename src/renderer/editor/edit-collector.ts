import { appError, type AppError } from '../../core/app-error.ts';
import { mapTextBlocks, type Article, type Block } from '../../core/article/block-tree.ts';
import { normaliseBlock, sameBlock } from '../../core/article/normal-form.ts';
import { spanIndex } from '../../core/article/spans.ts';
import { editArticle } from '../../core/article/edit-article.ts';
import type { Result } from '../../core/result.ts';
import type { RefusedEdit, SaveState } from './article-editor-props.ts';
import { mergeVersions } from './article-merge.ts';
import { refusedWords } from './refused-words.ts';
import { editBetween, withKnownSpans, type ArticleEdit } from './edit-diff.ts';

/**
 * Milliseconds without typing after which an edit is sent, and the longest time typing may go unsent. A key is to be on the disk 300 ms
 * after the last one and 1,100 ms after itself: what the clocks leave of that is for the way to the main process and the flush.
 */
export const idleDelay = 200;
export const longestDelay = 800;

/** How long an acknowledged edit waits to be seen in the project before it is taken as seen. */
const echoDelay = 500;

export interface CollectorPorts {
  /** What the editor holds now. */
  readonly read: () => Article;
  /** Brings the editor to another article, without that counting as typing. */
  readonly write: (article: Article) => void;
  /** Sends one edit; resolves when it is on disk. */
  readonly execute: (edit: ArticleEdit) => Promise<Result<unknown>>;
  readonly isKnownSpan: (spanId: string) => boolean;
  readonly onState: (state: SaveState) => void;
  /** An edit was refused for good and given up: the editor shows the project's text again, `changed` blocks differently. */
  readonly onRefused: (refused: RefusedEdit, changed: ReadonlySet<string>) => void;
}

/**
 * Refusals that sending the same again cannot mend: who acts may not change the text. The disk is never among them, since
 * what it did not take must stay on the page until it does.
 */
const forGood: ReadonlySet<string> = new Set(['not-permitted', 'writer-cannot-check']);

interface Flight {
  readonly edit: ArticleEdit;
  /** What the project will hold once the edit is applied. */
  readonly expected: Article;
}

/**
 * Carries typing from the editor to the project, and everything else from the project to the editor.
 * One edit is under way at a time; what is typed meanwhile goes with the next. After a failure the text stays where it
 * is, and goes with the next change or flush. What is refused for good is given up: the record was never changed by it.
 */
export class EditCollector {
  readonly #ports: CollectorPorts;
  /** The project's article as last seen here. */
  #known: Article;
  #flight: Flight | null = null;
  #sending: Promise<void> | null = null;
  #echo: (() => void) | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #latest: ReturnType<typeof setTimeout> | undefined;
  #holds = 0;
  #isDirty = false;
  #state: SaveState = { kind: 'saved' };

  constructor(project: Article, ports: CollectorPorts) {
    this.#known = project;
    this.#ports = ports;
  }

  /** Tells that the user changed the text. */
  noticeChange(): void {
    this.#isDirty = true;
    if (this.#flight === null) this.#setState({ kind: 'pending' });
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#send(), idleDelay);
    this.#latest ??= setTimeout(() => void this.#send(), longestDelay);
  }

  /** Takes over the project's article; called with every new one, own edits included. Answers ids of blocks whose text changed from outside. */
  receive(remote: Article): ReadonlySet<string> {
    if (remote === this.#known) return new Set();
    const local = this.#ports.read();
    const flight = this.#flight !== null && this.#contains(remote, this.#flight) ? this.#flight : null;
    const ancestor = flight?.expected ?? this.#known;
    // A span that typing carried into a new block may have been removed meanwhile.
    const standing = spanIndex(remote);
    const merged = withKnownSpans(
      mergeVersions({ ancestor, local, remote }),
      (id) => standing.has(id) || this.#ports.isKnownSpan(id),
    );
    this.#known = remote;
    if (flight) {
      this.#flight = null;
      this.#echo?.();
    }
    if (
      merged.blocks.some((block, at) => block !== local.blocks[at]) ||
      merged.blocks.length !== local.blocks.length
    ) {
      this.#ports.write(merged);
    }
    return changedTexts(local, merged);
  }

  /** Sends what is unsent, at once; true when everything in the editor is on disk afterwards. */
  async flush(): Promise<boolean> {
    do {
      await this.#send();
    } while (this.#isDirty && this.#state.kind !== 'failed' && this.#holds === 0);
    return this.#state.kind === 'saved';
  }

  /** Flushes, then sends nothing until `act` is over, so that no edit crosses with its commands. */
  async withFlushed<T>(act: () => Promise<T>): Promise<T> {
    await this.flush();
    this.#holds += 1;
    try {
      return await act();
    } finally {
      this.#holds -= 1;
      if (this.#holds === 0 && this.#isDirty) this.noticeChange();
    }
  }

  /** Stops the clocks; unsent text is lost unless flushed before. */
  dispose(): void {
    clearTimeout(this.#idle);
    clearTimeout(this.#latest);
  }

  async #send(): Promise<void> {
    clearTimeout(this.#idle);
    clearTimeout(this.#latest);
    this.#latest = undefined;
    while (this.#sending !== null) await this.#sending;
    if (this.#holds > 0) return;
    this.#sending = this.#sendNow().finally(() => (this.#sending = null));
    await this.#sending;
  }

  async #sendNow(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    const local = withKnownSpans(this.#ports.read(), this.#ports.isKnownSpan);
    const edit = editBetween(this.#known, local);
    if (edit === null) {
      this.#setState({ kind: 'saved' });
      return;
    }
    const expected = editArticle(this.#known, edit);
    if (!expected.ok) {
      this.#fail(expected.error);
      return;
    }
    const echoed = new Promise<void>((resolve) => (this.#echo = resolve));
    this.#flight = { edit, expected: expected.value };
    this.#setState({ kind: 'saving' });
    const answer = await this.#ports.execute(edit).catch((cause: unknown): Result<never> => ({
      ok: false,
      error: appError('internal', cause instanceof Error ? cause.message : String(cause)),
    }));
    if (!answer.ok) {
      this.#flight = null;
      if (forGood.has(answer.error.code)) this.#giveUp(answer.error);
      else this.#fail(answer.error);
      return;
    }
    await Promise.race([echoed, new Promise((resolve) => setTimeout(resolve, echoDelay))]);
    this.#land();
  }

  /** Ends the flight of an acknowledged edit; when the project has not shown it yet, it is taken as shown. */
  #land(): void {
    if (this.#flight !== null) this.#known = this.#flight.expected;
    this.#flight = null;
    this.#setState({ kind: this.#isDirty ? 'pending' : 'saved' });
  }

  /** Whether the project's article came after the edit under way. */
  #contains(remote: Article, { edit }: Flight): boolean {
    const now = new Map(remote.blocks.map((block) => [block.id, block]));
    const old = new Map(this.#known.blocks.map((block) => [block.id, block]));
    return (
      edit.remove.every((id) => !now.has(id)) &&
      edit.put.every(({ block }) => {
        const there = now.get(block.id);
        const before = old.get(block.id);
        if (!there) return false;
        return sameBlock(normaliseBlock(there), block) || !before || !sameBlock(there, before);
      })
    );
  }

  /** Brings the editor back to the project's text, and says what was lost by that. */
  #giveUp(error: AppError): void {
    const local = this.#ports.read();
    this.#isDirty = false;
    this.#ports.write(this.#known);
    this.#setState({ kind: 'saved' });
    this.#ports.onRefused(
      { error, words: refusedWords(this.#known, local) },
      changedTexts(local, this.#known),
    );
  }

  #fail(error: Extract<SaveState, { kind: 'failed' }>['error']): void {
    this.#isDirty = true;
    this.#setState({ kind: 'failed', error });
  }

  #setState(state: SaveState): void {
    if (state.kind === this.#state.kind && state.kind !== 'failed') return;
    this.#state = state;
    this.#ports.onState(state);
  }
}

function changedTexts(before: Article, after: Article): ReadonlySet<string> {
  const old = new Map(before.blocks.map((block) => [block.id, block]));
  const fresh = new Set(after.blocks.map((block) => block.id));
  const ids = before.blocks.filter((block) => !fresh.has(block.id)).map((block) => block.id);
  for (const block of after.blocks) {
    const was = old.get(block.id);
    if (was === block) continue;
    if (!was || !sameBlock(withoutAllSpans(was), withoutAllSpans(block))) ids.push(block.id);
  }
  return new Set(ids);
}

function withoutAllSpans(block: Block): Block {
  return normaliseBlock(
    mapTextBlocks(block, (leaf) => (leaf.spans.length === 0 ? leaf : { ...leaf, spans: [] })),
  );
}
