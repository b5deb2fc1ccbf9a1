/**
 * Content security policies. Pictures and recordings reach the window as bytes over the bridge and are shown as `blob:`,
 * so no address of the outside world stands in any policy.
 */

/** For the page and everything it loads. Trusted Types: the editor's own policy and the one that makes our workers. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lexical stet-worker 'allow-duplicates'",
].join('; ');

/** For workers, which take no policy over from the page: they compute and do nothing else. */
export const workerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** For a report on its way to the printer: its own styles and embedded pictures, no script, no address. */
export const printPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
