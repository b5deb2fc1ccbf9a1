import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { nodeFileSystem } from './file-system.ts';
import { readOwner, systemProcesses, takeLock, type ProcessTable } from './project-lock.ts';
import { faultyFileSystem } from './testing/faulty-file-system.ts';
import { tempFolder } from './testing/temp-folder.ts';

let path: string;
beforeEach(() => {
  path = join(tempFolder(), 'LOCK');
});

/** A machine on which only the processes named run, each with its start time. */
const machine = (
  pid: number,
  running: Record<number, string>,
  parts: Partial<ProcessTable> = {},
): ProcessTable => ({
  pid,
  host: 'desk',
  bootId: 'boot-1',
  startOf: (asked) => running[asked] ?? null,
  ...parts,
});

async function codeOf(processes: ProcessTable): Promise<string> {
  const taken = await takeLock(nodeFileSystem, path, processes);
  return taken.ok ? 'taken' : taken.error.code;
}

const first = machine(100, { 100: '7', 200: '9' });

it('is taken once and given back by its owner only', async () => {
  const lock = await takeLock(nodeFileSystem, path, first);
  expect(lock.ok).toBe(true);
  expect(await codeOf(machine(200, { 100: '7', 200: '9' }))).toBe('locked');
  if (lock.ok) await lock.value.release();
  expect(existsSync(path)).toBe(false);

  const second = await takeLock(nodeFileSystem, path, first);
  if (lock.ok) await lock.value.release();
  expect(existsSync(path)).toBe(true);
  if (second.ok) await second.value.release();
});

it('of a dead process is taken over', async () => {
  expect(await codeOf(first)).toBe('taken');
  expect(await codeOf(machine(200, { 200: '9' }))).toBe('taken');
  expect((await readOwner(nodeFileSystem, path))?.pid).toBe(200);
});

it('of a process whose number another one has now is taken over', async () => {
  expect(await codeOf(first)).toBe('taken');
  expect(await codeOf(machine(200, { 100: '8', 200: '9' }))).toBe('taken');
});

it('from before the machine’s last start is taken over', async () => {
  expect(await codeOf(first)).toBe('taken');
  expect(await codeOf(machine(200, { 100: '7', 200: '9' }, { bootId: 'boot-2' }))).toBe('taken');
});

it('of another machine is respected, and named', async () => {
  expect(await codeOf(first)).toBe('taken');
  const refused = await takeLock(nodeFileSystem, path, machine(200, { 200: '9' }, { host: 'laptop' }));
  expect(refused.ok ? '' : refused.error.message).toContain('desk');
});

it('without readable content is respected for ten seconds, then taken over', async () => {
  writeFileSync(path, '');
  expect(await codeOf(first)).toBe('locked');
  const past = new Date(Date.now() - 11_000);
  utimesSync(path, past, past);
  expect(await codeOf(first)).toBe('taken');
  expect(readdirSync(join(path, '..'))).toEqual(['LOCK']);
});

it('goes to one of two that find the same dead owner', async () => {
  expect(await codeOf(first)).toBe('taken');
  const running = { 200: '9', 300: '4' };
  const outcomes = await Promise.all([codeOf(machine(200, running)), codeOf(machine(300, running))]);
  expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
});

it('leaves nothing behind when the disk is full', async () => {
  const refused = await takeLock(faultyFileSystem({ bytesLeft: 0 }), path, first);
  expect(refused.ok ? '' : refused.error.code).toBe('disk-full');
  expect(existsSync(path)).toBe(false);
});

it('knows this process', () => {
  const { pid, startOf } = systemProcesses();
  expect(startOf(pid)).not.toBeNull();
  expect(startOf(2 ** 22 + 1)).toBeNull();
});
