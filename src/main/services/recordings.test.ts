import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { largestRecording } from '../../core/documents-in/limits.ts';
import type { Result } from '../../core/result.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { createSample } from './create-sample.ts';
import { addRecording, openEvidence, readRecording } from './evidence-service.ts';
import { FileTokens } from './file-tokens.ts';
import { ProjectLibrary } from './project-library.ts';
import { ProjectSession } from './project-session.ts';
import { RecordingCopies } from './recording-copies.ts';
import { systemRuntime, type Runtime } from './runtime.ts';
import { expectOk } from './testing/expect-ok.ts';

const sampleFolder = resolve(import.meta.dirname, '../../../resources/sample');
const checker = { actor: 'Cara Checker', role: 'checker' } as const;
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

let folder: string;
let runtime: Runtime;
beforeEach(() => {
  folder = tempFolder();
  runtime = systemRuntime({ idleAfter: null });
});

/** A file of that many bytes: the head of a WAV, or none, and silence. */
function file(name: string, size: number, isRecording = true): string {
  const path = join(folder, name);
  writeFileSync(path, isRecording ? 'RIFF\u0000\u0000\u0000\u0000WAVE' : 'words');
  truncateSync(path, size);
  return path;
}

async function aSession(): Promise<ProjectSession> {
  const library = expectOk(await ProjectLibrary.open(join(folder, 'library'), runtime));
  const { path } = expectOk(await createSample(library, sampleFolder, runtime));
  return expectOk(await ProjectSession.open(path, 'write', runtime.store));
}

const hours = 60 * 1024 * 1024;

describe('a long recording', () => {
  it('is handed over though it is too large to be read whole; other files of its size are not', async () => {
    const tokens = new FileTokens(runtime.fs);
    const tape = expectOk(await tokens.issue(file('tape.wav', hours), 1));
    expect(tape).toMatchObject({ fileName: 'tape.wav', size: hours });
    expect(expectOk(await tokens.largeFile(tape.token, 1))).toMatchObject({
      fileName: 'tape.wav',
      size: hours,
    });
    expect(codeOf(await tokens.read(tape.token, 1))).toBe('too-large');
    expect(codeOf(await tokens.largeFile(tape.token, 2))).toBe('unknown-token');
    expect(codeOf(await tokens.issue(file('named.wav', hours, false), 1))).toBe('too-large');
    expect(codeOf(await tokens.issue(file('endless.wav', largestRecording + 1), 1))).toBe('too-large');
    const short = expectOk(await tokens.issue(file('short.wav', 1000), 1));
    expect(expectOk(await tokens.largeFile(short.token, 1))).toBeNull();
  });

  it('is evidence like any other: stored by its hash, opened, read in parts, and missed when it changes', async () => {
    const session = await aSession();
    const sourceId = Object.keys(session.project.sources)[0] ?? '';
    const wish = { sourceId, path: file('tape.wav', hours), fileName: 'tape.wav' };
    const { evidenceId } = expectOk(await addRecording(session, checker, wish, {}, runtime.newId));
    const record = session.project.evidence[evidenceId];
    expect(record).toMatchObject({ mediaType: 'audio/wav', size: hours, fileName: 'tape.wav' });
    expect(expectOk(await openEvidence(session, checker, evidenceId))).toEqual({
      isIntact: true,
      text: null,
      bytes: null,
      shownType: 'audio/wav',
      recordingSize: hours,
    });
    const head = expectOk(await readRecording(session, evidenceId, 0, 4));
    expect(Buffer.from(head).toString()).toBe('RIFF');
    expect(expectOk(await readRecording(session, evidenceId, hours - 3, 100))).toHaveLength(3);
    expect(expectOk(await readRecording(session, evidenceId, hours, 100))).toHaveLength(0);

    const stored = join(session.path, 'evidence', record?.sha256 ?? '');
    truncateSync(stored, hours - 1);
    expect(expectOk(await openEvidence(session, checker, evidenceId))).toMatchObject({
      isIntact: false,
      bytes: null,
      recordingSize: null,
    });
    await session.close();
  });

  it('stopped while it is stored leaves the project and the store as they were', async () => {
    const session = await aSession();
    const sourceId = Object.keys(session.project.sources)[0] ?? '';
    const before = { revision: session.project.revision, files: readdirSync(join(session.path, 'evidence')) };
    const told: number[] = [];
    const copies: RecordingCopies = new RecordingCopies(({ token, done, total }) => {
      expect(total).toBe(hours);
      told.push(done);
      copies.cancel(token);
    });
    const path = file('tape.wav', hours);
    const stopped = await copies.run('a token', statSync(path).size, (watch) =>
      addRecording(session, checker, { sourceId, path, fileName: 'tape.wav' }, watch, runtime.newId),
    );
    expect(codeOf(stopped)).toBe('cancelled');
    expect(told).toHaveLength(1);
    expect({
      revision: session.project.revision,
      files: readdirSync(join(session.path, 'evidence')),
    }).toEqual(before);
    await session.close();
  });

  it('is refused when its bytes are those of no recording', async () => {
    const session = await aSession();
    const sourceId = Object.keys(session.project.sources)[0] ?? '';
    const wish = { sourceId, path: file('words.wav', hours, false), fileName: 'words.wav' };
    expect(codeOf(await addRecording(session, checker, wish, {}, runtime.newId))).toBe('wrong-type');
    await session.close();
  });
});
