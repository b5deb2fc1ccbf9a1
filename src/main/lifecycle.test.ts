import { expect, it, vi } from 'vitest';

const calls = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({
  app: {
    enableSandbox: () => calls.push('sandbox'),
    requestSingleInstanceLock: () => {
      calls.push('lock');
      return false;
    },
    on: () => undefined,
    setPath: () => undefined,
    whenReady: () => {
      calls.push('ready');
      return Promise.resolve();
    },
    quit: () => calls.push('quit'),
  },
  protocol: { registerSchemesAsPrivileged: () => calls.push('scheme') },
  BrowserWindow: vi.fn(),
  Menu: {},
  dialog: {},
  ipcMain: {},
  nativeTheme: {},
  safeStorage: {},
  screen: {},
  session: {},
  shell: {},
}));
const { startApp } = await import('./lifecycle.ts');

it('is in the sandbox before anything else, and a second start ends before it touches a file', async () => {
  await startApp({ preload: '', renderer: '', threads: '', stamp: '' });
  expect(calls).toEqual(['sandbox', 'scheme', 'lock', 'quit']);
});
