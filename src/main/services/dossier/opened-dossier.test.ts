import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { appError } from '../../../core/app-error.ts';
import { err, ok } from '../../../core/result.ts';
import type { Question } from '../../platform/ports.ts';
import { tempFolder } from '../../storage/testing/temp-folder.ts';
import { createSample } from '../create-sample.ts';
import { makeExport } from '../export-service.ts';
import { ProjectLibrary } from '../project-library.ts';
import { ProjectSession } from '../project-session.ts';
import { systemRuntime } from '../runtime.ts';
import { expectOk } from '../testing/expect-ok.ts';
import { examineFile, importDossier } from './dossier-reading.ts';
import { examineInThread } from './examine-in-thread.ts';
import { dossierQuestion, showOpenedDossier } from './opened-dossier.ts';

const runtime = systemRuntime({ idleAfter: null });
const stetVersion = '0.1.0';

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

/** A dossier of the sample project, made once. */
let dossier: Uint8Array | null = null;

async function aDossier(): Promise<string> {
  dossier ??= await madeOfSample();
  const file = join(folder, 'ferry.stetdossier');
  writeFileSync(file, dossier);
  return file;
}

async function madeOfSample(): Promise<Uint8Array> {
  const library = expectOk(await ProjectLibrary.open(join(folder, 'theirs'), runtime));
  const sample = resolve(import.meta.dirname, '../../../../resources/sample');
  const { path } = expectOk(await createSample(library, sample, runtime));
  const session = expectOk(await ProjectSession.open(path, 'read', runtime.store));
  const tools = { clock: runtime.clock, stetVersion, printToPdf: null, vault: null };
  const by = { actor: 'Ruth Okafor', role: 'editor' } as const;
  const made = expectOk(await makeExport(session, by, { format: 'dossier', isDraft: true }, tools));
  await session.close();
  return made.bytes;
}

/** What the thread answers, without one. */
async function examine(path: string) {
  const examined = await examineFile(runtime.fs, path, stetVersion);
  if (!examined.ok) return examined;
  return ok({ findings: examined.value.findings, holdsProject: examined.value.dossier !== null });
}

/** Shows a file to somebody who presses the button with this name, if there is one. */
async function shown(path: string, press: string) {
  const library = expectOk(await ProjectLibrary.open(join(folder, 'ours'), runtime));
  const asked: Question[] = [];
  let changes = 0;
  await showOpenedDossier(path, {
    dialogs: {
      ask: (question) => {
        asked.push(question);
        const wanted = question.buttons.indexOf(press);
        return Promise.resolve(wanted === -1 ? question.cancelIndex : wanted);
      },
    },
    examine,
    take: async (file) => importDossier(library, expectOk(await examineFile(runtime.fs, file, stetVersion))),
    changed: () => (changes += 1),
  });
  const titles = expectOk(await library.list()).projects.map(({ title }) => title);
  return { asked, changes, titles };
}

it('says that a dossier is intact, and makes the project again only when asked to', async () => {
  const file = await aDossier();
  const left = await shown(file, 'Close');
  expect(left.asked).toHaveLength(1);
  expect(left.asked[0]).toMatchObject({ kind: 'info', message: '“ferry.stetdossier” is intact.' });
  expect(left.asked[0]?.detail).toContain('as a draft, not vetted');
  expect(left).toMatchObject({ changes: 0, titles: [] });

  const taken = await shown(file, 'Take into the library');
  expect(taken.changes).toBe(1);
  expect(taken.titles).toHaveLength(1);
  expect(taken.asked.at(-1)?.message).toBe('The project is in your library.');

  const again = await shown(file, 'Take into the library');
  expect(again.asked.at(-1)).toMatchObject({ kind: 'warning', message: 'The project was not taken.' });
  expect(again).toMatchObject({ changes: 0, titles: taken.titles });
});

it('says what was changed in one that is not, and offers nothing', async () => {
  const file = await aDossier();
  const bytes = readFileSync(file);
  const at = bytes.indexOf('record.json') + 400;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const { asked, titles } = await shown(file, 'Take into the library');
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ kind: 'warning', message: '“ferry.stetdossier” is not intact.' });
  expect(asked[0]?.buttons).toEqual(['Close']);
  expect(asked[0]?.detail).toContain('Ask whoever made it for a whole copy.');
  expect(titles).toEqual([]);
});

it('says so of what is no dossier, and of what is not there', async () => {
  writeFileSync(join(folder, 'other.zip'), 'PK\u0003\u0004 and nothing else');
  expect((await shown(join(folder, 'other.zip'), 'Close')).asked[0]?.message).toBe(
    '“other.zip” is not intact.',
  );
  const gone = await shown(join(folder, 'gone.stet.zip'), 'Close');
  expect(gone.asked[0]).toMatchObject({ kind: 'warning', message: '“gone.stet.zip” could not be examined.' });
});

it('is examined the same in a thread of its own', async () => {
  const path = await aDossier();
  const thread = resolve(import.meta.dirname, 'dossier-worker.ts');
  expect(await examineInThread(thread, { path, stetVersion })).toEqual(await examine(path));
});

it('stops an examination that takes too long', async () => {
  const slow = join(folder, 'slow.mjs');
  writeFileSync(slow, 'setInterval(() => {}, 1000);');
  const answer = await examineInThread(slow, { path: '/x/a.stet.zip', stetVersion }, 300);
  expect(answer).toMatchObject({ ok: false, error: { code: 'timed-out' } });
  const broken = join(folder, 'broken.mjs');
  writeFileSync(broken, 'throw new Error("hostile");');
  const failed = await examineInThread(broken, { path: '/x/a.stet.zip', stetVersion });
  expect(failed).toMatchObject({ ok: false, error: { code: 'malformed' } });
  expect(dossierQuestion('a.stet.zip', err(appError('malformed', 'Broken.')))).toMatchObject({
    buttons: ['Close'],
    detail: 'Broken.',
  });
});
