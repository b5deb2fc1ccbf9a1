import type { Article, TextBlock } from '../../core/article/block-tree.ts';
import type { SpottedSentence } from '../../core/spotting/suggestion.ts';
import { factBlocks, isSameText } from './facts-store.ts';
import { createStore, type ReadableStore } from './store.ts';

/** A text block as the worker takes it. */
export type SpotBlock = Pick<TextBlock, 'id' | 'kind' | 'text'>;

/** What the worker is asked; `at` numbers the questions. */
export interface SpottingJob {
  readonly at: number;
  readonly blocks: readonly SpotBlock[];
}

/** A part of the answer; the last one says so. */
export interface SpottingAnswer {
  readonly at: number;
  readonly done: readonly {
    readonly id: string;
    readonly sentences: readonly SpottedSentence[];
    readonly isForeign: boolean;
  }[];
  readonly isLast: boolean;
}

/** The part of a `Worker` that spotting needs. */
export interface SpottingWorker {
  onmessage: ((event: MessageEvent<SpottingAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  readonly postMessage: (job: SpottingJob) => void;
  readonly terminate: () => void;
}

/** What was found in a block, and in which text: its offsets are right in exactly that one. */
export interface SpottedBlock extends SpotBlock {
  readonly sentences: readonly SpottedSentence[];
  /** In a language that the spotter does not know. */
  readonly isForeign: boolean;
}

export interface SpottingState {
  /** By block id. A block whose text has changed since is not to be used: {@link spottedIn} looks. */
  readonly blocks: ReadonlyMap<string, SpottedBlock>;
  readonly isReading: boolean;
  /** The last reading broke off; the next change of the text tries again. */
  readonly isFailed: boolean;
}

export interface SpottingStore extends ReadableStore<SpottingState> {
  /** Asks for the suggestions of this article; only blocks that are new or changed are read. */
  readonly want: (article: Article) => void;
}

export interface SpottingPort {
  readonly startWorker: () => SpottingWorker;
  /** Runs `act` after so many milliseconds; the answer stops it. */
  readonly later: (act: () => void, milliseconds: number) => () => void;
}

/** The text must rest for so long, in milliseconds, before changed blocks are read. */
export const restBeforeSpotting = 300;
/** After this many milliseconds without a part of the answer a reading counts as broken off. */
export const spottingLimit = 20_000;

const nothing: SpottingState = { blocks: new Map(), isReading: false, isFailed: false };

/** What was found in this block as it stands; null while it has not been read. */
export function spottedIn(state: SpottingState, block: SpotBlock): SpottedBlock | null {
  const found = state.blocks.get(block.id);
  return found !== undefined && isSameBlock(found, block) ? found : null;
}

function isSameBlock(a: SpotBlock, b: SpotBlock): boolean {
  return a.text === b.text && a.kind === b.kind;
}

/**
 * Keeps the claim spotter's answers for the text as it stands, never in the way of typing: changed blocks are sent to a worker once
 * the text has rested, what was found in others stays, and an answer about words that have changed meanwhile is dropped. The
 * worker is started by the first question.
 */
export function createSpottingStore({ startWorker, later }: SpottingPort): SpottingStore {
  const state = createStore<SpottingState>(nothing);
  let worker: SpottingWorker | null = null;
  let count = 0;
  let wanted: readonly SpotBlock[] | null = null;
  /** Waits for the text to rest. */
  let stopRest: (() => void) | null = null;
  /** Waits for the answer under way. */
  let stopLimit: (() => void) | null = null;

  const missing = (): readonly SpotBlock[] =>
    (wanted ?? []).filter((block) => block.text !== '' && spottedIn(state.get(), block) === null);
  const endReading = () => {
    stopLimit?.();
    stopLimit = null;
  };
  const fail = () => {
    endReading();
    worker?.terminate();
    worker = null;
    state.set({ ...state.get(), isReading: false, isFailed: true });
  };
  const expectAnswer = () => {
    stopLimit?.();
    stopLimit = later(fail, spottingLimit);
  };
  const take = (asked: ReadonlyMap<string, SpotBlock>, { done, isLast }: SpottingAnswer) => {
    const now = new Map((wanted ?? []).map((block) => [block.id, block]));
    const blocks = new Map([...state.get().blocks].filter(([id]) => now.has(id)));
    for (const { id, sentences, isForeign } of done) {
      const block = asked.get(id);
      const standing = now.get(id);
      if (block === undefined || standing === undefined || !isSameBlock(block, standing)) continue;
      const { kind, text } = block;
      blocks.set(id, { id, kind, text, sentences, isForeign });
    }
    if (isLast) endReading();
    else expectAnswer();
    state.set({ blocks, isReading: !isLast || stopRest !== null, isFailed: false });
  };
  const read = () => {
    stopRest = null;
    const blocks = missing();
    if (blocks.length === 0) {
      // An answer still on its way is about words that are gone.
      count += 1;
      endReading();
      state.set({ ...state.get(), isReading: false, isFailed: false });
      return;
    }
    count += 1;
    const at = count;
    const asked = new Map(blocks.map((block) => [block.id, block]));
    worker ??= startWorker();
    worker.onmessage = ({ data }) => {
      if (data.at === at) take(asked, data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail();
    };
    expectAnswer();
    worker.postMessage({ at, blocks });
  };

  return {
    get: state.get,
    subscribe: state.subscribe,
    want: (article) => {
      const blocks = factBlocks(article);
      if (wanted !== null && isSameText(wanted, blocks) && hasSameKinds(wanted, blocks)) return;
      const isFirst = wanted === null;
      wanted = blocks;
      stopRest?.();
      stopRest = null;
      const isKnown = missing().length === 0 && stopLimit === null;
      if (isKnown !== !state.get().isReading) state.set({ ...state.get(), isReading: !isKnown });
      if (isKnown) return;
      stopRest = later(read, isFirst ? 0 : restBeforeSpotting);
    },
  };
}

function hasSameKinds(a: readonly SpotBlock[], b: readonly SpotBlock[]): boolean {
  return a.every((block, at) => block.kind === b[at]?.kind);
}
