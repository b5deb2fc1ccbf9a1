import { describe, expect, it } from 'vitest';
import { articleFacts } from '../checks/article-facts.ts';
import { textBlocks } from '../article/block-tree.ts';
import { aDesk, type Desk } from '../testing/desk.ts';
import { claimOver, claimsAt, nameProposals, planFactClaim, proposedAttribution } from './fact-claims.ts';

const text = 'The Alma carried 412 people. Mara Reed counted 412 people. “All 412 people paid,” Reed said.';

const factsOf = (desk: Desk) =>
  articleFacts(textBlocks(desk.project.article), { publicationDate: null, register: [] });
const places = (desk: Desk) =>
  factsOf(desk).groups.find(({ kind, value }) => kind === 'figure' && value === '412')?.mentions ?? [];

describe('one claim for all places of a fact', () => {
  it('is a new one where no claim stands yet', () => {
    const desk = aDesk(text);
    expect(places(desk)).toHaveLength(3);
    const plan = planFactClaim(desk.project, places(desk));
    expect(plan.claim).toBeNull();
    expect(plan.missing.map(({ start, end }) => text.slice(start, end))).toEqual(['412', '412', '412']);
  });

  it('takes the claim that stands on most places, then the narrowest', () => {
    const desk = aDesk(text).claim('sentence', 'The Alma carried 412 people.').claim('figure', '412');
    const plan = planFactClaim(desk.project, places(desk));
    expect(plan).toMatchObject({ claim: { id: 'figure' }, isNarrow: true });
    expect(plan.missing.map(({ start }) => start)).toEqual([
      text.indexOf('412', 20),
      text.lastIndexOf('412'),
    ]);
    for (const [at, { blockId, start, end }] of plan.missing.entries()) {
      desk.do('checker', {
        kind: 'claim.add-span',
        claimId: 'figure',
        range: { spanId: `more-${at}`, blockId, start, end },
      });
    }
    expect(planFactClaim(desk.project, places(desk))).toMatchObject({ claim: { id: 'figure' }, missing: [] });
    expect(claimOver(desk.project, places(desk))?.id).toBe('figure');
  });

  it('says when the claim is a whole sentence, which says other things too', () => {
    const desk = aDesk(text).claim('sentence', 'The Alma carried 412 people.');
    expect(planFactClaim(desk.project, places(desk))).toMatchObject({
      claim: { id: 'sentence' },
      isNarrow: false,
    });
  });

  it('knows nothing of removed claims', () => {
    const desk = aDesk(text).claim('c', '412');
    desk.do('checker', { kind: 'claim.remove', claimId: 'c' });
    expect(claimsAt(desk.project, places(desk)[0]!)).toEqual([]);
    expect(claimOver(desk.project, [])).toBeNull();
  });
});

describe('what becomes of quotations and names', () => {
  it('a quotation is attributed to whom the text names', () => {
    const [quotation] = factsOf(aDesk(text)).quotations;
    expect(proposedAttribution(quotation!)).toMatchObject({ kind: 'person', name: 'Mara Reed' });
    expect(proposedAttribution({ speaker: null })).toBeNull();
  });

  it('a name of a confirmed claim is proposed with its source, until it is registered', () => {
    const desk = aDesk(text).claim('c', 'Mara Reed counted 412 people.');
    const proposals = () => nameProposals(desk.project, factsOf(desk).names);
    expect(proposals()).toEqual([]);
    desk.confirm('c');
    expect(proposals()).toMatchObject([{ spelling: 'Mara Reed', sourceId: 'source-c', claimId: 'c' }]);
    desk.do('checker', {
      kind: 'name.confirm',
      nameId: 'n',
      canonical: 'Mara Reed',
      variants: [],
      nameKind: 'person',
      sourceId: 'source-c',
    });
    expect(proposals()).toEqual([]);
  });
});
