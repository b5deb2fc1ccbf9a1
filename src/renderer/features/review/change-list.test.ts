import { expect, it } from 'vitest';
import { aProject, withChange } from '../../../core/testing/builders.ts';
import { changesOf, nextChange } from './change-list.ts';

it('lists open changes first and settles the oldest open one', () => {
  const at = (day: number) => `2026-03-0${day}T09:00:00.000Z`;
  const outcome = { kind: 'rejected', by: 'Edda Editor', at: at(9), reason: '' } as const;
  const words = { claimId: 'claim_1', exact: 'a', replacement: 'b' };
  let project = aProject();
  expect(nextChange(project, 'claim_1')).toBeNull();
  project = withChange(project, { id: 'change_old', at: at(1), outcome, ...words });
  project = withChange(project, { id: 'change_first', at: at(2), ...words });
  project = withChange(project, { id: 'change_second', at: at(3), ...words });
  expect(changesOf(project, 'claim_1').map((change) => change.id)).toEqual([
    'change_second',
    'change_first',
    'change_old',
  ]);
  expect(nextChange(project, 'claim_1')?.id).toBe('change_first');
});
