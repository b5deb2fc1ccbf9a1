import { describe, expect, it } from 'vitest';
import { captureAddress, isOwnHost, isOwnIp } from './network-rules.ts';

const hostOf = (address: string) => new URL(address).hostname;

describe('hosts of the own network', () => {
  it.each([
    'http://localhost/',
    'http://LOCALHOST./',
    'http://app.localhost/',
    'http://printer/',
    'http://nas.local/',
    'http://wiki.corp/',
    'http://router.home.arpa/',
    'http://metadata.google.internal/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://3232235777/',
    'http://169.254.169.254/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[fe80::1]/',
    'http://[fd00::5]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:c0a8:101]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[64:ff9b:1::1]/',
    'http://[2002:7f00:1::]/',
    'http://[ff02::1]/',
  ])('%s is one', (address) => {
    expect(isOwnHost(hostOf(address))).toBe(true);
  });

  it.each([
    'http://example.org/',
    'http://local.example.org/',
    'http://notlocalhost.example/',
    'http://8.8.8.8/',
    'http://172.15.0.1/',
    'http://172.32.0.1/',
    'http://192.169.0.1/',
    'http://100.128.0.1/',
    'http://134744072/',
    'http://[2001:4860:4860::8888]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[64:ff9b::8.8.8.8]/',
    'http://[2002:808:808::]/',
  ])('%s is none', (address) => {
    expect(isOwnHost(hostOf(address))).toBe(false);
  });

  it('an address that cannot be read counts as one', () => {
    expect(isOwnIp('not an address')).toBe(true);
    expect(isOwnIp('fe80::1%eth0')).toBe(true);
  });
});

describe('the address of a capture', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['  example.org/report ', 'https://example.org/report'],
    ['127.0.0.1:8080/x', 'https://127.0.0.1:8080/x'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
    ['HTTP://EXAMPLE.org', 'http://example.org/'],
  ])('%s is taken', (typed, address) => {
    expect(captureAddress(typed)).toEqual({ ok: true, value: address });
  });

  it.each([
    '',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@example.org',
    'ftp://example.org/',
    'stet://app/index.html',
    'https://user:secret@example.org/',
    'user@example.org',
    `https://example.org/${'a'.repeat(2_048)}`,
    'https://',
  ])('%s is refused', (typed) => {
    expect(captureAddress(typed)).toMatchObject({ ok: false, error: { code: 'bad-url' } });
  });
});
