import { BlockList, isIP } from 'node:net';
import { appError } from '../../core/app-error.ts';
import { safeHref } from '../../core/documents-in/url-policy.ts';
import { err, ok, type Result } from '../../core/result.ts';

/**
 * Which addresses a page may be captured from, and which hosts are the user's own: machines that a page of the outside
 * world must not be able to reach through the user (IANA special-purpose address registries, RFC 6890 and RFC 6761).
 */

const ownV4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  ownV4.addSubnet(network, prefix, 'ipv4');

const ownV6 = new BlockList();
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  ownV6.addSubnet(network, prefix, 'ipv6');

/** Names that only exist on the user's own machine or network. */
const ownNames =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)$/u;

/**
 * Whether a host, as `URL.hostname` writes it, is on the user's own machine or network. `URL` has already turned decimal,
 * octal and hexadecimal forms of IPv4 into dotted ones. A name without a dot is one of the own network.
 */
export function isOwnHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/^\[|\]$/gu, '')
    .replace(/\.$/u, '');
  if (isIP(host) !== 0) return isOwnIp(host);
  return !host.includes('.') || ownNames.test(host);
}

/** Whether an IP address is on the user's own machine or network; so are addresses that hide such an IPv4 address. */
export function isOwnIp(address: string): boolean {
  const ip = address.replace(/%.*$/u, '');
  const family = isIP(ip);
  if (family === 4) return ownV4.check(ip, 'ipv4');
  // What cannot be read is not let through.
  if (family !== 6) return true;
  if (ownV6.check(ip, 'ipv6')) return true;
  const inside = embeddedV4(ip);
  return inside !== null && ownV4.check(inside, 'ipv4');
}

/** The IPv4 address inside a mapped, compatible, NAT64 (RFC 6052) or 6to4 (RFC 3056) address. */
function embeddedV4(ip: string): string | null {
  const groups = expand(ip);
  const last = groups.slice(6);
  const head = groups.slice(0, 6).join(':');
  if (head === '0:0:0:0:0:65535' || head === '0:0:0:0:0:0' || head === '100:65435:0:0:0:0')
    return dotted(last);
  return groups[0] === 0x2002 ? dotted(groups.slice(1, 3)) : null;
}

function dotted(groups: readonly number[]): string {
  return groups.flatMap((group) => [group >> 8, group & 0xff]).join('.');
}

/** The eight groups of an IPv6 address. `URL` writes every form in one way, with an IPv4 tail as two groups. */
function expand(ip: string): number[] {
  const plain = new URL(`http://[${ip}]/`).hostname.slice(1, -1);
  const [before = '', after] = plain.split('::');
  const read = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const head = read(before);
  if (after === undefined) return head;
  const tail = read(after);
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

/**
 * The address to capture from what the user typed: http or https, without user name and password, at most 2,048 characters.
 * Without a scheme https is meant. Error: `bad-url`.
 */
export function captureAddress(typed: string): Result<string> {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/iu.test(text);
  const href = text === '' ? null : safeHref(hasScheme ? text : `https://${text}`);
  if (href === null || !/^https?:/u.test(href)) {
    return err(
      appError(
        'bad-url',
        'This is no address of a web page: it begins with https:// or http://, holds no user name or password and is at most 2,048 characters long. Nothing was loaded.',
      ),
    );
  }
  // What stands behind # is for the browser and is never sent; it stays, since it may say where on the page.
  return ok(href);
}
