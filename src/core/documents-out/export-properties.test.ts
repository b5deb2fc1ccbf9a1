import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../article/block-tree.ts';
import type { Claim } from '../claims/claim.ts';
import type { Project } from '../project/project.ts';
import { anArticle, awkwardText } from '../testing/arbitraries.ts';
import { aProject, aSource, builtAt, withCitation } from '../testing/builders.ts';
import { aCorrection } from './testing/corrected-project.ts';
import { exportDocument, exportFormatsCore } from './export-document.ts';

const formats = exportFormatsCore.filter((format) => format !== 'claim-review' && format !== 'media-review');

/** The spans `s1` to `s4` of arbitrary articles belong to these claims, which overlap as the spans fall. */
function projectOn(blocks: readonly Block[], words: string): Project {
  const claim = (id: string, spanIds: readonly string[]): Claim => ({
    id,
    type: 'fact',
    status: 'to-check',
    flags: [],
    spans: spanIds.map((spanId) => ({ id: spanId, blockId: 'b0', exact: words, prefix: '', suffix: '' })),
    owner: null,
    attribution: null,
    summary: words,
    formula: null,
    notes: [],
    verdict: null,
    history: [{ at: builtAt, by: words, role: 'checker', what: 'claim.note', detail: words }],
    createdBy: words,
    createdAt: builtAt,
    removed: null,
  });
  const title = words === '' ? 'T' : words;
  let project = aProject(blocks, {
    claims: {
      claim_a: claim('claim_a', ['s1', 's2']),
      claim_b: claim('claim_b', ['s3']),
      claim_c: claim('claim_c', ['s4']),
    },
    sources: {
      source_a: aSource({
        id: 'source_a',
        csl: { type: 'report', title, URL: 'https://a.example/?a=1&b="2"' },
      }),
      source_b: aSource({ id: 'source_b', csl: { type: 'webpage', title, author: [{ literal: words }] } }),
    },
    corrections: [
      aCorrection({ note: `${words} x`, cause: words, claimIds: ['claim_a'] }),
      aCorrection({ id: 'corr_2', kind: 'retraction', note: `x ${words}`, claimIds: [] }),
    ],
  });
  project = withCitation(project, { claimId: 'claim_a', sourceId: 'source_a', note: words });
  project = withCitation(project, {
    claimId: 'claim_a',
    sourceId: 'source_b',
    locator: { label: 'section', value: title },
  });
  return withCitation(project, { claimId: 'claim_b', sourceId: 'source_b' });
}

describe('any project', () => {
  test.each(formats)('leaves as %s, and passes the validator of that format', async (format) => {
    await fc.assert(
      fc.asyncProperty(anArticle, awkwardText(6), async (blocks, words) => {
        const options = { format, isDraft: true, generatedAt: builtAt, stetVersion: '1' };
        const result = await exportDocument(projectOn(blocks, words), options);
        expect(result.ok ? null : result.error.message).toBeNull();
      }),
      { numRuns: 80 },
    );
  });

  test.each(formats)('gives the same bytes as %s every time', async (format) => {
    await fc.assert(
      fc.asyncProperty(anArticle, async (blocks) => {
        const options = { format, isDraft: true, generatedAt: builtAt, stetVersion: '1' };
        const [first, second] = [
          await exportDocument(projectOn(blocks, 'w'), options),
          await exportDocument(projectOn(blocks, 'w'), options),
        ];
        if (!first.ok || !second.ok) throw new Error('refused');
        expect(Buffer.compare(first.value.bytes, second.value.bytes)).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});
