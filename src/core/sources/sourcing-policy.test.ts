import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { aParagraph, aProject, withCitation, withClaim, withSource } from '../testing/builders.ts';
import type { Project } from '../project/project.ts';
import type { Source } from './source.ts';
import { originDoubts, sourcing } from './sourcing-policy.ts';

const text = 'The ferry sank on Monday.';

/** A claim with these supporting secondary sources. */
function withSecondary(sources: readonly (Partial<Source> & { id: string })[]): Project {
  const start = withClaim(aProject([aParagraph('p', text)]), text, { id: 'claim_1' });
  return sources.reduce(
    (project, source) =>
      withCitation(withSource(project, { kind: 'article', ...source }), {
        claimId: 'claim_1',
        sourceId: source.id,
        role: 'secondary',
      }),
    start,
  );
}

const paper = (id: string, csl: Partial<Source['csl']> = {}, origin = '') => ({
  id: `source_${id}`,
  origin,
  csl: { type: 'article-newspaper' as const, title: `Paper ${id}`, ...csl },
});
const claimOf = (project: Project) => project.claims['claim_1']!;

describe('independent origins', () => {
  it('a wire story printed by three papers is one source', () => {
    const project = withSecondary([
      paper('a', {}, 'Associated Press'),
      paper('b', {}, ' associated press '),
      paper('c', {}, 'Associated Press'),
    ]);
    expect(sourcing(project, claimOf(project))).toMatchObject({
      isSufficient: false,
      independentSecondary: 1,
      shortfall:
        'One primary source or 2 more independent secondary sources needed; 1 of 3 so far (sources with the same origin count once)',
    });
  });

  it('descendants of one press release are one source, other papers count', () => {
    const release = 'Press release: Nordkyst AS';
    const project = withSecondary([paper('a', {}, release), paper('b', {}, release), paper('c'), paper('d')]);
    expect(sourcing(project, claimOf(project))).toMatchObject({
      isSufficient: true,
      independentSecondary: 3,
    });
  });

  test('whatever the origins, they count once each, and never more than the sources', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'AP', 'Reuters', 'Board'), { maxLength: 8 }), (origins) => {
        const project = withSecondary(origins.map((origin, at) => paper(String(at), {}, origin)));
        const own = origins.filter((origin) => origin === '').length;
        const shared = new Set(origins.filter((origin) => origin !== '')).size;
        expect(sourcing(project, claimOf(project)).independentSecondary).toBe(own + shared);
      }),
    );
  });
});

describe('doubts about origins', () => {
  it('names papers that name one agency and count apart', () => {
    const project = withSecondary([
      paper('a', { author: [{ literal: 'The Associated Press' }], publisher: 'The Harbour Post' }),
      paper('b', { author: [{ literal: 'AP' }], publisher: 'The Harbour Post' }),
      paper('c', { publisher: 'The Harbour Post' }),
    ]);
    expect(originDoubts(project, claimOf(project))).toEqual([
      {
        kind: 'agency',
        sourceIds: ['source_a', 'source_b'],
        message:
          '“Paper a” and “Paper b” both name Associated Press: if they go back to one report, give them the same origin, so that they count once.',
      },
    ]);
  });

  it('names two spellings of one agency as origins', () => {
    const project = withSecondary([paper('a', {}, 'AP'), paper('b', {}, 'Associated Press')]);
    expect(originDoubts(project, claimOf(project)).map((doubt) => doubt.sourceIds)).toEqual([
      ['source_a', 'source_b'],
    ]);
  });

  it('names sources of one publisher whose origin nobody wrote down', () => {
    const project = withSecondary([
      paper('a', { 'container-title': 'The Harbour Post' }),
      paper('b', { 'container-title': 'the harbour  post' }),
      paper('c', { 'container-title': 'The Harbour Post' }, 'Own reporting of 3 March'),
    ]);
    expect(originDoubts(project, claimOf(project))).toMatchObject([
      { kind: 'publisher', sourceIds: ['source_a', 'source_b'] },
    ]);
  });

  it('has none once a person wrote one origin, or for primary sources', () => {
    const same = withSecondary([
      paper('a', { author: [{ literal: 'AP' }] }, 'Associated Press'),
      paper('b', {}, 'Associated Press'),
    ]);
    expect(originDoubts(same, claimOf(same))).toEqual([]);
    const primary = withSource(withSecondary([]), { id: 'source_1', csl: { type: 'report', title: 'R' } });
    const cited = withCitation(primary, { claimId: 'claim_1', sourceId: 'source_1' });
    expect(originDoubts(cited, claimOf(cited))).toEqual([]);
  });
});
