import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pagePolicy, workerPolicy } from '../../src/main/security/content-policy.ts';
import { expect, test } from '../fixtures/test.ts';

/** The page's address differs between Electron (`stet://app`) and the stand-in; its origin is asked, not assumed. */
test.describe('the page', () => {
  test('is served with the strict policy and guards', async ({ page }) => {
    const headers = await page.evaluate(async () =>
      Object.fromEntries((await fetch('./index.html')).headers),
    );
    expect(headers['content-security-policy']).toBe(pagePolicy);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  test('starts without a single violation of its policy', async ({ app, page }) => {
    const violations: string[] = [];
    page.on('console', (message) => {
      if (/content security policy|trusted type/i.test(message.text())) violations.push(message.text());
    });
    await page.reload();
    await app.ready();
    expect(violations).toEqual([]);
  });

  test('runs no inline script, no evaluated text and no markup from strings', async ({ page }) => {
    const outcome = await page.evaluate(async () => {
      const scope = globalThis as { injected?: boolean };
      const script = document.createElement('script');
      let assignment = 'allowed';
      try {
        script.text = 'globalThis.injected = true';
      } catch (error) {
        assignment = (error as Error).name;
      }
      document.body.append(script);
      const holder = document.createElement('div');
      let markup = 'allowed';
      try {
        holder.innerHTML = '<img src="x" onerror="globalThis.injected = true">';
      } catch (error) {
        markup = (error as Error).name;
      }
      const handler = document.createElement('button');
      let attribute = 'allowed';
      try {
        handler.setAttribute('onclick', 'globalThis.injected = true');
      } catch (error) {
        attribute = (error as Error).name;
      }
      document.body.append(handler);
      handler.click();
      // A timer with text is the page's own eval; Playwright's evaluate is exempt from the policy, timers are not.
      await new Promise((resolve) => {
        try {
          Reflect.apply(setTimeout, window, ['globalThis.injected = true', 0]);
        } catch (error) {
          if (!(error instanceof Error)) throw error;
        }
        setTimeout(resolve, 50);
      });
      script.remove();
      handler.remove();
      return { assignment, markup, attribute, hasRun: scope.injected === true };
    });
    expect(outcome).toEqual({
      assignment: 'TypeError',
      markup: 'TypeError',
      attribute: 'TypeError',
      hasRun: false,
    });
  });

  test('shows the bridge and nothing of Node or Electron', async ({ page }) => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { stet: object }).stet).sort(),
      isFrozen: Object.isFrozen((window as unknown as { stet: object }).stet),
      leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({ bridge: ['invoke', 'on', 'tokenForDroppedFile'], isFrozen: true, leaks: [] });
  });
});

test.describe('the network is off:', () => {
  test('nothing remote is loaded, and nothing was asked for at start', async ({ app, page }) => {
    expect(await app.refusedRequests()).toEqual([]);
    const outcome = await page.evaluate(async () => {
      const tried = (work: Promise<unknown>): Promise<string> =>
        work.then(
          () => 'loaded',
          () => 'refused',
        );
      const picture = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = resolve;
          image.onerror = reject;
          image.src = 'https://example.com/pixel.png';
        });
      const socket = (): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const connection = new WebSocket('wss://example.com/');
          connection.onopen = resolve;
          connection.onerror = reject;
        });
      return Promise.all([
        tried(fetch('https://example.com/')),
        tried(fetch('http://127.0.0.1:9/')),
        tried(fetch('file:///etc/passwd')),
        tried(picture()),
        tried(socket()),
      ]);
    });
    expect(outcome).toEqual(Array(5).fill('refused'));
  });

  test('a request that gets past the policy is still refused, and counted', async ({ app, page }) => {
    // A window without our page has no policy either: only the session's own filter can stop it.
    await app.evaluate(async ({ BrowserWindow }) => {
      const probe = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await probe.loadURL('https://example.com/').catch(() => null);
      probe.destroy();
    });
    expect(await app.refusedRequests()).toEqual(['https://example.com/']);
    expect(page.isClosed()).toBe(false);
  });

  test('the page cannot be led away', async ({ app, page }) => {
    const before = page.url();
    for (const address of [
      'https://example.com/',
      'file:///etc/passwd',
      'data:text/html,x',
      'javascript:document.title="x"',
    ]) {
      await page
        .evaluate((url) => {
          location.assign(url);
        }, address)
        .catch(() => null);
    }
    await page.evaluate(() => {
      const form = document.createElement('form');
      form.action = 'https://example.com/';
      document.body.append(form);
      form.submit();
      form.remove();
    });
    await app.invoke('app:info', {});
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => document.documentElement.dataset['ready'])).toBe('true');
  });

  test('no second window opens', async ({ app, page }) => {
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await app.invoke('app:info', {});
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await app.refusedRequests()).toEqual([]);
  });
});

test.describe('the bridge', () => {
  test('answers a proper call', async ({ app }) => {
    expect(await app.invoke('app:info', {})).toMatchObject({ ok: true, value: { version: '0.1.0' } });
  });

  test('knows no other channel and no other event', async ({ page }) => {
    const refused = await page.evaluate(() => {
      const bridge = (
        window as unknown as { stet: Record<'invoke' | 'on', (name: string, value: unknown) => unknown> }
      ).stet;
      const names = ['stet:invoke', 'files:write', '__proto__', 'constructor', ''];
      return Promise.all(
        names.flatMap((name) => [
          Promise.resolve(bridge.invoke(name, {})).then(
            () => 'answered',
            () => 'refused',
          ),
          new Promise((resolve) => resolve(bridge.on(name, () => undefined))).then(
            () => 'listening',
            () => 'refused',
          ),
        ]),
      );
    });
    expect(refused).toEqual(Array(10).fill('refused'));
  });

  test('refuses extra keys, wrong types and what is too large', async ({ app }) => {
    const codeOf = async (request: object): Promise<unknown> => {
      const answer = await app.invoke('links:open', request as { url: string });
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await codeOf({ url: 'https://example.org/', more: 1 })).toBe('invalid-request');
    expect(await codeOf({ url: 5 })).toBe('invalid-request');
    expect(await codeOf({ url: 'x'.repeat(5_000_000) })).toBe('too-large');
  });

  test('opens only plain web and mail addresses, after asking', async ({ app, dialogs }) => {
    await dialogs.answerMessage('Cancel');
    expect(await app.invoke('links:open', { url: 'file:///etc/passwd' })).toMatchObject({
      error: { code: 'bad-url' },
    });
    expect(await dialogs.asked()).toEqual([]);
    expect(await app.invoke('links:open', { url: 'https://example.org/x' })).toMatchObject({
      value: { isOpened: false },
    });
    expect(await dialogs.asked()).toMatchObject([
      { kind: 'message', text: 'Leave Stet and open example.org?' },
    ]);
  });
});

test('every worker of the build is served with its own policy', async ({ page, appFolder }) => {
  const built = readdirSync(join(appFolder, 'out', 'renderer'), { recursive: true, encoding: 'utf8' });
  const workers = built
    .filter((name) => /worker[.-][^/]*\.m?js$/.test(name))
    .map((name) => name.split(sep).join('/'));
  expect(workers.length).toBeGreaterThan(0);
  const policies = await page.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => (await fetch(`/${name}`)).headers.get('content-security-policy')),
      ),
    workers,
  );
  expect(policies).toEqual(workers.map(() => workerPolicy));
});

test('permissions are refused by Electron itself', { tag: '@electron' }, async ({ page }) => {
  const states = await page.evaluate(() =>
    Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    ),
  );
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});
