import { execFileSync } from 'node:child_process';
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { aStoredProject, calm, numbered, opened, save, step, textOf } from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

/** A small disk of its own, or why there is none. */
function smallDisk(): { readonly folder: string } | { readonly why: string } {
  if (process.platform !== 'linux') return { why: 'only Linux mounts a tmpfs' };
  const folder = tempFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    return {
      why: `mounting needs more rights (${error instanceof Error ? error.message.split('\n')[0] : ''})`,
    };
  }
  onTestFinished(() => {
    execFileSync('umount', [folder]);
  });
  return { folder };
}

/** Takes every byte the disk has left. */
function fill(folder: string, name: string): void {
  expect(() => writeFileSync(join(folder, name), Buffer.alloc(8 * 1024 * 1024))).toThrow('ENOSPC');
}

it('a disk that fills up: what is acknowledged is kept, the next change is refused, and it opens again', async (context) => {
  const disk = smallDisk();
  if ('why' in disk) {
    context.skip(
      `no small disk: ${disk.why}; the injected full disk of project-store.test.ts covers the rules`,
    );
    return;
  }
  const path = await aStoredProject(disk.folder);
  const store = await opened(path);
  await save(store, numbered(0));
  fill(disk.folder, 'ballast');
  let accepted = 0;
  for (let code = ''; code === '';) {
    const { entry, project } = step(store.head, numbered(accepted + 1));
    const saved = await store.append(entry, project);
    if (saved.ok) accepted += 1;
    else code = saved.error.code;
    expect(['', 'disk-full']).toContain(code);
  }
  expect(accepted).toBeGreaterThanOrEqual(50);
  expect((await store.compact()).ok).toBe(false);
  await store.close();
  // Closing gave the lock's page back.
  fill(disk.folder, 'more-ballast');

  const full = await opened(path, 'write', calm);
  expect(full.readOnly).toContain('full');
  expect(textOf(full.project)).toBe(`The ferry leaves at ${accepted}.`);
  await full.close();

  rmSync(join(disk.folder, 'ballast'));
  const again = await opened(path);
  expect(again.readOnly).toBeNull();
  await save(again, numbered(777));
  await again.close();
}, 60_000);

it('a snapshot on an almost full disk never costs the room that was laid down for changes', async (context) => {
  const disk = smallDisk();
  if ('why' in disk) {
    context.skip(`no small disk: ${disk.why}`);
    return;
  }
  const path = await aStoredProject(disk.folder);
  const store = await opened(path);
  await save(store, numbered(0));
  fill(disk.folder, 'ballast');
  truncateSync(join(disk.folder, 'ballast'), statSync(join(disk.folder, 'ballast')).size - 64 * 1024);
  const made = await store.compact();
  expect(made.ok ? '' : made.error.code).toBe('disk-full');
  for (let number = 1; number <= 60; number += 1) await save(store, numbered(number));
  await store.close();
  const again = await opened(path, 'write', calm);
  expect(textOf(again.project)).toBe('The ferry leaves at 60.');
  await again.close();
}, 60_000);
