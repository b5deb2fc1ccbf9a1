import { describe, expect, it } from 'vitest';
import { articleFacts } from '../../core/checks/article-facts.ts';
import { aParagraph, aProject } from '../../core/testing/builders.ts';
import {
  createFactsStore,
  isSameText,
  type FactsAnswer,
  type FactsJob,
  type FactsWorker,
} from './facts-store.ts';

/** A worker that answers when it is told to, and a clock that moves when it is told to. */
function aBench() {
  const jobs: FactsJob[] = [];
  const workers: FactsWorker[] = [];
  const waiting = new Set<{ readonly act: () => void; readonly milliseconds: number }>();
  const store = createFactsStore({
    startWorker: () => {
      const worker: FactsWorker = {
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
    /** Lets everything come due that waits no longer than this. */
    pass: (milliseconds: number) => {
      for (const entry of [...waiting]) {
        if (entry.milliseconds > milliseconds) continue;
        waiting.delete(entry);
        entry.act();
      }
    },
    answer: () => {
      const job = jobs.at(-1)!;
      const event = { data: { at: job.at, facts: articleFacts(job.blocks, job) } };
      workers.at(-1)!.onmessage?.(event as MessageEvent<FactsAnswer>);
    },
  };
}

const saying = (text: string) => aProject([aParagraph('p', text)]);

describe('the facts of an article', () => {
  it('are read once for one text, whatever else changes', () => {
    const { store, jobs, pass, answer } = aBench();
    const project = saying('412 boats.');
    store.want(project);
    expect(store.get().isReading).toBe(true);
    pass(0);
    answer();
    expect(store.get()).toMatchObject({ isReading: false, isFailed: false });
    expect(store.get().facts?.names).toEqual([]);
    store.want({ ...project, article: { blocks: [aParagraph('p', '412 boats.', { spans: [] })] } });
    pass(1000);
    expect(jobs).toHaveLength(1);
  });

  it('are read again when the text has rested, newest first', () => {
    const { store, jobs, pass, answer } = aBench();
    store.want(saying('One boat.'));
    pass(0);
    store.want(saying('Two boats.'));
    store.want(saying('Three boats.'));
    expect(jobs).toHaveLength(1);
    answer();
    pass(0);
    expect(jobs.map(({ blocks }) => blocks[0]?.text)).toEqual(['One boat.', 'Three boats.']);
    answer();
    expect(store.get().isReading).toBe(false);
    store.want(saying('Four boats.'));
    pass(0);
    expect(jobs).toHaveLength(2);
    pass(500);
    expect(jobs).toHaveLength(3);
  });

  it('say when the reading broke off, and try again with a new worker', () => {
    const { store, workers, pass, answer } = aBench();
    store.want(saying('412 boats.'));
    pass(0);
    pass(60_000);
    expect(store.get()).toMatchObject({ isReading: false, isFailed: true });
    store.want(saying('413 boats.'));
    pass(500);
    answer();
    expect(workers).toHaveLength(2);
    expect(store.get().isFailed).toBe(false);
  });

  it('are right in exactly the text they were read in', () => {
    const before = [{ id: 'p', kind: 'paragraph' as const, text: 'a' }];
    expect(isSameText(before, [{ ...before[0]! }])).toBe(true);
    expect(isSameText(before, [{ ...before[0]!, text: 'b' }])).toBe(false);
    expect(isSameText(before, [])).toBe(false);
  });
});
