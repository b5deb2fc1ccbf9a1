import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { pagePolicy, workerPolicy } from './content-policy.ts';

const electron = vi.hoisted(() => ({ schemes: [] as unknown[] }));
vi.mock('electron', () => ({
  protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => electron.schemes.push(...schemes) },
}));
const { installAppProtocol, registerAppScheme } = await import('./app-protocol.ts');

beforeEach(() => {
  electron.schemes.length = 0;
});

it('asks for exactly these rights: no way around the policy, no service workers, no extensions', () => {
  registerAppScheme();
  expect(electron.schemes).toEqual([
    { scheme: 'stet', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
});

it('serves what was built when it started, with its headers, and nothing beside it', async () => {
  const folder = tempFolder();
  const built = join(folder, 'renderer');
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(join(built, 'index.html'), '<!doctype html>');
  writeFileSync(join(built, 'assets/import.worker-a1.js'), '1');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  let serve: (request: Request) => Promise<Response> = () => Promise.reject(new Error('not installed'));
  const protocol = {
    handle: (_scheme: string, handler: typeof serve) => {
      serve = handler;
    },
  };
  await installAppProtocol({ protocol } as unknown as Session, built);
  writeFileSync(join(built, 'late.html'), 'late');
  const ask = (url: string, method = 'GET') => serve({ url, method } as Request);

  const page = await ask('stet://app/');
  expect([page.status, await page.text(), page.headers.get('content-security-policy')]).toEqual([
    200,
    '<!doctype html>',
    pagePolicy,
  ]);
  const worker = await ask('stet://app/assets/import.worker-a1.js');
  expect(worker.headers.get('content-security-policy')).toBe(workerPolicy);
  for (const [url, status] of [
    ['stet://app/late.html', 404],
    ['stet://app/../secret.txt', 404],
    ['stet://app/..%2fsecret.txt', 400],
    ['stet://print/index.html', 404],
  ] as const) {
    expect((await ask(url)).status).toBe(status);
  }
  expect((await ask('stet://app/', 'POST')).status).toBe(405);
});
