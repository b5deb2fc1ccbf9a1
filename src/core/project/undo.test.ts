import { describe, expect, it } from 'vitest';
import { aDesk, staff } from '../testing/desk.ts';
import type { Command } from './commands.ts';
import { inverse } from './undo.ts';

const text = 'The ferry sank in 1950. A sad day.';
const verdict = (status: 'confirmed' | 'wrong'): Command => ({
  kind: 'claim.verdict',
  claimId: 'c',
  verdict: status,
  note: '',
});

describe('undo', () => {
  it('takes a verdict back, and never gives one', () => {
    const fresh = aDesk(text).claim('c', '1950');
    const set = (status: 'to-check' | 'in-progress') => [{ kind: 'claim.set-status', claimId: 'c', status }];
    expect(inverse(fresh.project, verdict('confirmed'))).toEqual(set('to-check'));
    const confirmed = aDesk(text).claim('c', '1950').confirm('c').project;
    expect(inverse(confirmed, verdict('wrong'))).toEqual(set('in-progress'));
    expect(inverse(confirmed, { kind: 'claim.set-status', claimId: 'c', status: 'to-check' })).toBeNull();
  });

  it('does not make a stale not-checkable marking fresh', () => {
    const desk = aDesk(text).do('writer', {
      kind: 'not-checkable.mark',
      id: 'n',
      ranges: [aDesk(text).range('s', 'A sad day')],
      reason: 'opinion',
      note: '',
    });
    const remove: Command = { kind: 'not-checkable.remove', id: 'n' };
    expect(inverse(desk.project, remove)).toHaveLength(1);
    desk.type('p', text.indexOf('sad'), '1950 ');
    expect(inverse(desk.project, remove)).toBeNull();
  });

  it('puts back only what a change of the story changed', () => {
    const { project } = aDesk(text);
    expect(inverse(project, { kind: 'story.update', title: 'Other' })).toEqual([
      { kind: 'story.update', title: 'Ferry' },
    ]);
    expect(inverse(project, { kind: 'story.update', people: [] })).toEqual([
      { kind: 'story.update', people: [{ id: 'person_1', name: staff.writer, roles: ['writer'] }] },
    ]);
  });
});
