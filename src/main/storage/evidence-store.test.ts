import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Result } from '../../core/result.ts';
import { partBytes } from './durable-file.ts';
import { EvidenceStore, hashOf } from './evidence-store.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { projectFolder } from './project-folder.ts';
import { tempFolder } from './testing/temp-folder.ts';

/** Two parts and a bit, no two parts alike. */
const tape = Uint8Array.from({ length: partBytes * 2 + 17 }, (_, at) => (at * 31 + (at >> 12)) % 251);

let folder: string;
let path: string;
beforeEach(() => {
  folder = tempFolder();
  path = join(folder, 'tape.wav');
  writeFileSync(path, tape);
});

function storeIn(name: string, fs: FileSystem = nodeFileSystem): EvidenceStore {
  mkdirSync(join(folder, name), { recursive: true });
  return new EvidenceStore(fs, projectFolder(join(folder, name)));
}

const files = (name: string): readonly string[] => readdirSync(join(folder, name, 'evidence'));
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

describe('a file that is stored part by part', () => {
  it('is the same file, under its hash, and told about as it comes', async () => {
    const store = storeIn('a');
    const told: number[] = [];
    const stored = await store.putFile(path, { onProgress: (done) => told.push(done) });
    expect(stored).toEqual({ ok: true, value: { sha256: hashOf(tape), size: tape.length } });
    expect(told).toEqual([partBytes, partBytes * 2, tape.length]);
    expect(files('a')).toEqual([hashOf(tape)]);
    expect(hashOf(readFileSync(join(folder, 'a', 'evidence', hashOf(tape))))).toBe(hashOf(tape));
    expect(await store.verify(hashOf(tape))).toEqual(stored);
    const end = await store.readPart(hashOf(tape), partBytes * 2, partBytes);
    expect(end.ok && Buffer.from(end.value).equals(tape.subarray(partBytes * 2))).toBe(true);
  });

  it('is kept once, and repairs a stored file that was changed', async () => {
    const store = storeIn('a');
    await store.putFile(path);
    await store.putFile(path);
    expect(files('a')).toHaveLength(1);
    const stored = join(folder, 'a', 'evidence', hashOf(tape));
    writeFileSync(stored, 'something else');
    expect(codeOf(await store.verify(hashOf(tape)))).toBe('evidence-changed');
    await store.putFile(path);
    expect(codeOf(await store.verify(hashOf(tape)))).toBe('ok');
  });

  it('leaves nothing behind when it is stopped, fails or is not what was expected', async () => {
    const stop = new AbortController();
    const stopped = storeIn('a').putFile(path, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(codeOf(await stopped)).toBe('cancelled');
    expect(files('a')).toEqual([]);

    const full: FileSystem = {
      ...nodeFileSystem,
      open: async (...given) => ({
        ...(await nodeFileSystem.open(...given)),
        write: () => Promise.resolve(0),
      }),
    };
    expect(codeOf(await storeIn('b', full).putFile(path))).toBe('disk-full');
    expect(files('b')).toEqual([]);

    const other = await storeIn('c').putFile(path, {}, hashOf(new Uint8Array(1)));
    expect(codeOf(other)).toBe('evidence-changed');
    expect(files('c')).toEqual([]);
    expect(codeOf(await storeIn('c').putFile(join(folder, 'absent.wav')))).toBe('not-found');
    expect(files('c')).toEqual([]);
  });

  it('goes from store to store only as what it is named', async () => {
    const [from, into] = [storeIn('a'), storeIn('b')];
    await from.putFile(path);
    expect(codeOf(await from.copyInto(into, hashOf(tape)))).toBe('ok');
    expect(codeOf(await into.verify(hashOf(tape)))).toBe('ok');
    writeFileSync(join(folder, 'a', 'evidence', hashOf(tape)), 'something else');
    expect(codeOf(await from.copyInto(storeIn('c'), hashOf(tape)))).toBe('evidence-changed');
    expect(files('c')).toEqual([]);
    expect(codeOf(await into.verify('0'.repeat(64)))).toBe('not-found');
  });
});
