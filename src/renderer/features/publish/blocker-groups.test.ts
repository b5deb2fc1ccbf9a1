import { describe, expect, it } from 'vitest';
import { gate, blockerCodes } from '../../../core/gate/gate.ts';
import { aParagraph, aProject, withCitation, withClaim, withQuery } from '../../../core/testing/builders.ts';
import { groupBlockers, placeOf } from './blocker-groups.ts';

let project = withClaim(aProject([aParagraph('p1', 'One fact. More words.')]), 'One fact', { id: 'claim_1' });
project = withCitation(project, { id: 'cite_1', claimId: 'claim_1', sourceId: 'source_1', locator: null });
project = withQuery(project, { id: 'query_1', text: 'Really?' });

describe('groupBlockers', () => {
  it('keeps every blocker, in groups named for people', () => {
    const blockers = gate(project);
    const groups = groupBlockers(blockers);
    expect(groups.flatMap((group) => group.blockers)).toHaveLength(blockers.length);
    expect(groups.map((group) => group.code)).toEqual([
      'claim-open',
      'missing-locator',
      'open-query',
      'coverage',
      'sign-off-missing',
    ]);
    for (const group of groups) expect(group.blockers.every((one) => one.code === group.code)).toBe(true);
  });

  it('has a heading for every code', () => {
    for (const code of blockerCodes) {
      expect(groupBlockers([{ code, message: '' }])[0]?.heading).toMatch(/^[A-Z].{5,}/u);
    }
  });
});

describe('placeOf', () => {
  it('leads to where each blocker is mended', () => {
    const places = new Map(gate(project).map((blocker) => [blocker.code, placeOf(blocker)]));
    expect(places.get('claim-open')).toEqual({ kind: 'claim', claimId: 'claim_1', citationId: null });
    expect(places.get('missing-locator')).toEqual({
      kind: 'claim',
      claimId: 'claim_1',
      citationId: 'cite_1',
    });
    expect(places.get('open-query')).toEqual({ kind: 'story-query', queryId: 'query_1' });
    expect(places.get('coverage')).toMatchObject({ kind: 'block', blockId: 'p1' });
    expect(places.get('sign-off-missing')).toEqual({ kind: 'sign-offs' });
  });
});
