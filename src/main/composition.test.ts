import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { ChannelName, EventName, RequestOf, ResponseOf } from '../contract/channels.ts';
import { importDocument } from '../core/documents-in/document-in.ts';
import type { Result } from '../core/result.ts';
import { composeApp } from './composition.ts';
import { createLog } from './log.ts';
import type { Ports } from './platform/ports.ts';
import { appOrigin } from './security/app-address.ts';
import { systemRuntime } from './services/runtime.ts';
import { expectOk } from './services/testing/expect-ok.ts';
import { noKeychain } from './services/vault/testing/keychains.ts';
import { tempFolder } from './storage/testing/temp-folder.ts';

/** What the user answers in dialogs. */
interface Answers {
  file: string | null;
  folder: string | null;
  save: string | null;
}

/** The application without Electron: real services and files, a window that only remembers. */
async function anApp(userDataFolder: string) {
  const answers: Answers = { file: null, folder: null, save: null };
  const heard: { name: EventName; payload: unknown }[] = [];
  const shown: string[] = [];
  const lines: string[] = [];
  const ports: Ports = {
    dialogs: {
      chooseFile: () => Promise.resolve(answers.file),
      chooseFolder: () => Promise.resolve(answers.folder),
      chooseSavePath: () => Promise.resolve(answers.save),
      ask: () => Promise.resolve(0),
    },
    desktop: {
      openInBrowser: () => Promise.resolve(),
      showInFolder: (path) => shown.push(path),
      openFolder: (path) => {
        shown.push(path);
        return Promise.resolve();
      },
    },
    openCapturePage: () => Promise.reject(new Error('Nothing is captured here.')),
    keychain: noKeychain,
    printToPdf: (html) => Promise.resolve(Buffer.from(`%PDF-1.7 of ${html.length}`)),
  };
  const app = await composeApp({
    ports,
    log: createLog(
      (line) => lines.push(line),
      () => '',
    ),
    host: { version: '0.0.0', stamp: null, host: 'stand-in', platform: 'linux' },
    userDataFolder,
    libraryFolder: null,
    threadFile: (name) =>
      resolve(
        import.meta.dirname,
        {
          'search-worker': 'services/search',
          'reference-worker': 'services/references',
          'parse-worker': 'services',
          'write-worker': 'services',
          'dossier-worker': 'services/dossier',
        }[name],
        `${name}.ts`,
      ),
    resourcesFolder: resolve(import.meta.dirname, '../../resources'),
    post: (name, payload) => heard.push({ name: name as EventName, payload }),
    flushed: () => undefined,
  });
  const frame = { origin: appOrigin, parent: null };
  const ask = async <C extends ChannelName>(channel: C, request: RequestOf<C>) =>
    (await app.router({ frame, mainFrame: frame, windowId: 1 }, channel, request)) as Result<ResponseOf<C>>;
  const invoke = async <C extends ChannelName>(channel: C, request: RequestOf<C>) =>
    expectOk(await ask(channel, request));
  return { app, ask, invoke, answers, heard, shown, lines };
}

it('does the main job through the channels, and finds it all again after a restart', async () => {
  const folder = tempFolder();
  const first = await anApp(folder);
  const { invoke, answers, heard } = first;
  await invoke('settings:update', { name: 'Ada Lind' });

  const draft = join(folder, 'draft.txt');
  writeFileSync(draft, 'The ferry was late\n\nIt was late on 17 days.\n\nREAD: Ten things to do in summer\n');
  answers.file = draft;
  const { file } = await invoke('files:pick', { purpose: 'import' });
  const { bytes } = await invoke('files:read', { token: file!.token });
  const { newId } = systemRuntime({});
  const document = expectOk(await importDocument(bytes, { fileName: 'draft.txt', newId }));
  const { projectId } = await invoke('import:create', {
    document,
    fileName: 'draft.txt',
    leaveOut: document.removals.map((removal) => removal.blockId),
    isPaste: false,
  });
  const opened = await invoke('project:open', { projectId });
  expect(opened.access).toEqual({ kind: 'write' });
  expect(Object.values(opened.project.furniture)).toHaveLength(1);

  heard.length = 0;
  const block = opened.project.article.blocks.find((one) => one.kind === 'paragraph')!;
  const command = {
    kind: 'claim.create',
    claimId: 'claim_1',
    type: 'number',
    ranges: [{ spanId: 'span_1', blockId: block.id, start: 0, end: 10 }],
  } as const;
  expect(await invoke('project:execute', { projectId, command })).toEqual({ revision: 2 });
  expect(heard).toMatchObject([
    {
      name: 'project:applied',
      payload: { projectId, revision: 2, command, context: { actor: 'Ada Lind', role: 'editor' } },
    },
  ]);
  const refused = await first.ask('project:execute', { projectId, command });
  expect(refused.ok ? '' : refused.error.code).toBe('duplicate-id');

  await invoke('project:execute', {
    projectId,
    command: {
      kind: 'source.add',
      sourceId: 'source_1',
      sourceKind: 'document',
      csl: { type: 'document', title: 'Log book' },
      person: null,
      origin: '',
      note: '',
    },
  });
  const pasted = await invoke('evidence:add-pasted', {
    projectId,
    sourceId: 'source_1',
    fileName: 'log.txt',
    text: 'Late on 17 days',
  });
  expect(await invoke('evidence:open', { projectId, evidenceId: pasted.evidenceId })).toEqual({
    isIntact: true,
    text: 'Late on 17 days',
    bytes: null,
    shownType: null,
    recordingSize: null,
  });

  expect((await invoke('export:preview', { projectId, format: 'html', isDraft: true })).text).toContain(
    '<html',
  );
  expect((await invoke('export:preview', { projectId, format: 'docx', isDraft: true })).text).toContain(
    '17 days',
  );
  const closed = await first.ask('export:save', { projectId, format: 'html', isDraft: false });
  expect(closed.ok ? '' : closed.error.code).toBe('gate-closed');
  answers.save = join(folder, 'abandoned.docx');
  const abandoned = invoke('export:save', { projectId, format: 'docx', isDraft: true });
  await invoke('export:cancel', { projectId });
  expect(await abandoned).toEqual({ saved: null });
  expect(existsSync(answers.save)).toBe(false);
  answers.save = join(folder, 'report.pdf');
  const { saved } = await invoke('export:save', { projectId, format: 'report-pdf', isDraft: true });
  expect(readFileSync(answers.save, 'latin1')).toMatch(/^%PDF-1\.7/u);
  await invoke('export:show', { token: saved!.token });
  expect(first.shown).toEqual([answers.save]);

  await invoke('project:set-role', { projectId, role: 'checker' });
  await first.app.shutdown();
  expect(first.lines).toEqual([]);

  const second = await anApp(folder);
  const row = (await second.invoke('library:list', {})).projects[0];
  expect(row).toMatchObject({ id: projectId, title: 'The ferry was late', claims: 1, problem: null });
  const again = await second.invoke('project:open', { projectId });
  expect(again.role).toBe('checker');
  expect(again.notices).toEqual([]);
  expect(again.project.events.at(-1)?.what).toBe('role.switch');
  await second.app.shutdown();
});

it('keeps whole projects in order: blank, sample, trash, another folder', async () => {
  const folder = tempFolder();
  const { app, invoke, answers, heard } = await anApp(folder);
  const blank = await invoke('library:create', { kind: 'blank', title: 'Tide tables' });
  const sample = await invoke('library:create', { kind: 'sample' });
  const opened = await invoke('project:open', sample);
  const figure = opened.project.article.blocks.find((block) => block.kind === 'figure');
  const picture = await invoke('image:read', {
    projectId: sample.projectId,
    sha256: figure?.kind === 'figure' ? (figure.image.sha256 ?? '') : '',
  });
  expect(picture.mediaType).toBe('image/png');

  await invoke('library:trash', sample);
  const listed = await invoke('library:list', {});
  expect(listed.projects.map((row) => row.id)).toEqual([blank.projectId]);
  expect(listed.trash.map((row) => row.id)).toEqual([sample.projectId]);
  await invoke('library:restore', sample);
  await invoke('library:rebuild-index', {});
  expect((await invoke('library:list', {})).projects).toHaveLength(2);
  expect(heard.filter(({ name }) => name === 'library:changed').length).toBeGreaterThanOrEqual(5);

  answers.folder = join(folder, 'elsewhere');
  await invoke('library:choose-folder', {});
  expect((await invoke('library:list', {})).projects).toEqual([]);
  answers.folder = null;
  expect(await invoke('library:choose-folder', {})).toEqual({ folder: null });
  await app.shutdown();
  const later = await anApp(folder);
  expect((await later.invoke('library:list', {})).folder).toBe(join(folder, 'elsewhere'));
  await later.app.shutdown();
});

it('knows files only by tokens of the window they were given to', async () => {
  const folder = tempFolder();
  const { app, ask } = await anApp(folder);
  writeFileSync(join(folder, 'note.txt'), 'words');
  const dropped = expectOk(await app.acceptDrop(join(folder, 'note.txt'), 2));
  const read = await ask('files:read', { token: dropped.token });
  expect(read.ok ? '' : read.error.code).toBe('unknown-token');
});

it('a project that is open in another program opens read-only here', async () => {
  const folder = tempFolder();
  const first = await anApp(folder);
  const { projectId } = await first.invoke('library:create', { kind: 'blank', title: 'Tide' });
  await first.invoke('project:open', { projectId });
  const second = await anApp(folder);
  const opened = await second.invoke('project:open', { projectId });
  expect(opened.access.kind).toBe('read-only');
  const refused = await second.ask('project:execute', {
    projectId,
    command: { kind: 'story.update', title: 'Other' },
  });
  expect(refused.ok ? '' : refused.error.code).toBe('read-only');
  await second.app.shutdown();
  await first.app.shutdown();
  const library = join(folder, 'library');
  const project = readdirSync(library).find((name) => name.startsWith('tide')) ?? '';
  expect(existsSync(join(library, project, 'LOCK'))).toBe(false);
});

it('restores a copy through the channels and opens it', async () => {
  const { invoke, ask, heard } = await anApp(tempFolder());
  const { projectId } = await invoke('library:create', { kind: 'blank', title: 'Tide tables' });
  expect(await invoke('project:restore-points', { projectId })).toEqual({
    isDamaged: false,
    lastKnown: 1,
    points: [],
  });
  const restored = await invoke('project:restore', { projectId, source: { kind: 'readable' } });
  expect(restored.title).toBe('Tide tables (restored)');
  expect(restored.messages.join()).toContain('The whole log up to change 1 is in the copy.');
  expect(heard.map((event) => event.name)).toContain('library:changed');
  const opened = await invoke('project:open', { projectId: restored.projectId });
  expect([opened.access.kind, opened.project.revision]).toEqual(['write', 2]);
  const outside = await ask('project:restore', { projectId, source: { kind: 'backup', name: '../../x' } });
  expect(outside.ok ? '' : outside.error.code).toBe('not-found');
  const smuggled = await ask('project:execute', {
    projectId: restored.projectId,
    command: {
      kind: 'project.restore',
      projectId: 'other',
      title: '',
      from: { kind: 'readable' },
      missing: 0,
    },
  });
  expect(smuggled.ok ? '' : smuggled.error.code).toBe('not-permitted');
  await invoke('project:close', { projectId: restored.projectId });
});
