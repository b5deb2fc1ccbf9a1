import { expect, it } from 'vitest';
import { captureLimits } from './capture-limits.ts';
import { RequestGate } from './request-gate.ts';

const aGate = (options: Partial<ConstructorParameters<typeof RequestGate>[0]> = {}) =>
  new RequestGate({
    runScripts: false,
    confirmedHost: null,
    resolve: () => Promise.resolve(['93.184.216.34']),
    ...options,
  });
const get = (url: string, resourceType = 'image', method = 'GET') => ({ url, method, resourceType });

it('lets through what a page is shown with, and scripts only where they were asked for', async () => {
  const gate = aGate();
  for (const type of ['mainFrame', 'stylesheet', 'image', 'font'])
    expect(await gate.mayLoad(get('https://a.example/x', type))).toBe(true);
  for (const type of ['script', 'xhr', 'subFrame', 'media', 'object', 'ping', 'webSocket', 'other'])
    expect(await gate.mayLoad(get('https://a.example/x', type))).toBe(false);
  expect(gate.leftOut.map(({ reason, count }) => [reason, count])).toEqual([
    ['connection', 4],
    ['media', 2],
    ['script', 1],
    ['frame', 1],
  ]);
  expect(await aGate({ runScripts: true }).mayLoad(get('https://a.example/x', 'xhr', 'POST'))).toBe(true);
  expect(await aGate({ runScripts: true }).mayLoad(get('https://a.example/x', 'image', 'POST'))).toBe(false);
});

it('lets no other scheme through', async () => {
  for (const url of [
    'file:///etc/passwd',
    'stet://app/index.html',
    'ws://a.example/',
    'ftp://a.example/',
    'no address',
  ])
    expect(await aGate({ runScripts: true }).mayLoad(get(url))).toBe(false);
});

it('refuses the own network by address, by name and by what a name stands for', async () => {
  const gate = aGate({
    resolve: (name) => Promise.resolve([name === 'trick.example' ? '10.0.0.7' : '8.8.8.8']),
  });
  expect(await gate.mayLoad(get('http://192.168.1.1/'))).toBe(false);
  expect(await gate.mayLoad(get('http://trick.example/'))).toBe(false);
  expect(await gate.mayLoad(get('http://fine.example/'))).toBe(true);
  expect(gate.leftOut).toEqual([
    { reason: 'own-network', count: 2, hosts: ['192.168.1.1', 'trick.example'] },
  ]);
  expect(gate.refusedHost).toBe(null);
  expect(await gate.mayLoad(get('http://trick.example:81/', 'mainFrame'))).toBe(false);
  expect(gate.refusedHost).toBe('trick.example:81');
});

it('agrees to exactly the host and port that the user confirmed', async () => {
  const gate = aGate({ confirmedHost: '127.0.0.1:8080' });
  expect(await gate.mayLoad(get('http://127.0.0.1:8080/'))).toBe(true);
  expect(await gate.mayLoad(get('http://127.0.0.1:8081/'))).toBe(false);
  expect(await gate.mayLoad(get('http://localhost:8080/'))).toBe(false);
});

it('counts requests up to the limit, and lets nothing through once it is shut', async () => {
  const gate = aGate({ limits: { ...captureLimits, requests: 2 } });
  const answers = [];
  for (let at = 0; at < 3; at += 1) answers.push(await gate.mayLoad(get('https://a.example/x')));
  expect(answers).toEqual([true, true, false]);
  expect(gate.leftOut).toMatchObject([{ reason: 'limit', count: 1 }]);
  let release: (addresses: string[]) => void = () => undefined;
  const slow = aGate({ resolve: () => new Promise((resolve) => (release = resolve)) });
  const asked = slow.mayLoad(get('https://a.example/x'));
  slow.shut();
  release(['8.8.8.8']);
  expect(await asked).toBe(false);
});
