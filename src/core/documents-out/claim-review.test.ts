import { describe, expect, test } from 'vitest';
import type { VerdictStatus } from '../claims/claim-status.ts';
import type { Attribution } from '../claims/claim.ts';
import type { Project } from '../project/project.ts';
import { blankPerson } from '../sources/source.ts';
import {
  aHeadline,
  aParagraph,
  aProject,
  aStory,
  withClaim,
  withSource,
  withText,
} from '../testing/builders.ts';
import { claimReviewJson, writeClaimReviews } from './claim-review.ts';

const said: Attribution = { kind: 'person', name: 'Vera Stand', jobTitle: '', saidOn: '', url: '' };
const generatedAt = '2026-03-04T10:15:00.000Z';

function aProjectWith(
  parts: { verdict?: VerdictStatus; attribution?: Attribution | null },
  story = {},
): Project {
  const project = aProject([aHeadline('Ferry'), aParagraph('p', 'Stand said the line pays for itself.')], {
    story: aStory({ publicUrl: 'https://post.example/ferry', publisher: 'The Post', ...story }),
  });
  return withClaim(project, 'the line pays for itself', { id: 'claim_line', attribution: said, ...parts });
}

function reviewed(project: Project) {
  const result = writeClaimReviews(project, generatedAt);
  return result.ok ? result.value.reviews : result.error;
}

describe('which claims become ClaimReview', () => {
  test.each([
    ['confirmed', 4, 'True'],
    ['not-confirmable', 3, 'Unproven'],
    ['disputed', 2, 'Disputed'],
    ['wrong', 1, 'False'],
  ] as const)('%s is rated %i, “%s”', (verdict, value, text) => {
    const reviews = reviewed(aProjectWith({ verdict }));
    expect(reviews).toMatchObject([
      { reviewRating: { ratingValue: value, alternateName: text, worstRating: 1, bestRating: 4 } },
    ]);
  });

  test.each([
    ['the article’s own sentence', { verdict: 'wrong' as const, attribution: null }, 'own statement'],
    [
      'the writer’s own words',
      { verdict: 'wrong' as const, attribution: { ...said, name: 'ada  WRITER' } },
      'own writer',
    ],
    [
      'the publisher’s own words',
      { verdict: 'wrong' as const, attribution: { ...said, name: 'The Post' } },
      'own writer or publisher',
    ],
    ['no verdict yet', {}, 'no verdict'],
    ['confirmed with a change', { verdict: 'confirmed-with-change' as const }, 'fresh verdict'],
    ['on author', { verdict: 'on-author' as const }, 'says nothing'],
    ['cut', { verdict: 'cut' as const }, 'says nothing'],
  ])('%s is left out, with the reason', (_, parts, reason) => {
    expect(reviewed(aProjectWith(parts))).toMatchObject({
      code: 'nothing-to-export',
      message: expect.stringContaining(reason) as string,
    });
  });

  test('a verdict for other words is left out', () => {
    const stale = withText(
      aProjectWith({ verdict: 'confirmed' }),
      'p',
      'Stand said the line pays for itselF.',
    );
    expect(reviewed(stale)).toMatchObject({
      message: expect.stringContaining('changed after the verdict') as string,
    });
  });

  test('a claimant who may not be named is left out', () => {
    const project = withSource(aProjectWith({ verdict: 'wrong' }), {
      id: 'source_v',
      kind: 'person',
      csl: { type: 'interview', title: 'Vera Stand' },
      person: { ...blankPerson, terms: 'off-record' },
    });
    expect(reviewed(project)).toMatchObject({
      message: expect.stringContaining('may not be named') as string,
    });
  });

  test('what is left out is told beside what is exported', () => {
    const project = withClaim(aProjectWith({ verdict: 'wrong' }), 'Ferry', { verdict: 'wrong' });
    const result = writeClaimReviews(project, generatedAt);
    expect(result.ok && result.value.messages.join(' ')).toContain(
      '“Ferry” is left out: it is the article’s own statement',
    );
  });
});

describe('what a review says', () => {
  test.each([
    [{ publicUrl: '' }, 'needs the address'],
    [{ publicUrl: 'mailto:a@b.example' }, 'needs the address'],
    [{ publicUrl: 'javascript:alert(1)' }, 'needs the address'],
    [{ publisher: ' ' }, 'needs the name of the publisher'],
  ])('without %o it is refused', (story, reason) => {
    expect(reviewed(aProjectWith({ verdict: 'wrong' }, story))).toMatchObject({
      code: 'nothing-to-export',
      message: expect.stringContaining(reason) as string,
    });
  });

  test('the desk’s note stays at the desk', () => {
    let project = aProjectWith({ verdict: 'wrong' });
    const claim = project.claims['claim_line']!;
    project = {
      ...project,
      claims: { claim_line: { ...claim, verdict: { ...claim.verdict!, note: 'secret note' } } },
    };
    expect(JSON.stringify(reviewed(project))).not.toContain('secret');
  });

  test('a long claim and a rating in its words are told', () => {
    const long = withClaim(aProjectWith({}), 'Ferry', {
      verdict: 'wrong',
      attribution: said,
      summary: `A false claim that ${'goes on and on and '.repeat(5)}ends`,
    });
    const result = writeClaimReviews(long, generatedAt);
    const messages = result.ok ? result.value.messages.join(' ') : '';
    expect(messages).toContain('aim for 75');
    expect(messages).toContain('contain the rating “False”');
  });

  test('the file may stand inside a script element', () => {
    const project = withClaim(aProjectWith({}), 'Ferry', {
      verdict: 'wrong',
      attribution: said,
      summary: '</script><b>',
    });
    const result = writeClaimReviews(project, generatedAt);
    const json = result.ok ? claimReviewJson(result.value.reviews) : '';
    expect(json).not.toContain('<');
    expect(JSON.parse(json)).toMatchObject([{ claimReviewed: '</script><b>' }]);
  });
});
