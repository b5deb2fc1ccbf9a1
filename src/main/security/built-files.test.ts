import { describe, expect, it } from 'vitest';
import { createManifest, findBuiltFile } from './built-files.ts';
import { pagePolicy, workerPolicy } from './content-policy.ts';

const manifest = createManifest([
  'index.html',
  'assets/index-a1.js',
  'assets/import.worker-b2.js',
  'assets/pdf.worker-c3.mjs',
  'assets/worker-d4.js',
  'assets/co-worker-list-e5.js',
  'assets/Inter-e5.woff2',
  'assets/index-a1.js.map',
  'notes with space.txt',
]);
const find = (address: string, method = 'GET') => findBuiltFile(manifest, method, address);

describe('a file of the build', () => {
  it.each([
    ['stet://app/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['stet://app/', 'index.html', 'text/html; charset=utf-8'],
    ['stet://app/assets/index-a1.js?v=1#x', 'assets/index-a1.js', 'text/javascript; charset=utf-8'],
    ['stet://app/assets/Inter-e5.woff2', 'assets/Inter-e5.woff2', 'font/woff2'],
    ['stet://app/notes%20with%20space.txt', 'notes with space.txt', 'text/plain; charset=utf-8'],
  ])('is found at %s', (address, path, type) => {
    const answer = find(address);
    expect(answer).toMatchObject({ kind: 'file', file: { path, headers: { 'content-type': type } } });
  });

  it('carries every guard in its headers', () => {
    for (const file of manifest.values()) {
      expect(file.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(file.headers['content-security-policy']).toBeTruthy();
    }
  });

  it('gets the policy of its kind', () => {
    const policyOf = (path: string) => manifest.get(path)?.headers['content-security-policy'];
    expect(policyOf('/index.html')).toBe(pagePolicy);
    expect(policyOf('/assets/index-a1.js')).toBe(pagePolicy);
    expect(policyOf('/assets/import.worker-b2.js')).toBe(workerPolicy);
    expect(policyOf('/assets/pdf.worker-c3.mjs')).toBe(workerPolicy);
    expect(policyOf('/assets/worker-d4.js')).toBe(workerPolicy);
  });
});

describe('anything else', () => {
  it.each([
    ['stet://app/missing.js', 404],
    ['stet://app/assets/index-a1.js.map', 404],
    ['stet://app/assets', 404],
    ['stet://app/../package.json', 404],
    ['stet://app/..%2f..%2fpackage.json', 400],
    ['stet://app/%2e%2e%5cpackage.json', 400],
    ['stet://app/assets%5cindex-a1.js', 400],
    ['stet://app/%00index.html', 400],
    ['stet://app/%252e%252e/x', 404],
    ['stet://app/%E0%A4%A', 400],
    ['stet://app//index.html', 404],
    ['stet://evil/index.html', 404],
    ['stet://app.evil/index.html', 404],
    ['stet://app:80/index.html', 404],
    ['https://app/index.html', 404],
    ['not an address', 400],
    ['stet://app/constructor', 404],
    ['stet://app/__proto__', 404],
  ])('is refused: %s', (address, status) => {
    expect(find(address)).toEqual({ kind: 'refused', status });
  });

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS'])('is refused with the method %s', (method) => {
    expect(find('stet://app/index.html', method)).toEqual({ kind: 'refused', status: 405 });
  });
});
