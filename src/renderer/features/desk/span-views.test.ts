import { describe, expect, it } from 'vitest';
import {
  aParagraph,
  aProject,
  withCitation,
  withClaim,
  withNotCheckable,
  withText,
} from '../../../core/testing/builders.ts';
import { isKnownSpan, overlappingClaims, ownersOfSpans, spanViews } from './span-views.ts';

const text = 'The ferry carried 1,950 people, said Ada, in a lovely summer.';
const project = withNotCheckable(
  withCitation(
    withClaim(
      withClaim(aProject([aParagraph('p1', text)]), 'The ferry carried 1,950 people', {
        id: 'claim_whole',
        verdict: 'confirmed',
      }),
      ['1,950', 'Ada'],
      { id: 'claim_part', type: 'number' },
    ),
    { claimId: 'claim_whole', sourceId: 'source_1' },
  ),
  'lovely summer',
);
const glyphOf = (state: string) => `<${state}>`;

describe('spanViews', () => {
  it('shows every span by what it belongs to, in words for screen readers too', () => {
    const views = spanViews(project, glyphOf);
    expect(views.get('span_claim_whole_0')).toEqual({
      state: 'confirmed',
      glyph: '<confirmed>',
      description: 'claim, confirmed, 1 citation',
      ownerId: 'claim_whole',
    });
    expect(views.get('span_claim_part_1')?.description).toBe('claim, to check, no citations');
    expect(views.get('span_nc_1')?.description).toBe('not checkable, opinion');
    expect(views.size).toBe(4);
  });

  it('shows a claim as stale as soon as its words differ', () => {
    const changed = withText(project, 'p1', text.replace('1,950', '1,951'));
    expect(spanViews(changed, glyphOf).get('span_claim_whole_0')?.state).toBe('stale');
  });

  it('has no view for a removed claim, and forgets its spans', () => {
    const claim = project.claims.claim_whole!;
    const removed = { by: 'Carl Checker', at: '2026-03-02T09:00:00.000Z' };
    const without = { ...project, claims: { ...project.claims, claim_whole: { ...claim, removed } } };
    expect(spanViews(without, glyphOf).has('span_claim_whole_0')).toBe(false);
    expect(isKnownSpan(without, 'span_claim_whole_0')).toBe(false);
    expect(isKnownSpan(project, 'span_claim_whole_0')).toBe(true);
    expect(isKnownSpan(project, 'span_nc_1')).toBe(true);
  });
});

describe('overlappingClaims', () => {
  it('finds claims that share words, whichever is asked', () => {
    expect(overlappingClaims(project, 'claim_whole')).toEqual(['claim_part']);
    expect(overlappingClaims(project, 'claim_part')).toEqual(['claim_whole']);
    expect(overlappingClaims(withClaim(project, 'said', { id: 'claim_said' }), 'claim_said')).toEqual([]);
  });
});

describe('ownersOfSpans', () => {
  it('names each claim once', () => {
    expect(ownersOfSpans(project, ['span_claim_part_0', 'span_claim_part_1', 'span_nc_1'])).toEqual({
      claimIds: ['claim_part'],
      notCheckableIds: ['nc_1'],
    });
  });
});
