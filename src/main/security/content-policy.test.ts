import { expect, it } from 'vitest';
import { pagePolicy, printPolicy, workerPolicy } from './content-policy.ts';

it('is exactly the policy that the editor, the workers and the checklist were tried under', () => {
  expect(pagePolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; " +
      "font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lexical stet-worker 'allow-duplicates'",
  );
  expect(workerPolicy).toBe(
    "default-src 'none'; script-src 'self'; connect-src 'none'; require-trusted-types-for 'script'",
  );
});

it('opens no door for inline code or for the web', () => {
  for (const policy of [pagePolicy, workerPolicy]) expect(policy).not.toMatch(/unsafe-|http|\*|data:/);
  expect(printPolicy).not.toMatch(/http|\*|script-src/);
});
