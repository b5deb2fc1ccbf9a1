import { describe, expect, it } from 'vitest';
import {
  aHeadline,
  aParagraph,
  aProject,
  aSource,
  aStory,
  builtAt,
  withCitation,
  withClaim,
  withEvidence,
  withSource,
  withText,
} from '../testing/builders.ts';
import type { Project } from '../project/project.ts';
import { bankOffers, claimsOnPassage } from './across-projects.ts';
import { planBringSource, planUseCheck } from './bring-sources.ts';
import { catalogueOf, searchableTexts } from './catalogue.ts';

let count = 0;
const newId = (kind: string) => `${kind}_new${(count += 1)}`;
const sha = (letter: string) => letter.repeat(64);

function story(id: string, title: string): Project {
  let project = aProject([aHeadline(title), aParagraph('p1', 'The ferry was late on 17 days.')], {
    id,
    story: aStory({ title }),
  });
  project = withClaim(project, 'late on 17 days', { id: 'claim_1', type: 'number', verdict: 'confirmed' });
  project = withSource(project, {
    id: 'source_1',
    csl: { type: 'report', title: 'Timetable', DOI: '10.1000/t' },
  });
  project = withEvidence(project, {
    id: 'evidence_1',
    sourceId: 'source_1',
    sha256: sha('a'),
    text: { kind: 'text', sha256: sha('b'), length: 40 },
  });
  return withCitation(project, {
    claimId: 'claim_1',
    sourceId: 'source_1',
    evidenceId: 'evidence_1',
    excerpt: { exact: 'seventeen', prefix: '', suffix: '', start: 10, end: 19 },
  });
}

const inVault = (project: Project): Project =>
  withSource(project, {
    id: 'source_2',
    kind: 'person',
    csl: { type: 'interview', title: 'The pilot' },
    person: {
      contact: '555',
      credentials: 'pilot',
      terms: 'background',
      embargo: null,
      consent: 'given',
      isInVault: true,
    },
  });

describe('catalogueOf', () => {
  it('holds sources with their uses, checks that stand, and passages', () => {
    const catalogue = catalogueOf(inVault(story('project_a', 'Ferries')));
    expect(catalogue.sources[0]).toMatchObject({
      evidence: [{ id: 'evidence_1', sha256: sha('a') }],
      claims: [{ claimId: 'claim_1', words: 'late on 17 days' }],
    });
    expect(catalogue.checks).toMatchObject([
      { status: 'confirmed', at: builtAt, sources: [{ title: 'Timetable' }] },
    ]);
    expect(catalogue.passages).toMatchObject([{ textSha256: sha('b'), start: 10, end: 19 }]);
    expect(JSON.stringify(catalogue)).not.toContain('555');
  });

  it('holds no check whose words have changed, and nothing of a removed claim', () => {
    const project = story('project_a', 'Ferries');
    expect(catalogueOf(withText(project, 'p1', 'The ferry was late on 16 days.')).checks).toEqual([]);
    const claim = project.claims['claim_1'];
    if (claim === undefined) throw new Error('no claim');
    const removed = { ...project, claims: { claim_1: { ...claim, removed: { by: 'x', at: builtAt } } } };
    const catalogue = catalogueOf(removed);
    expect([catalogue.checks, catalogue.passages, catalogue.sources[0]?.claims]).toEqual([[], [], []]);
  });

  it('gives every text that can be found', () => {
    const texts = searchableTexts(story('project_a', 'Ferries'), new Map([[sha('b'), 'It was seventeen.']]));
    expect(texts.map(({ kind, pieces }) => `${kind}: ${pieces.map(({ text }) => text).join(' | ')}`)).toEqual(
      [
        'article: Ferries | The ferry was late on 17 days.',
        'claim: late on 17 days',
        'source: Timetable · 10.1000/t',
        'evidence: It was seventeen. | report.txt',
      ],
    );
  });
});

describe('across projects', () => {
  const catalogues = [catalogueOf(story('project_a', 'Ferries')), catalogueOf(story('project_b', 'Boats'))];

  it('offers checks of other projects, expired ones last', () => {
    const ask = { projectId: 'project_b', words: 'Late on 17 days', expiry: { number: 90 } };
    const offers = bankOffers(catalogues, { ...ask, today: '2026-03-03' });
    expect(offers).toMatchObject([{ projectTitle: 'Ferries', isExpired: false, expiresOn: '2026-05-31' }]);
    expect(bankOffers(catalogues, { ...ask, today: '2026-05-31' })[0]?.isExpired).toBe(true);
    expect(bankOffers(catalogues, { ...ask, words: 'late on 16 days', today: '2026-03-03' })).toEqual([]);
  });

  it('finds claims whose excerpts overlap a passage of the same text', () => {
    const place = { sha256: sha('a'), textSha256: sha('b'), start: 18, end: 30 };
    expect(claimsOnPassage(catalogues, place).map(({ projectTitle }) => projectTitle)).toEqual([
      'Ferries',
      'Boats',
    ]);
    expect(claimsOnPassage(catalogues, { ...place, start: 19 })).toEqual([]);
    expect(claimsOnPassage(catalogues, { ...place, textSha256: sha('c') })).toEqual([]);
  });
});

describe('bringing sources', () => {
  const from = inVault(story('project_a', 'Ferries'));
  const empty = withClaim(aProject(undefined, { id: 'project_b' }), 'One', { id: 'claim_9' });

  it('brings a source with its evidence, and says where it comes from', () => {
    const plan = planBringSource(from, empty, 'source_1', newId);
    if (!plan.ok) throw new Error(plan.error.message);
    expect(plan.value.commands.map(({ kind }) => kind)).toEqual(['source.add', 'evidence.add']);
    expect(plan.value.blobs).toEqual([sha('a'), sha('b')]);
    expect(plan.value.commands[1]).toMatchObject({ from: expect.stringContaining('the project “Ferries”') });
  });

  it('uses a source and a file that are there already', () => {
    const there = story('project_b', 'Boats');
    const plan = planBringSource(from, there, 'source_1', newId);
    expect(plan.ok && [plan.value.commands, plan.value.blobs, plan.value.reused]).toEqual([[], [], 1]);
  });

  it('leaves a person in the vault where they are', () => {
    expect(planBringSource(from, empty, 'source_2', newId)).toMatchObject({
      ok: false,
      error: { code: 'not-permitted' },
    });
    const citing = withCitation(from, { claimId: 'claim_1', sourceId: 'source_2' });
    const plan = planUseCheck(citing, empty, { fromClaimId: 'claim_1', claimId: 'claim_9' }, newId);
    expect(plan.ok && plan.value.commands.map(({ kind }) => kind)).toEqual([
      'source.add',
      'evidence.add',
      'citation.add',
    ]);
  });

  it('takes over citations once, and never a verdict', () => {
    const ids = { fromClaimId: 'claim_1', claimId: 'claim_1' };
    const plan = planUseCheck(
      from,
      withSource(empty, aSource({ id: 'source_7' })),
      { ...ids, claimId: 'claim_9' },
      newId,
    );
    expect(plan.ok && plan.value.commands.some(({ kind }) => kind.startsWith('claim.'))).toBe(false);
    expect(planUseCheck(from, story('project_b', 'Boats'), ids, newId)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });
});
