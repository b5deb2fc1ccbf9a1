import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { Command } from '../../../core/project/commands.ts';
import { blankPerson } from '../../../core/sources/source.ts';
import { ok } from '../../../core/result.ts';
import { tempFolder } from '../../storage/testing/temp-folder.ts';
import { createSample } from '../create-sample.ts';
import { verifyLog } from '../log-check.ts';
import { addEvidence } from '../evidence-service.ts';
import { makeExport, writeExport, type ExportTools } from '../export-service.ts';
import { ProjectLibrary } from '../project-library.ts';
import { ProjectSession } from '../project-session.ts';
import { systemRuntime } from '../runtime.ts';
import { expectOk } from '../testing/expect-ok.ts';
import { aKeychain, noKeychain } from '../vault/testing/keychains.ts';
import { DeskKey, type DeskKeyOptions } from './desk-key.ts';
import { examineFile, importDossier } from './dossier-reading.ts';
import { dossierView } from './dossier-view.ts';
import { dossierViewSchema } from '../../../contract/dossier-channels.ts';

const runtime = systemRuntime({ idleAfter: null });
const by = { actor: 'Ruth Okafor', role: 'editor' } as const;
const stetVersion = '0.1.0';
const weak = { N: 2 ** 14, r: 8, p: 1 };

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});

const aKey = (parts: Partial<DeskKeyOptions> = {}) =>
  new DeskKey({
    fs: runtime.fs,
    folder: () => folder,
    keychain: noKeychain,
    passphrase: () => null,
    givenIn: 'window',
    cost: weak,
    ...parts,
  });

describe('the desk’s key', () => {
  it('is made once, kept by the password service, and opened again', async () => {
    const keychain = aKeychain();
    const made = expectOk(await aKey({ keychain }).signer());
    const again = expectOk(await aKey({ keychain }).signer());
    expect(made.signer.kind).toBe('desk');
    expect(made.message).toContain('was made');
    expect(again).toMatchObject({ message: null, signer: { publicKey: made.signer.publicKey } });
    expect(expectOk(await aKey().publicKey())).toEqual(made.signer.publicKey);
    const other = expectOk(await aKey({ keychain: aKeychain() }).signer());
    expect(other.signer.kind).toBe('one-off');
    expect(other.message).toContain('another user');
  });

  it('is kept by a pass phrase, and by no other', async () => {
    const words = { passphrase: () => 'nine ferries at dawn' };
    const made = expectOk(await aKey(words).signer());
    expect(expectOk(await aKey(words).signer()).signer.publicKey).toEqual(made.signer.publicKey);
    expect(await aKey({ passphrase: () => 'nine ferries at dusk' }).signer()).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
    expect(expectOk(await aKey().signer()).signer.kind).toBe('one-off');
  });

  it('is made with a pass phrase in the window, asked for once, and locked again', async () => {
    let now = 0;
    const key = aKey({ now: () => now });
    expect(expectOk(await key.state())).toEqual({ kind: 'none', publicKey: null, canUseSystem: false });
    expect(await key.open(null)).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(await key.open('ferry')).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(expectOk(await key.state()).kind).toBe('none');
    expectOk(await key.open('nine ferries at dawn'));
    const made = expectOk(await key.signer());
    expect(made).toMatchObject({ message: null, signer: { kind: 'desk' } });
    expect(expectOk(await key.state())).toMatchObject({ kind: 'ready', publicKey: made.signer.publicKey });

    key.lock();
    expect(expectOk(await key.state()).kind).toBe('locked');
    expect(expectOk(await key.signer()).signer.kind).toBe('one-off');
    expect(await key.open('nine ferries at dusk')).toMatchObject({
      ok: false,
      error: { code: 'wrong-passphrase' },
    });
    expect(expectOk(await key.state()).kind).toBe('locked');
    now += 1000;
    expectOk(await key.open('nine ferries at dawn'));
    expect(expectOk(await key.signer()).signer).toMatchObject({
      kind: 'desk',
      publicKey: made.signer.publicKey,
    });
  });

  it('a wrong phrase makes the next try wait longer each time, in either place where it is given', async () => {
    let now = 0;
    let given: string | null = null;
    const key = aKey({ now: () => now, passphrase: () => given });
    expectOk(await key.open('nine ferries at dawn'));
    key.lock();
    const pauses: unknown[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      expect(await key.open('nine ferries at dusk')).toMatchObject({ error: { code: 'wrong-passphrase' } });
      const early = await key.open('nine ferries at dawn');
      expect(early).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
      const wait = early.ok ? 0 : Number(early.error.details?.['waitSeconds']);
      pauses.push(wait);
      given = 'nine ferries at dawn';
      expect(await key.signer()).toMatchObject({ error: { details: { waitSeconds: wait } } });
      given = null;
      now += wait * 1000;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expectOk(await key.open('nine ferries at dawn'));
    key.lock();
    expect((await key.open('nine ferries at dusk')).ok).toBe(false);
    expect(await key.open('nine ferries at dawn')).toMatchObject({ error: { details: { waitSeconds: 1 } } });
  }, 30_000);

  it('that could not sign is explained where its phrase is given', async () => {
    const none = async (givenIn: DeskKeyOptions['givenIn']) =>
      expectOk(await aKey({ givenIn }).signer()).message;
    expect(await none('command-line')).toContain('STET_DESK_PASSPHRASE');
    expect(await none('window')).toMatch(/^(?!.*STET_).*the dialog/u);
    expectOk(await aKey().open('nine ferries at dawn'));
    expect(await none('command-line')).toContain('STET_DESK_PASSPHRASE');
    expect(await none('window')).toMatch(/^(?!.*STET_).*the dialog/u);
  });

  it('of one library never signs for another', async () => {
    const key = aKey();
    expectOk(await key.open('nine ferries at dawn'));
    folder = tempFolder();
    expect(expectOk(await key.state()).kind).toBe('none');
    expect(expectOk(await key.signer()).signer.kind).toBe('one-off');
  });

  it('that only another computer’s password service opens says so', async () => {
    expectOk(await aKey({ keychain: aKeychain() }).open(null));
    const state = expectOk(await aKey({ keychain: aKeychain() }).state());
    expect(state).toMatchObject({ kind: 'elsewhere', canUseSystem: true });
    expect(await aKey({ keychain: aKeychain() }).open(null)).toMatchObject({ ok: false });
  });

  it('never lies on disk as it is, and a short pass phrase is refused', async () => {
    const short = await aKey({ passphrase: () => 'ferry' }).signer();
    expect(short).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
    expect(expectOk(await aKey().publicKey())).toBeNull();
  });

  it('that was changed on disk signs nothing', async () => {
    const keychain = aKeychain();
    expectOk(await aKey({ keychain }).signer());
    const path = join(folder, 'desk-key.stet');
    const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    for (const changed of [
      `${canonicalJson({ ...file, publicKey: Buffer.alloc(32, 1).toString('base64') })}\n`,
      JSON.stringify(file, null, 2),
    ]) {
      writeFileSync(path, changed);
      expect(await aKey({ keychain }).signer()).toMatchObject({ ok: false, error: { code: 'damaged' } });
    }
  });
});

async function aSession(library: ProjectLibrary): Promise<ProjectSession> {
  const { path } = expectOk(
    await createSample(library, resolve(import.meta.dirname, '../../../../resources/sample'), runtime),
  );
  return expectOk(await ProjectSession.open(path, 'write', runtime.store));
}

describe('a dossier of a project', () => {
  const wish = { format: 'dossier', isDraft: true } as const;
  const tools = (parts: Partial<ExportTools> = {}): ExportTools => ({
    clock: runtime.clock,
    stetVersion,
    printToPdf: null,
    vault: null,
    deskKey: aKey({ keychain: aKeychain() }),
    ...parts,
  });

  it('goes out, is verified, and becomes the same project in another library', async () => {
    const session = await aSession(expectOk(await ProjectLibrary.open(join(folder, 'a'), runtime)));
    const record = session.project;
    const document = expectOk(await makeExport(session, by, wish, tools()));
    const file = join(folder, 'ferry.stet.zip');
    expectOk(await writeExport(runtime.fs, session, by, wish, document, file, null));
    expect(session.project.events.at(-1)?.what).toContain('xport');
    await session.close();

    const examined = expectOk(await examineFile(runtime.fs, file, stetVersion));
    expect(examined.findings).toMatchObject({
      isIntact: true,
      signature: 'holds',
      log: { isRepeated: true },
    });
    const other = expectOk(await ProjectLibrary.open(join(folder, 'b'), runtime));
    const { path } = expectOk(await importDossier(other, examined));
    const copy = expectOk(await ProjectSession.open(path, 'write', runtime.store));
    expect(canonicalJson(copy.project)).toBe(canonicalJson(record));
    expect(copy.access.kind).toBe('write');
    for (const { sha256 } of Object.values(record.evidence)) expectOk(await copy.evidence.read(sha256));
    expect(await verifyLog(runtime.fs, path, copy.project)).toMatchObject({
      entries: record.revision,
      problems: [],
    });
    await copy.close();
    expect(await importDossier(other, examined)).toMatchObject({
      ok: false,
      error: { code: 'already-exists' },
    });
  }, 30_000);

  it('is told to the window: whose key, who signed off, and what a change touches', async () => {
    const session = await aSession(expectOk(await ProjectLibrary.open(join(folder, 'a'), runtime)));
    const deskKey = aKey({ keychain: aKeychain() });
    const { bytes } = expectOk(await makeExport(session, by, wish, tools({ deskKey })));
    const record = session.project;
    await session.close();
    const file = join(folder, 'ferry.stet.zip');
    writeFileSync(file, bytes);
    const own = expectOk(await deskKey.publicKey());
    const whole = dossierView(file, expectOk(await examineFile(runtime.fs, file, stetVersion)), own);
    expect(dossierViewSchema.parse(whole)).toMatchObject({
      fileName: 'ferry.stet.zip',
      isIntact: true,
      canImport: true,
      changed: [],
      told: { title: record.story.title, edition: 'draft', key: { kind: 'desk', isOwn: true } },
    });
    expect(whole.told?.signOffs.map((signOff) => signOff.by)).toEqual(record.signOffs.map((each) => each.by));

    const sha256 = Object.values(record.citations).map(
      ({ evidenceId }) => record.evidence[evidenceId ?? '']?.sha256 ?? '',
    )[0];
    const stored = Buffer.from(bytes);
    const at = stored.indexOf(expectOk(await session.evidence.read(sha256 ?? '')));
    stored[at + 2] = (stored[at + 2] ?? 0) ^ 1;
    writeFileSync(file, stored);
    const damaged = dossierView(file, expectOk(await examineFile(runtime.fs, file, stetVersion)), null);
    expect(dossierViewSchema.parse(damaged)).toMatchObject({
      isIntact: false,
      canImport: false,
      told: { key: { isOwn: false } },
    });
    expect(damaged.changed.map((part) => [part.state, part.path.includes(sha256 ?? '-')])).toEqual([
      ['changed', true],
    ]);
    expect(damaged.touched).not.toBe('all');
    expect(damaged.touched.length).toBeGreaterThan(0);
    for (const claim of damaged.touched) expect(claim).not.toMatchObject({ words: '' });
  }, 30_000);

  it('is not made while something in the project is for counsel only', async () => {
    const session = await aSession(expectOk(await ProjectLibrary.open(join(folder, 'a'), runtime)));
    const [sourceId = ''] = Object.keys(session.project.sources);
    const subject = { kind: 'source', sourceId } as const;
    const mark = { privilegeId: 'privilege_1', subject, privilegeKind: 'communication', ground: '' } as const;
    expectOk(await session.execute({ kind: 'privilege.mark', ...mark }, by));
    const until = { until: '2099-01-01T00:00:00.000Z', timeZone: 'Europe/London' };
    expectOk(await session.execute({ kind: 'embargo.set', embargo: until }, by));
    // No key is made for it, no evidence hashed, and nobody asked about the embargo: nothing they say would let it leave.
    const before = session.project;
    const refused = await makeExport(session, by, { ...wish, isDraft: false }, tools());
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'privileged', message: expect.stringContaining('Nothing was written') as unknown },
    });
    expect(session.project).toBe(before);
    expect(expectOk(await aKey().publicKey())).toBeNull();
    expectOk(await session.execute({ kind: 'embargo.set', embargo: null }, by));
    expectOk(await session.execute({ kind: 'privilege.lift', privilegeId: 'privilege_1' }, by));
    expectOk(await makeExport(session, by, wish, tools()));
    await session.close();
  }, 30_000);

  it('that is damaged becomes nothing, and says why', async () => {
    const session = await aSession(expectOk(await ProjectLibrary.open(join(folder, 'a'), runtime)));
    const { bytes } = expectOk(await makeExport(session, by, wish, tools()));
    await session.close();
    const at = Buffer.from(bytes).indexOf('key.pub');
    bytes[at - 40] = (bytes[at - 40] ?? 0) ^ 1;
    const file = join(folder, 'damaged.stet.zip');
    writeFileSync(file, bytes);
    const examined = expectOk(await examineFile(runtime.fs, file, stetVersion));
    const other = expectOk(await ProjectLibrary.open(join(folder, 'b'), runtime));
    expect(await importDossier(other, examined)).toMatchObject({
      ok: false,
      error: { code: 'verification-failed', message: expect.stringContaining('was changed') as unknown },
    });
    expect(expectOk(await other.list()).projects).toEqual([]);
  }, 30_000);

  it('is refused when any part names somebody in the vault: its evidence', async () => {
    const session = await aSession(expectOk(await ProjectLibrary.open(join(folder, 'a'), runtime)));
    const sourceId = 'source_hidden';
    const person: Command = {
      kind: 'source.add',
      sourceId,
      sourceKind: 'person',
      csl: { type: 'interview', title: 'Heron' },
      person: { ...blankPerson, terms: 'background', isInVault: true },
      origin: '',
      note: '',
    };
    expectOk(await session.give(person, by));
    const identity = { name: 'Greta Quill', contact: '', notes: '', sourceKey: '', projectId: '', sourceId };
    const vault = { identitiesOf: () => Promise.resolve(ok([identity])) };
    expectOk(await makeExport(session, by, wish, tools({ vault })));
    expect(await makeExport(session, by, wish, tools())).toMatchObject({
      ok: false,
      error: { code: 'vault-locked' },
    });

    const collected = {
      sourceId,
      kind: 'pasted',
      fileName: 'letter.txt',
      bytes: Buffer.from('Yours, Gréta Quill'),
      text: null,
      from: 'pasted',
    } as const;
    expectOk(await addEvidence(session, by, collected, runtime.newId));
    expect(await makeExport(session, by, wish, tools({ vault }))).toMatchObject({
      ok: false,
      error: { code: 'names-confidential', message: expect.stringContaining('letter.txt') as unknown },
    });
    await session.close();
  }, 30_000);

  it('is refused when only its log still names somebody in the vault', async () => {
    const session = await aSession(expectOk(await ProjectLibrary.open(join(folder, 'a'), runtime)));
    const [sourceId = ''] = Object.keys(session.project.sources);
    const note = (text: string): Command => ({ kind: 'source.update', sourceId, note: text });
    expectOk(await session.give(note('Ask Greta Quill.'), by));
    expectOk(await session.give(note(''), by));
    const identity = { name: 'Greta Quill', contact: '', notes: '', sourceKey: '', projectId: '', sourceId };
    const vault = { identitiesOf: () => Promise.resolve(ok([identity])) };
    expect(await makeExport(session, by, wish, tools({ vault }))).toMatchObject({
      ok: false,
      error: { code: 'names-confidential', message: expect.stringContaining('log.jsonl') as unknown },
    });
    await session.close();
  }, 30_000);

  it('names evidence that is gone', async () => {
    const session = await aSession(expectOk(await ProjectLibrary.open(join(folder, 'a'), runtime)));
    const [record] = Object.values(session.project.evidence);
    const gone = record?.sha256 ?? '';
    await runtime.fs.removeFile(join(session.path, 'evidence', gone));
    const document = expectOk(await makeExport(session, by, wish, tools()));
    expect(document.losses.join()).toContain(record?.fileName);
    await session.close();
    const file = join(folder, 'x.zip');
    writeFileSync(file, document.bytes);
    const { findings } = expectOk(await examineFile(runtime.fs, file, stetVersion));
    expect(findings.isIntact).toBe(true);
    expect(findings.manifest?.missing.map(({ sha256 }) => sha256)).toEqual([gone]);
  }, 30_000);
});
