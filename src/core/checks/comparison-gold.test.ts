import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { comparePrepared, isConcern, prepareComparison } from './compare-claim.ts';

const goldSchema = z.object({
  stories: z.array(
    z.object({
      evidence: z.string(),
      claims: z.array(
        z.object({ claim: z.string(), altered: z.enum(['number', 'date', 'name', 'negation']).nullable() }),
      ),
    }),
  ),
});
const gold = goldSchema.parse(
  JSON.parse(readFileSync(new URL('./fixtures/comparison-gold.json', import.meta.url), 'utf8')),
);

/** Each claim with whether the machine is concerned about what was altered, and about anything at all. */
const outcomes = gold.stories.flatMap(({ evidence, claims }) => {
  const prepared = prepareComparison(evidence);
  return claims.map(({ claim, altered }) => {
    const concerns = comparePrepared(claim, prepared, { publicationDate: null }).filter(isConcern);
    return {
      claim,
      altered,
      isFlagged: concerns.some(({ kind }) => kind === altered),
      isAlarm: concerns.length > 0,
    };
  });
});

describe('claims beside evidence, written before they were compared', () => {
  it.each([
    ['number', 21, 22],
    ['name', 25, 27],
    ['date', 12, 12],
    ['negation', 5, 7],
  ] as const)('finds an altered %s in at least %i of %i', (kind, least, all) => {
    const altered = outcomes.filter((outcome) => outcome.altered === kind);
    const missed = altered.filter(({ isFlagged }) => !isFlagged).map(({ claim }) => claim);
    expect(altered).toHaveLength(all);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(all - least);
  });

  it('is concerned about no more than 4 of 59 claims that agree', () => {
    const consistent = outcomes.filter(({ altered }) => altered === null);
    const alarms = consistent.filter(({ isAlarm }) => isAlarm).map(({ claim }) => claim);
    expect(consistent).toHaveLength(59);
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(4);
  });
});
