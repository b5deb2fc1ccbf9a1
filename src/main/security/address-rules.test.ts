import { describe, expect, it } from 'vitest';
import { isNavigationAllowed, isRequestAllowed } from './address-rules.ts';

describe('requests', () => {
  it.each(['stet://app/index.html', 'stet://print/1', 'blob:stet://app/5b1c'])('allows %s', (address) => {
    expect(isRequestAllowed(address)).toBe(true);
  });
  it.each([
    'https://example.com/', 'http://localhost/', 'http://127.0.0.1/', 'ws://localhost/', 'file:///etc/passwd', 'ftp://host/', 'data:text/html,x',
    'blob:https://example.com/5b1c', 'blob:null/5b1c', 'stetx://app/', 'javascript:1', 'about:blank', 'nonsense', '',
  ])('refuses %s', (address) => {
    expect(isRequestAllowed(address)).toBe(false);
  }); // prettier-ignore
});

describe('navigation', () => {
  it.each(['stet://app/index.html', 'stet://app/', 'stet://app/index.html#x'])('allows %s', (address) => {
    expect(isNavigationAllowed(address)).toBe(true);
  });
  it.each([
    'stet://app.evil.com/', 'stet://apple/', 'stet://print/1', 'stet://user@app.evil/', 'https://app/', 'https://stet/', 'file:///stet://app/',
    'about:blank', 'javascript:alert(1)', 'data:text/html,x', 'blob:stet://app/1', '',
  ])('refuses %s', (address) => {
    expect(isNavigationAllowed(address)).toBe(false);
  }); // prettier-ignore
});
