import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeDocx, type DocxDocument } from './docx.ts';
import { writeHtml } from './html.ts';
import { writeMarkdown } from './markdown.ts';
import { buildPublication, printedParts } from './publication.ts';
import { fullProject } from './testing/full-project.ts';
import { validateClaimReview, type ClaimReview } from './validate-claim-review.ts';
import { validateDocx } from './validate-docx.ts';
import { validateHtml } from './validate-html.ts';
import { validateMarkdown } from './validate-markdown.ts';

/** Each validator is shown a sound document and then the same document with one thing wrong. */
const generatedAt = '2026-03-04T10:15:00.000Z';
const publication = buildPublication(fullProject(), 'draft', generatedAt);

describe('validateHtml', () => {
  const html = writeHtml(publication, { withSourceNotes: true, stetVersion: '1', imageOf: () => null });
  const { body, footnotes } = printedParts(publication);
  const problems = (page: string) => validateHtml(page, [...body, ...footnotes]).join('; ');

  test('a sound page passes', () => expect(problems(html)).toBe(''));

  test.each([
    ['a changed digit', '1,950', '1,951', 'passage 4 of'],
    [
      'a lost paragraph',
      '<p>It is a joy to watch the boat come in.</p>',
      '',
      'does not say what the article says',
    ],
    [
      'an added paragraph',
      '</ol></section>\n</article>',
      '</ol></section><p>Also.</p></article>',
      'article does not have',
    ],
    ['a script', '</main>', '<script>x()</script></main>', '<script> is not allowed'],
    ['an event handler', '<main>', '<main onclick="x()">', 'onclick on <main> is not allowed'],
    ['an inline style', '<main>', '<main style="color:red">', 'style on <main> is not allowed'],
    ['a link with script', 'https://example.org/line', 'javascript:x', 'not allowed'],
    ['a link to nowhere', 'href="#source-1"', 'href="#source-99"', 'leads nowhere'],
    ['a doubled id', 'id="source-2"', 'id="source-1"', 'two elements have the id'],
    ['a missing policy', 'Content-Security-Policy', 'x', 'content security policy is missing'],
    ['a weaker policy', 'img-src data:', 'img-src *', 'content security policy is missing'],
    ['a remote picture', '<main>', '<main><img alt="" src="https://example.org/x.png">', 'not embedded'],
    [
      'a picture without alternative',
      '<main>',
      '<main><img src="data:image/png;base64,AA==">',
      'no text alternative',
    ],
    ['no language', 'lang="en"', 'lang=""', 'does not say its language'],
    ['a second main heading', '<main>', '<main><h1>x</h1>', 'several main headings'],
    ['broken markup', '<main>', '<main <p>', 'line'],
  ])('%s is found', (_, from, to, message) => {
    expect(html).toContain(from);
    expect(problems(html.replace(from, to))).toContain(message);
  });
});

describe('validateMarkdown', () => {
  const { text, expected } = writeMarkdown(publication);

  test('a sound file passes', () => expect(validateMarkdown(text, expected)).toEqual([]));

  test.each([
    ['a changed digit', '3.50', '3.60'],
    ['an escape that is gone', '\\*stars\\*', '*stars*'],
    ['a note that is gone', '[^s1]: ', ''],
    ['a missing notice', '> **Not vetted.**', '>'],
  ])('%s is found', (_, from, to) => {
    expect(text).toContain(from);
    expect(validateMarkdown(text.replace(from, to), expected)).toHaveLength(1);
  });
});

describe('validateDocx', () => {
  let document: DocxDocument;
  beforeAll(async () => {
    document = await writeDocx(publication, { imageOf: () => null, generatedAt });
  });
  const changed = (change: (parts: Record<string, Uint8Array>) => void) => {
    const parts = unzipSync(document.bytes);
    change(parts);
    return validateDocx(zipSync(parts), document.expected).join('; ');
  };
  const edit = (name: string, from: string, to: string) =>
    changed((parts) => {
      const xml = strFromU8(parts[name]!);
      expect(xml).toContain(from);
      parts[name] = strToU8(xml.replace(from, to));
    });

  test('a sound file passes', () => expect(validateDocx(document.bytes, document.expected)).toEqual([]));

  test('changed words are found in text and notes', () => {
    expect(edit('word/document.xml', '1,950', '1,951')).toContain('document: passage');
    expect(edit('word/footnotes.xml', 'Counted', 'Guessed')).toContain('footnotes: passage');
  });

  test('missing and active parts are found', () => {
    expect(changed((parts) => delete parts['word/styles.xml'])).toContain('word/styles.xml is missing');
    expect(changed((parts) => (parts['word/vbaProject.bin'] = new Uint8Array(3)))).toContain('not allowed');
  });

  test('addresses that are not allowed are found', () => {
    const rels = 'word/_rels/document.xml.rels';
    expect(edit(rels, 'https://example.org', 'file://example.org')).toContain('address that is not allowed');
    expect(edit(rels, '/relationships/hyperlink"', '/relationships/attachedTemplate"')).toContain(
      'not allowed',
    );
  });
});

describe('validateClaimReview', () => {
  const review: ClaimReview = {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: 'https://post.example/a',
    claimReviewed: 'The line pays for itself',
    datePublished: '2026-03-02',
    inLanguage: 'en',
    author: { '@type': 'Organization', name: 'The Post', url: 'https://post.example/' },
    reviewRating: {
      '@type': 'Rating',
      ratingValue: 1,
      bestRating: 4,
      worstRating: 1,
      alternateName: 'False',
      ratingExplanation: 'Checked.',
    },
    itemReviewed: { '@type': 'Claim', author: { '@type': 'Person', name: 'Vera Stand' } },
  };
  const problems = (part: object) => validateClaimReview(JSON.stringify([{ ...review, ...part }])).join('; ');

  test('a sound review passes', () => expect(problems({})).toBe(''));
  test('an empty list does not', () => expect(validateClaimReview('[]')).toHaveLength(1));

  test.each([
    ['no claim', { claimReviewed: ' ' }, 'claimReviewed'],
    ['no address', { url: '' }, 'url'],
    ['an address that is no page', { url: 'mailto:a@b.example' }, 'url'],
    ['no rating', { reviewRating: undefined }, 'reviewRating'],
    [
      'a state of the desk',
      { reviewRating: { ...review.reviewRating, alternateName: 'on author' } },
      'do not belong',
    ],
    ['a rating off the scale', { reviewRating: { ...review.reviewRating, ratingValue: 5 } }, 'do not belong'],
    ['words and number apart', { reviewRating: { ...review.reviewRating, ratingValue: 4 } }, 'do not belong'],
    [
      'no end of the scale',
      { reviewRating: { ...review.reviewRating, bestRating: undefined } },
      'bestRating',
    ],
    [
      'a reviewer who made the claim',
      { author: { ...review.author, name: 'vera stand' } },
      'claimant is the reviewer',
    ],
    ['an unknown key', { verdict: 'wrong' }, 'verdict'],
  ])('%s is found', (_, part, message) => expect(problems(part)).toContain(message));
});
