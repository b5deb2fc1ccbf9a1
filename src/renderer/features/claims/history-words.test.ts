import { expect, it } from 'vitest';
import { allCommandKinds } from '../../../core/project/commands.ts';
import { historyLine } from './history-words.ts';

it('says what happened to a claim in words, for every command that concerns one', () => {
  const concerning = allCommandKinds.filter((kind) => /^(claim|citation|query|change)\./u.test(kind));
  expect(concerning.length).toBeGreaterThan(15);
  for (const what of concerning) expect(historyLine({ what, detail: '' })).not.toContain('.');
  expect(historyLine({ what: 'claim.verdict', detail: 'wrong' })).toBe('gave the verdict: wrong');
});
