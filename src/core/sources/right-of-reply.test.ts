import { describe, expect, it, test } from 'vitest';
import { gate } from '../gate/gate.ts';
import { defaultPolicy } from '../gate/policy.ts';
import type { Project } from '../project/project.ts';
import { aParagraph, aProject, builtAt, withAllegation, withClaim, withSource } from '../testing/builders.ts';
import type { Allegation } from './allegation.ts';
import { allegationsInOrder, allegationState, daysBetween, replyShortfall } from './right-of-reply.ts';

const accusation = 'The board hid the survey.';
const answer = 'The board says it never saw the survey.';

function aStory(parts: Partial<Allegation> = {}): Project {
  let project = aProject([aParagraph('p', `${accusation} ${answer}`)]);
  project = withClaim(project, accusation, { id: 'claim_accuses' });
  project = withClaim(project, answer, { id: 'claim_answers' });
  project = withSource(project, { id: 'source_board', csl: { type: 'interview', title: 'Harbour Board' } });
  return withAllegation(project, {
    id: 'alleg_1',
    sourceId: 'source_board',
    claimIds: ['claim_accuses'],
    ...parts,
  });
}
const shortfall = (project: Project) => replyShortfall(project, project.allegations['alleg_1']!);
const state = (project: Project, today = '2026-03-05') =>
  allegationState(project, project.allegations['alleg_1']!, today);
const put = { putAt: builtAt };
const answered = { ...put, reply: { text: 'We never saw it.', at: builtAt } };
const silent = { ...put, reply: { text: '', at: builtAt } };

/** The project with one claim changed. */
function withoutText(project: Project, claimId: string): Project {
  const blocks = project.article.blocks.map((block) =>
    block.kind === 'paragraph'
      ? { ...block, spans: block.spans.filter((span) => !span.id.startsWith(`span_${claimId}`)) }
      : block,
  );
  return { ...project, article: { blocks } };
}

describe('what an allegation in the text lacks', () => {
  test.each<[string, Partial<Allegation>, string | null]>([
    ['not put', {}, 'Harbour Board has not been asked about it yet'],
    [
      'put, no answer recorded',
      put,
      'Harbour Board was asked, and no answer is recorded; record the answer, or that there is none',
    ],
    [
      'answered, not in the text',
      answered,
      'the answer of Harbour Board is recorded and does not stand in the text',
    ],
    ['answered and in the text', { ...answered, replyClaimId: 'claim_answers' }, null],
    ['declined or silent', silent, null],
    ['an answer of white space is none', { ...put, reply: { text: ' \n', at: builtAt } }, null],
    [
      'an answer without having been put',
      { reply: answered.reply, replyClaimId: 'claim_answers' },
      'Harbour Board has not been asked about it yet',
    ],
  ])('%s', (_name, parts, message) => expect(shortfall(aStory(parts))).toBe(message));

  it('blocks again when the passage with the answer leaves the text', () => {
    const project = aStory({ ...answered, replyClaimId: 'claim_answers' });
    expect(shortfall(withoutText(project, 'claim_answers'))).toBe(
      'the passage that gave the answer of Harbour Board no longer stands in the text',
    );
    const removed = { ...project.claims['claim_answers']!, removed: { by: 'Ada', at: builtAt } };
    expect(shortfall({ ...project, claims: { ...project.claims, claim_answers: removed } })).not.toBeNull();
  });

  it('blocks nothing while none of its claims stands in the text', () => {
    expect(shortfall(withoutText(aStory(), 'claim_accuses'))).toBeNull();
    expect(shortfall(aStory({ claimIds: [] }))).toBeNull();
  });
});

describe('the gate', () => {
  const replies = (project: Project) => gate(project).filter((blocker) => blocker.code === 'reply-missing');

  it('is shut by an allegation without its reply, and names it', () => {
    expect(replies(aStory())).toEqual([
      {
        code: 'reply-missing',
        message:
          'Right of reply, “That the board hid the survey”: Harbour Board has not been asked about it yet.',
        allegationId: 'alleg_1',
      },
    ]);
    expect(replies(aStory(silent))).toEqual([]);
  });

  it('is not, where the policy does not ask for it', () => {
    expect(replies({ ...aStory(), policy: { ...defaultPolicy, rightOfReply: false } })).toEqual([]);
  });
});

describe('how far an allegation is', () => {
  test.each<[string, Partial<Allegation>, string, number | null]>([
    ['nothing done', { deadline: '2026-03-07' }, 'to-put', 2],
    ['put, time left', { ...put, deadline: '2026-03-07' }, 'waiting', 2],
    ['put, due today', { ...put, deadline: '2026-03-05' }, 'waiting', 0],
    ['put, over', { ...put, deadline: '2026-03-03' }, 'overdue', -2],
    ['put, no deadline', put, 'waiting', null],
    ['answered', answered, 'to-place', null],
    ['answered and placed', { ...answered, replyClaimId: 'claim_answers' }, 'settled', null],
    ['silent after the deadline', { ...silent, deadline: '2026-03-03' }, 'settled', null],
  ])('%s', (_name, parts, step, daysLeft) => {
    expect(state(aStory(parts))).toMatchObject({ step, daysLeft });
  });

  it('counts calendar days, over months and leap days', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('puts open ones first, the next deadline on top', () => {
    let project = aStory({ ...silent, deadline: '2026-03-01' });
    const more = { sourceId: 'source_board', claimIds: ['claim_accuses'] };
    project = withAllegation(project, { id: 'alleg_late', ...more, deadline: '2026-03-09' });
    project = withAllegation(project, { id: 'alleg_soon', ...more, deadline: '2026-03-06' });
    project = withAllegation(project, { id: 'alleg_none', ...more });
    expect(allegationsInOrder(project, '2026-03-05').map(({ allegation }) => allegation.id)).toEqual([
      'alleg_soon',
      'alleg_late',
      'alleg_none',
      'alleg_1',
    ]);
  });
});
