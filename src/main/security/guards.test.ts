import { EventEmitter } from 'node:events';
import type { App, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { installCaptureGuards, installContentsGuards, installSessionGuards } from './guards.ts';

type Handler = (...args: never[]) => unknown;

/** A session that remembers what was installed in it. */
class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, Handler | null>();
  isSpellChecking = true;
  readonly webRequest = {
    onBeforeRequest: (handler: Handler) => this.handlers.set('request', handler),
  };
  setPermissionRequestHandler = (handler: Handler) => this.handlers.set('ask', handler);
  setPermissionCheckHandler = (handler: Handler) => this.handlers.set('check', handler);
  setDevicePermissionHandler = (handler: Handler) => this.handlers.set('device', handler);
  setDisplayMediaRequestHandler = (handler: Handler) => this.handlers.set('display', handler);
  setSpellCheckerEnabled = (isOn: boolean) => {
    this.isSpellChecking = isOn;
  };

  call(name: string, ...args: unknown[]): unknown {
    const handler = this.handlers.get(name);
    if (handler === undefined || handler === null) throw new Error(`${name} is not handled`);
    return handler(...(args as never[]));
  }

  /** What a handler with a callback says. */
  answer(name: string, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve) => this.call(name, ...args, resolve));
  }
}

const lines: string[] = [];
const log = createLog(
  (line) => lines.push(line),
  () => '',
);

function guarded(): FakeSession {
  const session = new FakeSession();
  installSessionGuards(session as unknown as Session, log);
  return session;
}

describe('the session of the application', () => {
  it('lets through its own files and nothing else, and logs no more of an address than its origin', async () => {
    const session = guarded();
    expect(await session.answer('request', { url: 'stet://app/index.html' })).toEqual({ cancel: false });
    lines.length = 0;
    for (const url of [
      'https://example.com/secret-words',
      'file:///etc/passwd',
      'ws://example.com/',
      'data:text/html,x',
      'devtools://x',
    ]) {
      expect(await session.answer('request', { url })).toEqual({ cancel: true });
    }
    expect(lines).toHaveLength(5);
    expect(lines.join()).not.toContain('secret-words');
  });

  it('grants the one permission to its own page, asked or checked, and nothing to devices', async () => {
    const session = guarded();
    const ours = { requestingUrl: 'stet://app/index.html', isMainFrame: true };
    const asked = (permission: string, details: object) =>
      new Promise((resolve) => session.call('ask', null, permission, resolve, details));
    expect(await asked('clipboard-sanitized-write', ours)).toBe(true);
    expect(await asked('clipboard-sanitized-write', { ...ours, isMainFrame: false })).toBe(false);
    expect(await asked('clipboard-sanitized-write', { ...ours, requestingUrl: 'https://example.com/' })).toBe(
      false,
    );
    expect(await asked('media', ours)).toBe(false);
    expect(
      session.call('check', null, 'clipboard-sanitized-write', 'stet://app/', { isMainFrame: true }),
    ).toBe(true);
    expect(session.call('check', null, 'geolocation', 'stet://app/', { isMainFrame: true })).toBe(false);
    expect(session.call('device', {})).toBe(false);
    expect(await session.answer('display', {})).toBeNull();
    expect(session.isSpellChecking).toBe(false);
  });

  it('downloads nothing', () => {
    const session = guarded();
    let isHeld = false;
    session.emit('will-download', { preventDefault: () => (isHeld = true) });
    expect(isHeld).toBe(true);
  });
});

it('the session of a captured page refuses what its gate refuses, and what the gate cannot answer', async () => {
  const session = new FakeSession();
  let gate = (): Promise<boolean> => Promise.resolve(true);
  installCaptureGuards(session as unknown as Session, log, () => gate());
  expect(await session.answer('request', { url: 'https://example.com/' })).toEqual({ cancel: false });
  gate = () => Promise.resolve(false);
  expect(await session.answer('request', { url: 'https://example.com/' })).toEqual({ cancel: true });
  gate = () => Promise.reject(new Error('broken'));
  expect(await session.answer('request', { url: 'https://example.com/' })).toEqual({ cancel: true });
  expect(
    await new Promise((resolve) =>
      session.call('ask', null, 'media', resolve, { requestingUrl: '', isMainFrame: true }),
    ),
  ).toBe(false);
});

describe('every page', () => {
  function aPage(isCaptured = false) {
    const app = new EventEmitter();
    installContentsGuards(app as unknown as App, log, () => isCaptured);
    let opener: (() => unknown) | null = null;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: () => unknown) => {
        opener = handler;
      },
    });
    app.emit('web-contents-created', {}, contents);
    const isHeld = (event: string, url: string): boolean => {
      let held = false;
      contents.emit(event, { url, preventDefault: () => (held = true) });
      return held;
    };
    return { app, isHeld, opener: opener as (() => unknown) | null };
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('is held where it is: %s', (event) => {
    const { isHeld } = aPage();
    expect(isHeld(event, 'stet://app/index.html')).toBe(false);
    for (const url of [
      'https://example.com/',
      'file:///etc/passwd',
      'stet://app.evil/',
      'stet://print/1',
      'about:blank',
    ]) {
      expect(isHeld(event, url)).toBe(true);
    }
  });

  it('opens no window and embeds no browser', () => {
    const { isHeld, opener } = aPage();
    expect(opener?.()).toEqual({ action: 'deny' });
    expect(isHeld('will-attach-webview', 'stet://app/')).toBe(true);
  });

  it('that is captured may be redirected, which its session judges, and cannot lead itself away', () => {
    const { isHeld } = aPage(true);
    expect(isHeld('will-redirect', 'https://example.com/')).toBe(false);
    expect(isHeld('will-navigate', 'https://example.com/')).toBe(true);
  });

  it('shows a server no certificate of the user', () => {
    const { app } = aPage();
    const given: unknown[] = [];
    let isHeld = false;
    app.emit(
      'select-client-certificate',
      { preventDefault: () => (isHeld = true) },
      null,
      '',
      [{}],
      (...chosen: unknown[]) => given.push(chosen),
    );
    expect([isHeld, given]).toEqual([true, [[]]]);
  });

  it('and every helper process is named in the log when it ends', () => {
    const { app } = aPage();
    lines.length = 0;
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139, name: 'x' });
    app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'warn',
      event: 'helper-gone',
      type: 'GPU',
      reason: 'crashed',
      exitCode: 139,
    });
  });
});
