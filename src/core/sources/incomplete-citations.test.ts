import { describe, expect, it } from 'vitest';
import type { Project } from '../project/project.ts';
import {
  aParagraph,
  aProject,
  builtAt,
  withCitation,
  withClaim,
  withQuery,
  withSource,
} from '../testing/builders.ts';
import {
  askedCitations,
  batchQuery,
  countCitations,
  incompleteCitations,
  unaskedCitations,
} from './incomplete-citations.ts';

function aStory(): Project {
  let project = aProject([aParagraph('p', 'The ferry sank. It carried 17 people. Nobody was hurt.')]);
  project = withClaim(project, 'Nobody was hurt', { id: 'claim_3' });
  project = withClaim(project, 'The ferry sank', { id: 'claim_1' });
  project = withClaim(project, 'It carried 17 people', { id: 'claim_2' });
  project = withSource(project, { id: 'source_log', csl: { type: 'document', title: 'Log book' } });
  project = withSource(project, { id: 'source_board', csl: { type: 'report', title: 'Report' } });
  const missing = { locator: null };
  project = withCitation(project, { id: 'cite_3', claimId: 'claim_3', sourceId: 'source_log', ...missing });
  project = withCitation(project, { id: 'cite_1', claimId: 'claim_1', sourceId: 'source_board', ...missing });
  project = withCitation(project, { id: 'cite_2', claimId: 'claim_2', sourceId: 'source_log', ...missing });
  return withCitation(project, { id: 'cite_4', claimId: 'claim_2', sourceId: 'source_board' });
}

describe('incomplete citations', () => {
  it('are grouped by source, in the order of the article, with the words of their claims', () => {
    expect(incompleteCitations(aStory())).toEqual([
      {
        sourceId: 'source_board',
        title: 'Report',
        citations: [{ citationId: 'cite_1', claimId: 'claim_1', words: 'The ferry sank' }],
      },
      {
        sourceId: 'source_log',
        title: 'Log book',
        citations: [
          { citationId: 'cite_2', claimId: 'claim_2', words: 'It carried 17 people' },
          { citationId: 'cite_3', claimId: 'claim_3', words: 'Nobody was hurt' },
        ],
      },
    ]);
  });

  it('of claims that are removed or to be cut are nobody’s work', () => {
    const story = aStory();
    const removed = { ...story.claims['claim_1']!, removed: { by: 'Ada', at: builtAt } };
    const cut = { ...story.claims['claim_2']!, status: 'cut' as const };
    const project = { ...story, claims: { ...story.claims, claim_1: removed, claim_2: cut } };
    expect(incompleteCitations(project).flatMap((group) => group.citations)).toMatchObject([
      { citationId: 'cite_3' },
    ]);
  });

  it('that an open query asks for are not asked for again, until it is resolved', () => {
    const asked = withQuery(aStory(), { id: 'query_1', text: 'Where?', citationIds: ['cite_1', 'cite_2'] });
    expect(unaskedCitations(asked).flatMap((group) => group.citations)).toMatchObject([
      { citationId: 'cite_3' },
    ]);
    const resolved = { ...asked.queries['query_1']!, resolved: { by: 'Carl', at: builtAt } };
    expect(countCitations(unaskedCitations({ ...asked, queries: { query_1: resolved } }))).toBe(3);
  });
});

describe('the query to the writer', () => {
  it('asks for all of them at once', () => {
    expect(batchQuery(unaskedCitations(aStory()))).toEqual({
      citationIds: ['cite_1', 'cite_2', 'cite_3'],
      text: [
        '3 citations do not say where in their source. Please give the page, paragraph or time of each:',
        '',
        'Report',
        '– “The ferry sank”',
        '',
        'Log book',
        '– “It carried 17 people”',
        '– “Nobody was hurt”',
      ].join('\n'),
    });
    expect(batchQuery([])).toBeNull();
  });

  it('stays within what a query may hold, and says what it leaves out', () => {
    const citations = Array.from({ length: 40 }, (_, at) => ({
      citationId: `cite_${at}`,
      claimId: `claim_${at}`,
      words: 'a'.repeat(400),
    }));
    const groups = Array.from({ length: 20 }, (_, at) => ({
      sourceId: `source_${at}`,
      title: `Source ${at}`,
      citations: citations.map((each) => ({ ...each, citationId: `${each.citationId}_${at}` })),
    }));
    const query = batchQuery(groups);
    expect(query?.text.length).toBeLessThan(20_000);
    expect(query?.text).toMatch(/… and \d+ more; the list below has them all\.$/u);
    expect(query?.citationIds).toHaveLength(800);
  });

  it('shows what has been completed meanwhile, and what is gone', () => {
    const story = withQuery(aStory(), {
      id: 'query_1',
      text: 'Where?',
      citationIds: ['cite_1', 'cite_2', 'cite_3'],
    });
    const citations = { ...story.citations };
    citations['cite_1'] = { ...citations['cite_1']!, locator: { label: 'page', value: '7' } };
    delete citations['cite_3'];
    const asked = askedCitations({ ...story, citations }, story.queries['query_1']!);
    expect(asked).toEqual([
      {
        citationId: 'cite_1',
        claimId: 'claim_1',
        words: 'The ferry sank',
        sourceTitle: 'Report',
        state: 'completed',
      },
      {
        citationId: 'cite_2',
        claimId: 'claim_2',
        words: 'It carried 17 people',
        sourceTitle: 'Log book',
        state: 'missing',
      },
      { citationId: 'cite_3', claimId: null, words: '', sourceTitle: '', state: 'gone' },
    ]);
  });
});
