import { expect, it } from 'vitest';
import { isTrustedSender, type SenderFrame } from './trusted-sender.ts';

const main: SenderFrame = { origin: 'stet://app', parent: null };

it('trusts the main frame of our window on our origin', () => {
  expect(isTrustedSender(main, main)).toBe(true);
});

it.each<[string, SenderFrame | null, SenderFrame | null]>([
  ['a frame that is gone', null, null],
  ['a window without a main frame', main, null],
  ['another frame that looks the same', { ...main }, main],
  ['a frame inside the page', { origin: 'stet://app', parent: main }, main],
])('refuses %s', (_what, frame, mainFrame) => {
  expect(isTrustedSender(frame, mainFrame)).toBe(false);
});

it.each([
  'stet://app.evil',
  'stet://print',
  'stet://app/',
  'STET://APP',
  'http://app',
  'file://',
  'null',
  '',
])('refuses the origin %s', (origin) => {
  const frame = { origin, parent: null };
  expect(isTrustedSender(frame, frame)).toBe(false);
});

it('refuses a main frame that has a parent', () => {
  const frame = { origin: 'stet://app', parent: {} };
  expect(isTrustedSender(frame, frame)).toBe(false);
});
