import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { maxUrlLength, safeHref } from './url-policy.ts';

describe('safeHref', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    [' http://example.org ', 'http://example.org/'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
    ['HTTPS://EXAMPLE.org/Path', 'https://example.org/Path'],
  ])('keeps %s', (href, stored) => {
    expect(safeHref(href)).toBe(stored);
  });

  it.each([
    'javascript:alert(1)',
    ' java\tscript:alert(1)',
    'java\u0000script:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u200bscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.org/x',
    'blob:https://example.org/x',
    'https://user:secret@example.org/',
    'https://user@example.org/',
    'mailto:',
    'relative/path',
    '#anchor',
    '//example.org/x',
    '',
    `https://example.org/${'x'.repeat(maxUrlLength)}`,
  ])('refuses %s', (href) => {
    expect(safeHref(href)).toBeNull();
  });

  it('resolves relative addresses against a base and checks the result', () => {
    expect(safeHref('../b', 'https://example.org/a/')).toBe('https://example.org/b');
    expect(safeHref('//other.example/x', 'https://example.org/')).toBe('https://other.example/x');
    expect(safeHref('javascript:alert(1)', 'https://example.org/')).toBeNull();
  });

  it('only ever returns an allowed scheme, and its answer passes again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl(),
          fc.string().map((tail) => `javascript:${tail}`),
        ),
        (href) => {
          const stored = safeHref(href);
          if (stored === null) return;
          expect(stored).toMatch(/^(?:https?:\/\/|mailto:)/u);
          expect(safeHref(stored)).toBe(stored);
        },
      ),
    );
  });
});
