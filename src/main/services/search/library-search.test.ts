import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '../../../core/article/block-tree.ts';
import { aHeadline, aParagraph } from '../../../core/testing/builders.ts';
import { tempFolder } from '../../storage/testing/temp-folder.ts';
import { bring } from '../bring-service.ts';
import { addEvidence } from '../evidence-service.ts';
import { ProjectLibrary } from '../project-library.ts';
import { ProjectSession, type Actor } from '../project-session.ts';
import { systemRuntime } from '../runtime.ts';
import { defaultPolicy } from '../../../core/gate/policy.ts';
import { emptyStory } from '../import-service.ts';
import { expectOk } from '../testing/expect-ok.ts';
import { LibrarySearch } from './library-search.ts';
import { SearchDesk } from './search-desk.ts';
import { SearchSession } from './search-session.ts';

const runtime = systemRuntime({ idleAfter: null });
const by: Actor = { actor: 'Cy Checker', role: 'checker' };
let folder: string;
let library: ProjectLibrary;

beforeEach(async () => {
  folder = tempFolder();
  library = expectOk(await ProjectLibrary.open(folder, runtime));
});

/** Makes a project with one paragraph, a claim on `words`, a source with evidence, and a citation of its first words. */
async function project(
  title: string,
  text: string,
  words: string,
  evidence: string,
): Promise<ProjectSession> {
  const blocks: readonly Block[] = [aHeadline(title), aParagraph('p1', text)];
  const projectId = runtime.newId('project');
  const { path } = expectOk(
    await library.create([
      {
        by: { actor: 'Ada', role: 'editor' },
        command: {
          kind: 'project.create',
          projectId,
          origin: { kind: 'blank', fileName: '', messages: [] },
          story: emptyStory(title),
          policy: defaultPolicy,
          blocks,
          furniture: [],
        },
      },
    ]),
  );
  const session = expectOk(await ProjectSession.open(path, 'write', runtime.store));
  const start = text.indexOf(words);
  expectOk(
    await session.execute(
      {
        kind: 'claim.create',
        claimId: 'claim_1',
        type: 'number',
        ranges: [{ spanId: 'span_1', blockId: 'p1', start, end: start + words.length }],
      },
      by,
    ),
  );
  expectOk(
    await session.execute(
      {
        kind: 'source.add',
        sourceId: 'source_1',
        sourceKind: 'document',
        csl: { type: 'report', title: 'Timetable of the Café line', DOI: '10.1000/line' },
        person: null,
        origin: '',
        note: '',
      },
      by,
    ),
  );
  const { evidenceId } = expectOk(
    await addEvidence(
      session,
      by,
      {
        sourceId: 'source_1',
        kind: 'pasted',
        fileName: 'Log of departures',
        bytes: Buffer.from(evidence),
        text: { kind: 'text', text: evidence },
        from: 'pasted',
      },
      runtime.newId,
    ),
  );
  expectOk(
    await session.execute(
      {
        kind: 'citation.add',
        citationId: 'cite_1',
        claimId: 'claim_1',
        sourceId: 'source_1',
        evidenceId,
        role: 'primary',
        stance: 'supports',
        locator: { label: 'page', value: '4' },
        excerpt: { exact: evidence.slice(0, 9), prefix: '', suffix: '', start: 0, end: 9 },
        note: '',
      },
      by,
    ),
  );
  return session;
}

const found = async (search: LibrarySearch, text: string) =>
  (await search.query(text)).hits.map(({ kind, projectTitle }) => `${kind} ${projectTitle}`).toSorted();

async function searched(): Promise<LibrarySearch> {
  const search = await LibrarySearch.open(folder, runtime);
  await search.refresh();
  return search;
}

const log = 'Departure 7.15, seventeen minutes late because of the herring fleet.';

describe('LibrarySearch', () => {
  it('finds words of articles, claims, sources and evidence, with place, snippet and marks', async () => {
    const session = await project(
      'Ferries',
      'The ferry was late on 17 days in October.',
      'late on 17 days',
      log,
    );
    await session.close();
    const search = await searched();
    expect(await found(search, '17 days ')).toEqual(['article Ferries', 'claim Ferries']);
    expect(await found(search, 'cafe line')).toEqual(['source Ferries']);
    const { hits } = await search.query('herring fle');
    expect(hits).toHaveLength(1);
    const [hit] = hits;
    expect(hit).toMatchObject({ kind: 'evidence', title: 'Log of departures' });
    expect(hit?.marks.map(({ start, end }) => hit.snippet.slice(start, end))).toEqual(['herring', 'fleet']);
    expect(log.slice(hit?.passage?.start, hit?.passage?.end)).toBe('herring fleet');
    expect((await search.query('ferry october')).hits[0]).toMatchObject({ kind: 'article', recordId: 'p1' });
    expect((await search.query('17 days ', ['claim'])).hits.map(({ recordId }) => recordId)).toEqual([
      'claim_1',
    ]);
    await search.close();
  });

  it('reads again only what changed, survives a restart, and forgets what is gone', async () => {
    const ferry = await project('Ferries', 'The ferry was late on 17 days.', '17 days', log);
    const quay = await project('Quays', 'The quay cost 5 million.', '5 million', log);
    await quay.close();
    const first = await searched();
    const size = () => readFileSync(join(folder, '.search', 'terms-1.bin')).length;
    const before = size();
    await first.refresh();
    expect(size()).toBe(before);
    expectOk(
      await ferry.execute(
        { kind: 'claim.note', claimId: 'claim_1', noteId: 'note_1', text: 'Ask the pilot' },
        by,
      ),
    );
    await first.refresh();
    expect(await found(first, 'pilot')).toEqual(['claim Ferries']);
    await first.close();
    await ferry.close();

    const again = await LibrarySearch.open(folder, runtime);
    expect(await found(again, 'pilot')).toEqual(['claim Ferries']);
    expect(await found(again, 'quay ')).toEqual(['article Quays']);
    expectOk(await library.trash(quay.project.id));
    await again.refresh();
    expect(await found(again, 'quay ')).toEqual([]);
    await again.close();
    const last = await LibrarySearch.open(folder, runtime);
    expect(await found(last, 'quay ')).toEqual([]);
    await last.close();
  });

  it('is made again from the projects when its files are cut off, altered or gone', async () => {
    await (await project('Ferries', 'The ferry was late on 17 days.', '17 days', log)).close();
    await (await project('Quays', 'The quay cost 5 million.', '5 million', log)).close();
    await (await searched()).close();
    const terms = join(folder, '.search', 'terms-1.bin');
    const whole = readFileSync(terms);
    const damage: readonly (() => void)[] = [
      () => truncateSync(terms, whole.length - 7),
      () => {
        const bytes = Buffer.from(whole);
        bytes[40] = (bytes[40] ?? 0) ^ 1;
        writeFileSync(terms, bytes);
      },
      () => truncateSync(join(folder, '.search', 'texts-1.bin'), 10),
      () => rmSync(join(folder, '.search'), { recursive: true }),
      () => writeFileSync(terms, 'nonsense'),
    ];
    for (const harm of damage) {
      harm();
      const search = await searched();
      expect(await found(search, 'ferry ')).toEqual(['article Ferries']);
      expect(await found(search, 'quay ')).toEqual(['article Quays']);
      expect(await found(search, 'herring')).toEqual(['evidence Ferries', 'evidence Quays']);
      await search.close();
    }
  });

  it('leaves the files alone while another program writes them, and still answers', async () => {
    const ferry = await project('Ferries', 'The ferry was late on 17 days.', '17 days', log);
    const writer = await searched();
    const reader = await LibrarySearch.open(folder, runtime);
    expectOk(
      await ferry.execute(
        { kind: 'claim.note', claimId: 'claim_1', noteId: 'note_1', text: 'Ask the pilot' },
        by,
      ),
    );
    const before = readFileSync(join(folder, '.search', 'terms-1.bin'));
    await reader.refresh();
    expect(await found(reader, 'pilot')).toEqual(['claim Ferries']);
    expect((await reader.query('herring')).hits[0]?.snippet).toContain('herring fleet');
    expect(readFileSync(join(folder, '.search', 'terms-1.bin')).equals(before)).toBe(true);
    await reader.close();
    await writer.close();
    await ferry.close();
  });

  it('keeps its folder out of the list of projects', async () => {
    await (await project('Ferries', 'The ferry was late.', 'late', log)).close();
    await (await searched()).close();
    expect(readdirSync(folder)).toContain('.search');
    expect(expectOk(await library.list()).projects.map(({ title }) => title)).toEqual(['Ferries']);
  });

  it('passes over a folder that holds no readable project', async () => {
    mkdirSync(join(folder, 'stray'));
    writeFileSync(join(folder, 'stray', 'snapshot-1.json'), '{"broken":');
    await (await project('Ferries', 'The ferry was late.', 'late', log)).close();
    const search = await searched();
    expect(await found(search, 'ferry ')).toEqual(['article Ferries']);
    await search.close();
  });
});

describe('SearchSession', () => {
  it('answers before the index is complete, and says so', async () => {
    await (await project('Ferries', 'The ferry was late.', 'late', log)).close();
    const session = new SearchSession(await LibrarySearch.open(folder, runtime));
    const wish = { kind: 'query', text: 'ferry', kinds: ['article'] } as const;
    const first = await session.ask<'query'>(wish);
    expect(first).toMatchObject({ isComplete: false, value: { hits: [] } });
    await session.settled();
    const second = await session.ask<'query'>(wish);
    expect(second).toMatchObject({ isComplete: true, value: { hits: [{ projectTitle: 'Ferries' }] } });
    expect(second.progress).toEqual({ done: 1, total: 1 });
    await session.close();
  });

  it('offers the earlier check, its sources and the claims on a passage across projects', async () => {
    const words = 'late on 17 days in October';
    const old = await project('Ferries', `The ferry was ${words}.`, words, log);
    expectOk(
      await old.execute({ kind: 'claim.verdict', claimId: 'claim_1', verdict: 'confirmed', note: '' }, by),
    );
    const fresh = await project(
      'A year of waiting',
      `Boats were ${words}, says the board.`,
      words,
      `${log} Twice.`,
    );
    const session = new SearchSession(await LibrarySearch.open(folder, runtime));
    await session.settled();
    const bank = await session.ask<'bank'>({
      kind: 'bank',
      projectId: fresh.project.id,
      words,
      expiry: { number: 90 },
      today: '2999-01-01',
    });
    expect(bank.value).toMatchObject([
      {
        projectTitle: 'Ferries',
        words,
        status: 'confirmed',
        by: 'Cy Checker',
        match: 'same-words',
        isExpired: true,
        sources: [{ title: 'Timetable of the Café line' }],
      },
    ]);
    const sources = await session.ask<'sources'>({ kind: 'sources' });
    expect(
      sources.value.map(({ projectTitle, claims }) => `${projectTitle}: ${claims.length}`).toSorted(),
    ).toEqual(['A year of waiting: 1', 'Ferries: 1']);

    const brought = expectOk(
      await bring(
        old,
        fresh,
        by,
        { kind: 'check', fromClaimId: 'claim_1', claimId: 'claim_1' },
        runtime.newId,
      ),
    );
    expect(brought).toEqual({ added: 0, reused: 1, citations: 1 });
    expect(fresh.project.claims['claim_1']?.verdict).toBeNull();
    const copied = Object.values(fresh.project.evidence).find(({ custody }) =>
      custody[0]?.from.includes('Ferries'),
    );
    expectOk(await fresh.evidence.read(copied?.sha256 ?? ''));

    const again = new SearchSession(await LibrarySearch.open(folder, runtime));
    await again.settled();
    const place = {
      sha256: copied?.sha256 ?? '',
      textSha256: copied?.text.sha256 ?? '',
      start: 3,
      end: 5,
    };
    const passages = await again.ask<'passages'>({ kind: 'passages', place });
    expect(passages.value.map(({ projectTitle }) => projectTitle).toSorted()).toEqual([
      'A year of waiting',
      'Ferries',
    ]);
    const behind = await again.ask<'passages'>({ kind: 'passages', place: { ...place, start: 9, end: 12 } });
    expect(behind.value).toEqual([]);
    await again.close();
    await session.close();
    await old.close();
    await fresh.close();
  });
});

it('SearchDesk asks a thread, goes over to another library, and gives the lock back', async () => {
  await (await project('Ferries', 'The ferry was late.', 'late', log)).close();
  let current = folder;
  const desk = new SearchDesk(join(import.meta.dirname, 'search-worker.ts'), () => current);
  const ask = async () =>
    expectOk(await desk.ask<'query'>({ kind: 'query', text: 'ferry', kinds: ['article'] }));
  await expect.poll(async () => (await ask()).value.hits.length, { timeout: 10_000 }).toBe(1);
  current = tempFolder();
  await expect.poll(async () => (await ask()).isComplete, { timeout: 10_000 }).toBe(true);
  expect((await ask()).value.hits).toEqual([]);
  await desk.close();
  expect(readdirSync(join(current, '.search'))).toEqual([]);
});
