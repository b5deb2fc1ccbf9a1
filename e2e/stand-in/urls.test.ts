import { expect, it } from 'vitest';
import { fromBrowserUrl, originOf, rewritePolicy, toBrowserUrl } from './urls.ts';

const schemes = new Set(['stet']);

it.each([
  ['stet://app/index.html?a=1#b', 'http://app.stet.localhost/index.html?a=1#b'],
  ['stet://app', 'http://app.stet.localhost/'],
  ['stet://app?q', 'http://app.stet.localhost/?q'],
])('carries %s to Chromium and back', (own, browser) => {
  expect(toBrowserUrl(own, schemes)).toBe(browser);
  expect(fromBrowserUrl(browser, schemes)).toBe(
    new URL(own.replace(/^stet:\/\/app(?=$|\?)/, 'stet://app/')).href,
  );
});

it.each([
  'https://example.com/a',
  'http://app.other.localhost/',
  'http://stet.localhost/',
  'http://app.stet.localhost:81/',
  'https://app.stet.localhost/',
  'about:blank',
  '',
])('leaves %s as it is', (url) => {
  expect(toBrowserUrl(url, schemes)).toBe(url);
  expect(fromBrowserUrl(url, schemes)).toBe(url);
});

it('reports origins as Electron does', () => {
  expect(originOf('http://app.stet.localhost/index.html', schemes)).toBe('stet://app');
  expect(originOf('https://example.com/x', schemes)).toBe('https://example.com');
  expect(originOf('about:blank', schemes)).toBe('null');
});

it('rewrites own sources of a policy and nothing else', () => {
  expect(rewritePolicy("img-src 'self' blob: stet: stet://pictures; script-src 'self'", schemes)).toBe(
    "img-src 'self' blob: http://*.stet.localhost http://pictures.stet.localhost; script-src 'self'",
  );
  const own = "default-src 'none'; trusted-types lexical stet-worker 'allow-duplicates'";
  expect(rewritePolicy(own, schemes)).toBe(own);
});
