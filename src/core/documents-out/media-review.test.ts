import { describe, expect, test } from 'vitest';
import type { Claim } from '../claims/claim.ts';
import type { MediaStatement } from '../claims/media-statement.ts';
import type { Project } from '../project/project.ts';
import { blankPerson } from '../sources/source.ts';
import { aFigure, aHeadline, aProject, aStory, withClaim, withSource } from '../testing/builders.ts';
import { writeMediaReviews } from './media-review.ts';
import { validateMediaReview, type MediaReview } from './validate-media-review.ts';

const generatedAt = '2026-03-04T10:15:00.000Z';
const shown: Claim['attribution'] = {
  kind: 'organization',
  name: 'Quay Watch',
  jobTitle: '',
  saidOn: '',
  url: 'https://quaywatch.example/post/1',
};
const caption = 'The quay under water last week.';

const staged: MediaStatement = { categories: ['StagedContent'], original: '', context: '' };

function aPicture(
  media: MediaStatement | null,
  parts: Partial<Omit<Claim, 'verdict'>> & { note?: string } = {},
  story = {},
): Project {
  const project = aProject([aHeadline('Flood'), aFigure('fig', { sha256: 'd'.repeat(64), caption })], {
    story: aStory({ publicUrl: 'https://harbourpost.example/flood', ...story }),
  });
  return withClaim(project, caption, {
    type: 'image',
    verdict: 'wrong',
    note: 'Found by reverse search, tip from Nils.',
    media,
    attribution: shown,
    ...parts,
  });
}

function written(project: Project) {
  const result = writeMediaReviews(project, generatedAt);
  return result.ok ? result.value.reviews : result.error;
}

describe('what is published', () => {
  test('the categories, the original and its context that the verdict states, and no word of its note', () => {
    const media: MediaStatement = {
      categories: ['DecontextualizedContent', 'EditedOrCroppedContent'],
      original: 'https://archive.example/2017',
      context: 'Taken in 2017.',
    };
    expect(written(aPicture(media))).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'MediaReview',
        url: 'https://harbourpost.example/flood',
        datePublished: '2026-03-04',
        inLanguage: 'en',
        author: { '@type': 'Organization', name: 'The Harbour Post', url: 'https://harbourpost.example/' },
        mediaAuthenticityCategory: ['DecontextualizedContent', 'EditedOrCroppedContent'],
        originalMediaContextDescription: 'Taken in 2017.',
        originalMediaLink: 'https://archive.example/2017',
        itemReviewed: {
          '@type': 'ImageObject',
          name: caption,
          author: { '@type': 'Organization', name: 'Quay Watch' },
          url: 'https://quaywatch.example/post/1',
          sha256: 'd'.repeat(64),
        },
      },
    ]);
  });

  test.each<[string, Project, string]>([
    ['no statement', aPicture(null), 'does not say what was done'],
    [
      'a statement in the note alone',
      aPicture(null, { note: 'MediaReview: StagedContent' }),
      'does not guess',
    ],
    [
      'contradiction',
      aPicture({ ...staged, categories: ['OriginalMediaContent', 'StagedContent'] }),
      'original and altered at once',
    ],
    ['our own picture', aPicture(staged, { attribution: null }), 'the article’s own statement'],
    ['another type of claim', aPicture(staged, { type: 'fact' }), 'no claim of the type “image”'],
    ['no address of the page', aPicture(staged, {}, { publicUrl: '' }), 'needs the address'],
    ['no publisher', aPicture(staged, {}, { publisher: '' }), 'name of the publisher'],
    ['an original that is no page', aPicture({ ...staged, original: 'the drawer' }), 'no web page'],
    [
      'a hidden person in the context',
      withSource(aPicture({ ...staged, context: 'Sent by Vera Stand' }), {
        id: 'source_v',
        kind: 'person',
        csl: { type: 'interview', title: 'Vera Stand' },
        person: { ...blankPerson, terms: 'off-record' },
      }),
      'may not be named',
    ],
  ])('%s is refused in plain words', (_, project, message) => {
    expect(written(project)).toMatchObject({
      code: 'nothing-to-export',
      message: expect.stringContaining(message) as string,
    });
  });

  test('a recording outside the article needs the address where it was shown', () => {
    const project = withClaim(
      aProject([aHeadline('The video shows the quay')], {
        story: aStory({ publicUrl: 'https://harbourpost.example/flood' }),
      }),
      'The video shows the quay',
      { type: 'image', verdict: 'wrong', media: staged, attribution: shown },
    );
    expect(written(project)).toMatchObject([{ itemReviewed: { '@type': 'MediaObject', url: shown.url } }]);
    const claim = Object.values(project.claims)[0]!;
    const nowhere = { ...project, claims: { [claim.id]: { ...claim, attribution: { ...shown, url: '' } } } };
    expect(written(nowhere)).toMatchObject({ message: expect.stringContaining('no address') as string });
  });
});

describe('validateMediaReview', () => {
  const [review] = written(aPicture(staged)) as MediaReview[];
  const problems = (part: object) => validateMediaReview(JSON.stringify([{ ...review, ...part }])).join('; ');

  test('a sound review passes, an empty list does not', () => {
    expect(problems({})).toBe('');
    expect(validateMediaReview('[]')).toHaveLength(1);
  });

  test.each([
    ['no category', { mediaAuthenticityCategory: [] }, 'says nothing'],
    ['an unknown category', { mediaAuthenticityCategory: ['Fake'] }, 'mediaAuthenticityCategory'],
    ['a category twice', { mediaAuthenticityCategory: ['StagedContent', 'StagedContent'] }, 'twice'],
    [
      'original and edited',
      { mediaAuthenticityCategory: ['EditedOrCroppedContent', 'OriginalMediaContent'] },
      'at once',
    ],
    [
      'original and transformed',
      { mediaAuthenticityCategory: ['OriginalMediaContent', 'TransformedContent'] },
      'at once',
    ],
    [
      'original and staged',
      { mediaAuthenticityCategory: ['OriginalMediaContent', 'StagedContent'] },
      'at once',
    ],
    [
      'no media',
      { itemReviewed: { '@type': 'MediaObject', name: 'x', author: { '@type': 'Person', name: 'y' } } },
      'points to no media',
    ],
    ['a link that does something', { originalMediaLink: 'javascript:alert(1)' }, 'not a web address'],
    ['an unknown key', { reviewRating: {} }, 'reviewRating'],
    [
      'the desk’s own picture',
      { author: { ...review?.author, name: 'quay watch' } },
      'the reviewer made the media',
    ],
  ])('%s is found', (_, part, message) => expect(problems(part)).toContain(message));

  test('a satire that is an original is no contradiction', () => {
    expect(problems({ mediaAuthenticityCategory: ['SatireOrParodyContent', 'OriginalMediaContent'] })).toBe(
      '',
    );
  });
});
