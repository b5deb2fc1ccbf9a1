import { describe, expect, it } from 'vitest';
import { ruleRanker } from '../../core/spotting/rule-ranker.ts';
import { createSpotter } from '../../core/spotting/spotter.ts';
import { aParagraph } from '../../core/testing/builders.ts';
import {
  createSpottingStore,
  restBeforeSpotting,
  spottedIn,
  spottingLimit,
  type SpottingAnswer,
  type SpottingJob,
  type SpottingWorker,
} from './spotting-store.ts';

const spotter = createSpotter(ruleRanker);

/** A worker that answers when it is told to, and a clock that moves when it is told to. */
function aBench() {
  const jobs: SpottingJob[] = [];
  const workers: SpottingWorker[] = [];
  const waiting = new Set<{ readonly act: () => void; readonly milliseconds: number }>();
  const store = createSpottingStore({
    startWorker: () => {
      const worker: SpottingWorker = {
        onmessage: null,
        onerror: null,
        postMessage: (job) => jobs.push(job),
        terminate: () => undefined,
      };
      workers.push(worker);
      return worker;
    },
    later: (act, milliseconds) => {
      const entry = { act, milliseconds };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
  });
  return {
    store,
    jobs,
    workers,
    pass: (milliseconds: number) => {
      for (const entry of [...waiting]) {
        if (entry.milliseconds > milliseconds) continue;
        waiting.delete(entry);
        entry.act();
      }
    },
    /** Answers blocks `from` to `to` of a job; all of the last one when nothing else is said. */
    answer: ({ job = jobs.at(-1)!, from = 0, to = Infinity } = {}) => {
      const done = job.blocks.slice(from, to).map(({ id, text, kind }) => ({
        id,
        sentences: spotter.spot(text, kind),
        isForeign: false,
      }));
      const data: SpottingAnswer = { at: job.at, done, isLast: to >= job.blocks.length };
      workers.at(-1)!.onmessage?.({ data } as MessageEvent<SpottingAnswer>);
    },
  };
}

const article = (...texts: readonly string[]) => ({
  blocks: texts.map((text, at) => aParagraph(`p${at}`, text)),
});
const textsOf = (job: SpottingJob | undefined) => job?.blocks.map(({ text }) => text);

describe('the suggestions of an article', () => {
  it('are asked for as soon as somebody wants them, and are known by parts', () => {
    const { store, jobs, pass, answer, workers } = aBench();
    expect(workers).toHaveLength(0);
    const told = article('412 boats sailed.', '', '39 boats sank.');
    store.want(told);
    pass(0);
    expect(textsOf(jobs[0])).toEqual(['412 boats sailed.', '39 boats sank.']);
    answer({ to: 1 });
    expect(spottedIn(store.get(), told.blocks[0]!)?.sentences[0]?.suggestions[0]?.text).toBe(
      '412 boats sailed',
    );
    expect(spottedIn(store.get(), told.blocks[2]!)).toBeNull();
    expect(store.get().isReading).toBe(true);
    answer({ from: 1 });
    expect(spottedIn(store.get(), told.blocks[2]!)).not.toBeNull();
    expect(store.get().isReading).toBe(false);
  });

  it('are asked for again in changed blocks alone, when the text rests', () => {
    const { store, jobs, pass, answer } = aBench();
    store.want(article('412 boats.', '39 boats.'));
    pass(0);
    answer();
    const [kept] = [...store.get().blocks.values()];
    store.want(article('412 boats.', '38 boats.'));
    store.want(article('412 boats.', '37 boats.'));
    pass(restBeforeSpotting - 1);
    expect(jobs).toHaveLength(1);
    pass(restBeforeSpotting);
    expect(textsOf(jobs[1])).toEqual(['37 boats.']);
    answer();
    expect(store.get().blocks.get('p0')).toBe(kept);
    store.want({ blocks: [aParagraph('p0', '412 boats.', { spans: [] }), aParagraph('p1', '37 boats.')] });
    pass(spottingLimit);
    expect(jobs).toHaveLength(2);
  });

  it('are dropped where the words changed while they were found', () => {
    const { store, jobs, pass, answer } = aBench();
    store.want(article('412 boats.', '39 boats.'));
    pass(0);
    const now = article('412 boats.', '38 boats.');
    store.want(now);
    answer({ job: jobs[0]! });
    expect(spottedIn(store.get(), now.blocks[0]!)).not.toBeNull();
    expect(spottedIn(store.get(), now.blocks[1]!)).toBeNull();
    expect(store.get().isReading).toBe(true);
    pass(restBeforeSpotting);
    expect(textsOf(jobs[1])).toEqual(['38 boats.']);
    answer({ job: jobs[0]!, from: 1 });
    expect(spottedIn(store.get(), now.blocks[1]!)).toBeNull();
    answer();
    expect(spottedIn(store.get(), now.blocks[1]!)).not.toBeNull();
  });

  it('need nothing when the text is again what it was', () => {
    const { store, jobs, pass, answer } = aBench();
    const before = article('412 boats.');
    store.want(before);
    pass(0);
    answer();
    store.want(article('413 boats.'));
    store.want(before);
    pass(spottingLimit);
    expect(jobs).toHaveLength(1);
    expect(store.get()).toMatchObject({ isReading: false, isFailed: false });
  });

  it('say when the reading broke off, and try again at the next change with a new worker', () => {
    const { store, workers, pass, answer } = aBench();
    store.want(article('412 boats.'));
    pass(0);
    pass(spottingLimit);
    expect(store.get()).toMatchObject({ isReading: false, isFailed: true });
    store.want(article('413 boats.'));
    pass(restBeforeSpotting);
    answer();
    expect(workers).toHaveLength(2);
    expect(store.get().isFailed).toBe(false);
  });

  it('of blocks that are gone are forgotten', () => {
    const { store, pass, answer } = aBench();
    store.want(article('412 boats.', '39 boats.'));
    pass(0);
    answer();
    store.want(article('413 boats.'));
    pass(restBeforeSpotting);
    answer();
    expect([...store.get().blocks.keys()]).toEqual(['p0']);
  });
});
