import { expect, it } from 'vitest';
import { roles } from '../../../core/project/roles.ts';
import { mayEditText, pageMode, proposesInstead } from './page-mode.ts';

const write = { kind: 'write' } as const;

it('types in Draft only in a role that may edit the text', () => {
  for (const role of roles) {
    const page = pageMode('draft', role, write);
    expect(page.mode, role).toBe(mayEditText(role) ? 'draft' : 'check');
    expect(page.because === null, role).toBe(mayEditText(role));
  }
  expect(pageMode('draft', 'checker', write).because).toBe('read-only for the checker, who proposes changes');
});

it('leaves no role without a way: who may not edit proposes', () => {
  for (const role of roles) expect(mayEditText(role) || proposesInstead(role), role).toBe(true);
});

it('types nowhere in a project that cannot be written, and says why', () => {
  const readOnly = { kind: 'read-only', reason: 'Open in another window.' } as const;
  expect(pageMode('draft', 'writer', readOnly)).toEqual({
    mode: 'check',
    because: 'read-only: Open in another window.',
  });
});

it('leaves Check and Read as they are', () => {
  for (const mode of ['check', 'read'] as const)
    expect(pageMode(mode, 'checker', write)).toEqual({ mode, because: null });
});
