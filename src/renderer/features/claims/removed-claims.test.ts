import { expect, it } from 'vitest';
import { apply } from '../../../core/project/apply.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { Project } from '../../../core/project/project.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import { aParagraph, aProject, withClaim, withText } from '../../../core/testing/builders.ts';
import { removedClaims, restoreCommand } from './removed-claims.ts';

let minute = 0;
function after(project: Project, command: Command): Project {
  minute += 1;
  const at = new Date(Date.UTC(2026, 2, 3, 9, minute)).toISOString();
  const applied = apply(project, command, { at, actor: 'Mara Lind', role: 'checker' });
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.project;
}

const start = () =>
  withClaim(
    withClaim(aProject([aParagraph('p1', 'Ten boats left. Two came back.')]), 'Ten boats', { id: 'claim_a' }),
    'Two came',
    { id: 'claim_b' },
  );
const remove = (project: Project, claimId: string) => after(project, { kind: 'claim.remove', claimId });

it('lists removed claims, the last one first', () => {
  expect(removedClaims(start())).toEqual([]);
  const project = remove(remove(start(), 'claim_a'), 'claim_b');
  expect(removedClaims(project).map((claim) => claim.id)).toEqual(['claim_b', 'claim_a']);
});

it('brings a claim back where its words stand', () => {
  const removed = remove(start(), 'claim_a');
  const back = after(removed, restoreCommand(removed, removed.claims['claim_a']!));
  expect(back.claims['claim_a']?.removed).toBeNull();
  expect(claimState(back, back.claims['claim_a']!)).toMatchObject({ isDetached: false, text: 'Ten boats' });
  expect(removedClaims(back)).toEqual([]);
});

it('brings it back detached where other words stand now', () => {
  const removed = withText(remove(start(), 'claim_a'), 'p1', 'Nine boats left. Two came back.');
  const command = restoreCommand(removed, removed.claims['claim_a']!);
  expect(command.ranges).toEqual([]);
  const back = after(removed, command);
  expect(claimState(back, back.claims['claim_a']!).isDetached).toBe(true);
});
