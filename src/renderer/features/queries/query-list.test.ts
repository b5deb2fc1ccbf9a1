import { expect, it } from 'vitest';
import { aProject, withQuery } from '../../../core/testing/builders.ts';
import { queriesOf } from './query-list.ts';

it('puts open queries first, then the newest, and keeps claims and story apart', () => {
  const at = (day: number) => `2026-03-0${day}T09:00:00.000Z`;
  const resolved = { by: 'Edda Editor', at: at(9) };
  let project = aProject();
  project = withQuery(project, { id: 'query_old', text: 'Old?', claimId: 'claim_1', at: at(1) });
  project = withQuery(project, { id: 'query_done', text: 'Done?', claimId: 'claim_1', at: at(4), resolved });
  project = withQuery(project, { id: 'query_new', text: 'New?', claimId: 'claim_1', at: at(3) });
  project = withQuery(project, { id: 'query_story', text: 'Story?', at: at(2) });
  expect(queriesOf(project, 'claim_1').map((query) => query.id)).toEqual([
    'query_new',
    'query_old',
    'query_done',
  ]);
  expect(queriesOf(project, null).map((query) => query.id)).toEqual(['query_story']);
});
