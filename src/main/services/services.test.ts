import { mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { gate } from '../../core/gate/gate.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { blankProject } from './blank-project.ts';
import { createSample } from './create-sample.ts';
import { addEvidence, openEvidence } from './evidence-service.ts';
import { makeExport, writeExport } from './export-service.ts';
import { FileTokens } from './file-tokens.ts';
import { LibraryDesk } from './library-desk.ts';
import { OpenProjects } from './open-projects.ts';
import { ProjectLibrary } from './project-library.ts';
import { ProjectSession } from './project-session.ts';
import { systemRuntime, type Runtime } from './runtime.ts';
import { SettingsService } from './settings-service.ts';
import { expectOk } from './testing/expect-ok.ts';
import { WorkspaceService } from './workspace-service.ts';

const sampleFolder = resolve(import.meta.dirname, '../../../resources/sample');
const editor = { actor: 'Edda Editor', role: 'editor' } as const;

let folder: string;
let runtime: Runtime;
beforeEach(() => {
  folder = tempFolder();
  runtime = systemRuntime({ idleAfter: null });
});

async function aLibrary(): Promise<ProjectLibrary> {
  return expectOk(await ProjectLibrary.open(join(folder, 'library'), runtime));
}

async function aBlankProject(library: ProjectLibrary, title: string) {
  const settings = expectOk(await SettingsService.open(folder, runtime));
  const command = blankProject(title, settings.current.policy, runtime.newId);
  return expectOk(await library.create([{ command, by: editor }])).project.id;
}

describe('the library', () => {
  it('lists what is there, and after a restart the same from its index', async () => {
    const library = await aLibrary();
    await aBlankProject(library, 'Tide tables');
    await aBlankProject(library, 'The ferry');
    const listed = expectOk(await library.list());
    expect(listed.projects.map((row) => row.title).sort()).toEqual(['The ferry', 'Tide tables']);
    expect(readdirSync(library.folder).some((name) => /^tide-tables-[a-z0-9]{6}$/u.test(name))).toBe(true);
    const again = expectOk(await (await aLibrary()).list());
    expect(again.projects).toEqual(listed.projects);
  });

  it('rebuilds its index when it is gone, damaged or out of date', async () => {
    const library = await aLibrary();
    const id = await aBlankProject(library, 'Tide tables');
    await library.list();
    writeFileSync(join(library.folder, 'index.json'), '{"schema":1,"ro');
    const reopened = await aLibrary();
    expect(expectOk(await reopened.list()).projects.map((row) => row.id)).toEqual([id]);
    expect(readdirSync(join(library.folder, 'quarantine'))).toHaveLength(1);

    const path = expectOk(await reopened.pathOf(id));
    const session = expectOk(await ProjectSession.open(path, 'write', runtime.store));
    expectOk(await session.execute({ kind: 'story.update', title: 'High water' }, editor));
    await session.close();
    expect(expectOk(await reopened.list()).projects.map((row) => row.title)).toEqual(['High water']);
  });

  it('shows a project that cannot be read, with the reason, and leaves its files alone', async () => {
    const library = await aLibrary();
    const id = await aBlankProject(library, 'Tide tables');
    const path = expectOk(await library.pathOf(id));
    await library.list();
    for (const name of readdirSync(path)) {
      if (/^(snapshot|journal)/u.test(name)) writeFileSync(join(path, name), 'not a project');
    }
    const before = readdirSync(path).sort();
    const row = expectOk(await library.list()).projects[0];
    expect(row?.title).toBe('Tide tables');
    expect(row?.problem).toContain('Nothing was changed or deleted');
    expect(readdirSync(path).sort()).toEqual(before);
  });

  it('moves projects to the trash and back, but not while they are open elsewhere', async () => {
    const library = await aLibrary();
    const id = await aBlankProject(library, 'Tide tables');
    const session = expectOk(
      await ProjectSession.open(expectOk(await library.pathOf(id)), 'write', runtime.store),
    );
    const refused = await library.trash(id);
    expect(refused.ok ? '' : refused.error.code).toBe('locked');
    await session.close();
    expectOk(await library.trash(id));
    const listed = expectOk(await library.list());
    expect(listed.projects).toEqual([]);
    expect(listed.trash.map((row) => row.title)).toEqual(['Tide tables']);
    expectOk(await library.restore(id));
    expect(expectOk(await library.list()).projects.map((row) => row.id)).toEqual([id]);
    expect(expectOk(await library.list()).trash).toEqual([]);
  });

  it('restores a copy beside a damaged project, and lists both', async () => {
    const library = await aLibrary();
    const id = await aBlankProject(library, 'Tide tables');
    const path = expectOk(await library.pathOf(id));
    const session = expectOk(await ProjectSession.open(path, 'write', runtime.store));
    for (const slug of ['a', 'b', 'c'])
      expectOk(await session.execute({ kind: 'story.update', slug }, editor));
    await session.close();
    truncateSync(join(path, 'journal-1.log'), 3 * 4096);
    const row = expectOk(await library.list()).projects[0];
    expect(row?.problem).toContain('changes 3 to 4');
    expect(row?.problem).not.toContain('backups” folder');

    const { points, isDamaged } = expectOk(await library.restorePoints(id));
    expect([isDamaged, points.map((point) => [point.source.kind, point.missing])]).toEqual([
      true,
      [['readable', 2]],
    ]);
    const before = readdirSync(path);
    const copy = expectOk(await library.restoreCopy(id, { kind: 'readable' }, editor));
    expect(readdirSync(path)).toEqual(before);
    const listed = expectOk(await library.list());
    expect(listed.projects.map((each) => [each.title, each.problem === null]).sort()).toEqual([
      ['Tide tables (restored)', true],
      ['Tide tables', false],
    ]);
    const opened = expectOk(
      await ProjectSession.open(expectOk(await library.pathOf(copy.project.id)), 'write', runtime.store),
    );
    expectOk(await opened.execute({ kind: 'story.update', slug: 'd' }, editor));
    await opened.close();
  });

  it('makes the sample project with its work and its evidence, each time anew', async () => {
    const library = await aLibrary();
    const first = expectOk(await createSample(library, sampleFolder, runtime));
    const second = expectOk(await createSample(library, sampleFolder, runtime));
    expect(first.projectId).not.toBe(second.projectId);
    const session = expectOk(await ProjectSession.open(first.path, 'read', runtime.store));
    expect(Object.keys(session.project.claims).length).toBeGreaterThan(5);
    expect(gate(session.project).length).toBeGreaterThan(0);
    for (const evidence of Object.values(session.project.evidence)) {
      expect((await session.evidence.read(evidence.sha256)).ok).toBe(true);
    }
    expect(readdirSync(library.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('settings', () => {
  it('are kept, and the generation before takes the place of damaged ones', async () => {
    const settings = expectOk(await SettingsService.open(folder, runtime));
    expectOk(await settings.update({ name: 'Ada' }));
    expectOk(await settings.update({ name: 'Ada Lind' }));
    expect(expectOk(await SettingsService.open(folder, runtime)).current.name).toBe('Ada Lind');

    writeFileSync(join(folder, 'settings.json'), '');
    const recovered = expectOk(await SettingsService.open(folder, runtime));
    expect(recovered.current.name).toBe('Ada');
    expect(recovered.notices.map((notice) => notice.code)).toEqual(['file-rejected']);
    expect(readdirSync(join(folder, 'quarantine'))).toHaveLength(1);
  });

  it('of a newer version are left alone', async () => {
    const newer = JSON.stringify({ schema: 2, name: 'Ada', moods: [] });
    writeFileSync(join(folder, 'settings.json'), newer);
    const settings = expectOk(await SettingsService.open(folder, runtime));
    const refused = await settings.update({ name: 'Bo' });
    expect(refused.ok ? '' : refused.error.code).toBe('newer-schema');
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(newer);
  });
});

describe('files the user chose', () => {
  it('are known by a token that works in one window', async () => {
    const tokens = new FileTokens(runtime.fs);
    const path = join(folder, 'draft.txt');
    writeFileSync(path, 'words');
    const token = expectOk(await tokens.issue(path, 1));
    expect(token).toMatchObject({ fileName: 'draft.txt', size: 5 });
    expect(JSON.stringify(token)).not.toContain(folder);
    expect(Buffer.from(expectOk(await tokens.read(token.token, 1)).bytes).toString()).toBe('words');
    const other = await tokens.read(token.token, 2);
    expect(other.ok ? '' : other.error.code).toBe('unknown-token');
  });

  it('are regular files of at most 50 MB', async () => {
    const tokens = new FileTokens(runtime.fs);
    const codes: string[] = [];
    writeFileSync(join(folder, 'huge.txt'), Buffer.alloc(50 * 1024 * 1024 + 1));
    mkdirSync(join(folder, 'folder'));
    for (const name of ['huge.txt', 'folder', 'absent.txt']) {
      const issued = await tokens.issue(join(folder, name), 1);
      codes.push(issued.ok ? 'issued' : issued.error.code);
    }
    expect(codes).toEqual(['too-large', 'wrong-type', 'not-found']);
  });
});

describe('evidence', () => {
  it('raises the alarm when stored bytes change, once, and logs when they are whole again', async () => {
    const library = await aLibrary();
    const { path } = expectOk(await createSample(library, sampleFolder, runtime));
    const session = expectOk(await ProjectSession.open(path, 'write', runtime.store));
    const sourceId = Object.keys(session.project.sources)[0] ?? '';
    const bytes = Buffer.from('Minutes of the harbour board');
    const { evidenceId } = expectOk(
      await addEvidence(
        session,
        editor,
        {
          sourceId,
          kind: 'pasted',
          fileName: 'minutes.txt',
          bytes,
          text: { kind: 'text', text: bytes.toString() },
          from: 'pasted',
        },
        runtime.newId,
      ),
    );
    expect(expectOk(await openEvidence(session, editor, evidenceId))).toMatchObject({
      isIntact: true,
      text: 'Minutes of the harbour board',
    });
    const stored = join(path, 'evidence', session.project.evidence[evidenceId]?.sha256 ?? '');
    writeFileSync(stored, 'Minutes of the harbour bored');
    for (let round = 0; round < 2; round += 1) {
      expect(expectOk(await openEvidence(session, editor, evidenceId))).toEqual({
        isIntact: false,
        text: null,
        bytes: null,
        shownType: null,
        recordingSize: null,
      });
    }
    rmSync(stored);
    expect(expectOk(await openEvidence(session, editor, evidenceId)).isIntact).toBe(false);
    writeFileSync(stored, bytes);
    expect(expectOk(await openEvidence(session, editor, evidenceId)).isIntact).toBe(true);
    const actions = session.project.evidence[evidenceId]?.custody.map((line) => line.action);
    expect(actions).toEqual(['collected', 'mismatch', 'verified']);
    await session.close();
  });
});

describe('open projects', () => {
  it('send each change before its answer, in order, and follow the role', async () => {
    const settings = expectOk(await SettingsService.open(folder, runtime));
    expectOk(await settings.update({ name: 'Ada Lind' }));
    const workspace = expectOk(await WorkspaceService.open(folder, runtime));
    const desk = expectOk(await LibraryDesk.open(null, runtime, settings, workspace));
    const id = await aBlankProject(desk.library, 'Tide tables');
    const heard: string[] = [];
    const projects = new OpenProjects(runtime, settings, workspace, {
      applied: ({ revision, command, context }) =>
        heard.push(`${revision} ${command.kind} ${context.actor} ${context.role}`),
      failed: () => heard.push('failed'),
    });
    expectOk(await projects.open(desk.library, id));
    const saving = ['one', 'two'].map((title) => projects.execute(id, { kind: 'story.update', title }));
    expectOk(await saving[1]!);
    expect(heard).toEqual(['2 story.update Ada Lind editor', '3 story.update Ada Lind editor']);
    expectOk(await projects.setRole(id, 'checker'));
    const refused = await projects.execute(id, { kind: 'article.edit', put: [], remove: [] });
    expect(refused.ok ? '' : refused.error.code).toBe('not-permitted');
    await projects.closeAll();

    const again = new OpenProjects(runtime, settings, workspace, {
      applied: () => undefined,
      failed: () => undefined,
    });
    expect(expectOk(await again.open(desk.library, id)).role).toBe('checker');
    await again.closeAll();
  });
});

describe('exports', () => {
  it('are written whole and recorded; the gate holds vetted ones back', async () => {
    const library = await aLibrary();
    const { path } = expectOk(await createSample(library, sampleFolder, runtime));
    const session = expectOk(await ProjectSession.open(path, 'write', runtime.store));
    const tools = { clock: runtime.clock, stetVersion: '0.0.0', printToPdf: null, vault: null };
    const vetted = await makeExport(session, editor, { format: 'html', isDraft: false }, tools);
    expect(vetted.ok ? '' : vetted.error.code).toBe('gate-closed');
    const wish = { format: 'html', isDraft: true } as const;
    const document = expectOk(await makeExport(session, editor, wish, tools));
    const target = join(folder, 'ferry.html');
    expectOk(await writeExport(runtime.fs, session, editor, wish, document, target, null));
    expect(readFileSync(target)).toEqual(Buffer.from(document.bytes));
    expect(session.project.events.at(-1)).toMatchObject({ what: 'export.record', by: 'Edda Editor' });
    const inside = await writeExport(
      runtime.fs,
      session,
      editor,
      wish,
      document,
      join(path, 'snapshot-1.json'),
      null,
    );
    expect(inside.ok ? '' : inside.error.code).toBe('wrong-type');
    await session.close();
  });
});
