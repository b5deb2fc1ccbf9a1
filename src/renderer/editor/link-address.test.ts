import { expect, it } from 'vitest';
import { completeHref } from './link-address.ts';

it.each([
  ['example.org/a', 'https://example.org/a'],
  [' http://example.org ', 'http://example.org/'],
  ['desk@example.org', 'mailto:desk@example.org'],
  ['javascript:alert(1)', null],
  ['ftp://example.org', null],
  ['https://user:secret@example.org/', null],
  ['', null],
])('takes %j as %j', (typed, address) => {
  expect(completeHref(typed)).toBe(address);
});
