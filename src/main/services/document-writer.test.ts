import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { aHeadline, aParagraph, aProject } from '../../core/testing/builders.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { DocumentWriter, writeHere, type WritingWish } from './document-writer.ts';
import { expectOk } from './testing/expect-ok.ts';

const wish: WritingWish = {
  project: aProject([aHeadline('The ferry'), aParagraph('p', 'It sailed again.')]),
  format: 'html',
  images: new Map(),
  isDraft: true,
  generatedAt: '2026-03-04T10:15:00.000Z',
  stetVersion: '1',
};

let writer: DocumentWriter;
afterEach(() => writer.close());

function aWriter(file = resolve(import.meta.dirname, 'write-worker.ts')): DocumentWriter {
  writer = new DocumentWriter(file);
  return writer;
}
const never = () => new AbortController().signal;

it('a thread writes the same as the process itself, one wish after the other', async () => {
  const write = aWriter().until(never());
  const [first, second] = await Promise.all([write(wish), write({ ...wish, format: 'markdown' })]);
  expect(first).toEqual(await writeHere(wish));
  expect(expectOk(second).mediaType).toBe('text/markdown');
});

it('writes of another project, or a later state of it, what that one says', async () => {
  const write = aWriter().until(never());
  const said = async (project: WritingWish['project']) => {
    const { text } = expectOk(await write({ ...wish, project, format: 'text' }));
    return /It (?:sailed|sank)/u.exec(text ?? '')?.[0];
  };
  const later = aProject([aHeadline('The ferry'), aParagraph('p', 'It sank.')]);
  expect(await said(wish.project)).toBe('It sailed');
  expect(await said(wish.project)).toBe('It sailed');
  expect(await said(later)).toBe('It sank');
  expect(await said(wish.project)).toBe('It sailed');
});

it('answers at once when it is abandoned, and goes on with what was asked for next', async () => {
  const job = new AbortController();
  const threads = aWriter();
  const abandoned = threads.until(job.signal)(wish);
  const next = threads.until(never())({ ...wish, format: 'text' });
  job.abort();
  expect(await abandoned).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await threads.until(job.signal)(wish)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(expectOk(await next).mediaType).toBe('text/plain');
});

it('hands on why a document cannot be written', async () => {
  const refused = await aWriter().until(never())({ ...wish, isDraft: false });
  expect(refused).toMatchObject({ ok: false, error: { code: 'gate-closed' } });
});

it('says when the thread breaks down, and begins a new one', async () => {
  const file = join(tempFolder(), 'broken.mjs');
  writeFileSync(
    file,
    'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("broken"); });',
  );
  const write = aWriter(file).until(never());
  for (let round = 0; round < 2; round += 1) {
    const refused = await write(wish);
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-export' } });
    expect(refused.ok ? '' : refused.error.message).toContain('Nothing was written');
  }
});

it('goes on after a wish that cannot be handed to the thread', async () => {
  const write = aWriter().until(never());
  const unsendable = { ...wish, images: (() => undefined) as unknown as WritingWish['images'] };
  await expect(write(unsendable)).rejects.toThrow();
  expect(expectOk(await write({ ...wish, format: 'text' })).mediaType).toBe('text/plain');
});
