import { textBlocks, type Article } from '../../core/article/block-tree.ts';
import type { ArticleFacts, ArticleFactsOptions, FactBlock } from '../../core/checks/article-facts.ts';
import { memoise } from '../../core/memo.ts';
import type { Project } from '../../core/project/project.ts';
import { createStore, type ReadableStore } from './store.ts';

/** What the worker is asked; `at` numbers the questions. */
export interface FactsJob extends ArticleFactsOptions {
  readonly at: number;
  readonly blocks: readonly FactBlock[];
}

export interface FactsAnswer {
  readonly at: number;
  readonly facts: ArticleFacts;
}

/** The part of a `Worker` that reading needs. */
export interface FactsWorker {
  onmessage: ((event: MessageEvent<FactsAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  readonly postMessage: (job: FactsJob) => void;
  readonly terminate: () => void;
}

/** What was found in an article, and in which. */
export interface FactsState {
  /** Null before the first reading. */
  readonly facts: ArticleFacts | null;
  /** The text blocks that `facts` speaks of; its offsets are right in exactly these texts. */
  readonly blocks: readonly FactBlock[];
  readonly isReading: boolean;
  /** The last reading broke off; the next change of the text tries again. */
  readonly isFailed: boolean;
}

/** What a reading depends on. */
export type FactsOf = Pick<Project, 'article' | 'names' | 'story'>;

export interface FactsStore extends ReadableStore<FactsState> {
  /** Asks for the facts of this article; nothing happens when they are known or on their way. */
  readonly want: (project: FactsOf) => void;
}

export interface FactsPort {
  readonly startWorker: () => FactsWorker;
  /** Runs `act` after so many milliseconds; the answer stops it. */
  readonly later: (act: () => void, milliseconds: number) => () => void;
}

/** The text must rest for so long, in milliseconds, before it is read again. */
export const restBeforeReading = 500;
/** After this many milliseconds a reading counts as broken off. */
export const readingLimit = 60_000;

const nothingRead: FactsState = { facts: null, blocks: [], isReading: false, isFailed: false };

/** The text blocks of an article as the worker takes them; the same object for the same article. */
export const factBlocks = memoise((article: Article): readonly FactBlock[] =>
  textBlocks(article).map(({ id, kind, text }) => ({ id, kind, text })),
);

/** Whether offsets into `before` are right in `now`. */
export function isSameText(before: readonly FactBlock[], now: readonly FactBlock[]): boolean {
  return (
    before === now ||
    (before.length === now.length &&
      before.every((block, at) => block.id === now[at]?.id && block.text === now[at].text))
  );
}

/**
 * Reads whole articles in a worker, never in the way of typing: one reading at a time, begun when the text has rested, and
 * only while somebody asks. The worker lives on, because it remembers what it has read.
 */
export function createFactsStore({ startWorker, later }: FactsPort): FactsStore {
  const state = createStore<FactsState>(nothingRead);
  let worker: FactsWorker | null = null;
  let count = 0;
  /** The reading under way or waiting for the text to rest. */
  let wanted: FactsOf | null = null;
  let stop: (() => void) | null = null;
  let isUnderWay = false;

  const end = () => {
    stop?.();
    stop = null;
    isUnderWay = false;
  };
  const fail = () => {
    end();
    worker?.terminate();
    worker = null;
    state.set({ ...state.get(), isReading: false, isFailed: true });
  };
  const read = (project: FactsOf) => {
    isUnderWay = true;
    count += 1;
    const at = count;
    const blocks = factBlocks(project.article);
    worker ??= startWorker();
    worker.onmessage = ({ data }) => {
      if (data.at !== at) return;
      end();
      state.set({ facts: data.facts, blocks, isReading: false, isFailed: false });
      if (wanted !== null && wanted !== project) schedule(wanted, 0);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail();
    };
    stop = later(fail, readingLimit);
    const register = Object.values(project.names).map(({ canonical, variants }) => ({ canonical, variants }));
    worker.postMessage({ at, blocks, publicationDate: project.story.publicationDate, register });
  };
  const schedule = (project: FactsOf, rest: number) => {
    stop?.();
    state.set({ ...state.get(), isReading: true });
    stop = later(() => {
      read(project);
    }, rest);
  };

  return {
    get: state.get,
    subscribe: state.subscribe,
    want: (project) => {
      if (wanted !== null && isSameQuestion(wanted, project)) return;
      const isFirst = wanted === null || state.get().facts === null;
      wanted = project;
      // A reading under way is let finish; its end asks for the newest.
      if (!isUnderWay) schedule(project, isFirst ? 0 : restBeforeReading);
    },
  };
}

function isSameQuestion(before: FactsOf, now: FactsOf): boolean {
  return (
    before.names === now.names &&
    before.story.publicationDate === now.story.publicationDate &&
    isSameText(factBlocks(before.article), factBlocks(now.article))
  );
}
