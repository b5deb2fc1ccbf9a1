import { describe, expect, it, test } from 'vitest';
import { blockerKey, gate } from '../gate/gate.ts';
import type { Project } from '../project/project.ts';
import {
  aParagraph,
  aProject,
  aSource,
  aStory,
  builtAt,
  withCitation,
  withClaim,
  withSource,
} from '../testing/builders.ts';
import { limitsOf } from './person-limits.ts';
import { blankPerson, type PersonDetails } from './source.ts';

const aPerson = (parts: Partial<PersonDetails>) =>
  aSource({
    kind: 'person',
    csl: { type: 'interview', title: 'Nils Holt' },
    person: { ...blankPerson, ...parts },
  });

describe('the limits a person sets', () => {
  test.each<[string, Partial<PersonDetails>, string | null, readonly string[]]>([
    ['none', {}, null, []],
    ['an embargo before publication', { embargo: '2026-03-01' }, '2026-03-02', []],
    ['an embargo on the day itself', { embargo: '2026-03-02' }, '2026-03-02', []],
    ['consent asked for', { consent: 'asked' }, null, []],
    [
      'an embargo after publication',
      { embargo: '2026-03-03' },
      '2026-03-02',
      ['Nils Holt is under embargo until 3 March 2026, and the story comes out on 2 March 2026'],
    ],
    [
      'an embargo and no date of publication',
      { embargo: '2026-03-03' },
      null,
      ['Nils Holt is under embargo until 3 March 2026, and the story has no publication date'],
    ],
    ['consent refused', { consent: 'refused' }, null, ['Nils Holt refused to be quoted and is cited']],
  ])('%s', (_name, person, date, messages) => {
    expect(limitsOf(aPerson(person), date).map((limit) => limit.message)).toEqual(messages);
  });

  it('are none for what is no person', () => expect(limitsOf(aSource(), null)).toEqual([]));
});

describe('the gate', () => {
  function aCitedPerson(person: Partial<PersonDetails>): Project {
    let project = aProject([aParagraph('p', 'The ferry sank.')], {
      story: aStory({ publicationDate: '2026-03-02' }),
    });
    project = withClaim(project, 'The ferry sank', { id: 'claim_1' });
    project = withSource(project, { ...aPerson(person), id: 'source_1' });
    return withCitation(project, { claimId: 'claim_1', sourceId: 'source_1' });
  }
  const codes = (project: Project) =>
    gate(project)
      .filter((blocker) => blocker.sourceId !== undefined)
      .map(blockerKey);

  it('is shut by an embargo and by a refusal, once per source', () => {
    const project = aCitedPerson({ embargo: '2026-03-03', consent: 'refused' });
    const twice = withCitation(project, { claimId: 'claim_1', sourceId: 'source_1', stance: 'context' });
    expect(codes(twice)).toEqual(['embargo source_1', 'consent source_1']);
  });

  it('is not, where the source is not cited, or only by a claim that left the story', () => {
    const project = aCitedPerson({ consent: 'refused' });
    expect(codes({ ...project, citations: {} })).toEqual([]);
    const removed = { ...project.claims['claim_1']!, removed: { by: 'Ada', at: builtAt } };
    expect(codes({ ...project, claims: { claim_1: removed } })).toEqual([]);
  });

  it('does not know them in a person as the first schema had one', () => {
    expect(codes(aCitedPerson({}))).toEqual([]);
  });
});
