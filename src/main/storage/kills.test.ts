import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aStoredProject, numbered, opened, save } from './testing/stored-project.ts';
import { tempFolder } from './testing/temp-folder.ts';

/** Lets a child save for a while, kills it and answers the last revision it was told is saved. */
function saveUntilKilled(path: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/saver.ts'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let isTimed = false;
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    output += text;
    if (isTimed) return;
    isTimed = true;
    setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      const complete = output.slice(0, output.lastIndexOf('\n')).split('\n');
      if (signal === 'SIGKILL') resolve(Number(complete.at(-1)));
      else reject(new Error('The child ended by itself.'));
    });
  });
}

it('a killed process loses nothing that was acknowledged, and the next one may write', async () => {
  const path = await aStoredProject(tempFolder());
  for (const milliseconds of [3, 20, 60, 110, 170]) {
    const acknowledged = await saveUntilKilled(path, milliseconds);
    expect(acknowledged).toBeGreaterThan(0);
    const store = await opened(path);
    expect(store.readOnly).toBeNull();
    expect(store.project.revision).toBeGreaterThanOrEqual(acknowledged);
    await save(store, numbered(0));
    await store.close();
  }
}, 60_000);
