import { expect, it } from 'vitest';
import { policyLock } from './policy-lock.ts';

const write = { kind: 'write' } as const;

it('lets the editor set the policy', () => {
  expect(policyLock('editor', write, ['editor'])).toBeNull();
});

it('says to others whose it is, and offers to act as editor to whom that is open', () => {
  expect(policyLock('checker', write, ['checker', 'editor'])).toEqual({
    reason: 'Only the editor sets the policy; you act as checker.',
    canBecomeEditor: true,
  });
  expect(policyLock('writer', write, ['writer'])).toEqual({
    reason: 'Only the editor sets the policy; you act as writer. Ask the editor to change it.',
    canBecomeEditor: false,
  });
});

it('says why a read-only project keeps its policy, whoever asks', () => {
  const access = { kind: 'read-only', reason: 'It is open in another window.' } as const;
  expect(policyLock('editor', access, ['editor'])).toEqual({
    reason: 'The project is read-only: It is open in another window.',
    canBecomeEditor: false,
  });
});
