import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Project } from '../project/project.ts';
import { anArticle } from '../testing/arbitraries.ts';
import {
  aHeadline,
  aParagraph,
  aProject,
  builtAt,
  withChange,
  withCitation,
  withClaim,
  withNotCheckable,
  withQuery,
  withSource,
  withText,
} from '../testing/builders.ts';
import { blankPerson } from '../sources/source.ts';
import type { Annotation } from './annotation-model.ts';
import { fullProject, innerWords } from './testing/full-project.ts';
import { textPlaces } from './text-places.ts';
import { validateWebAnnotation } from './validate-web-annotation.ts';
import { annotatedText, writeAnnotations } from './web-annotation.ts';

const options = {
  format: 'web-annotation',
  isDraft: true,
  generatedAt: '2026-03-04T10:15:00.000Z',
  stetVersion: '1',
} as const;

function emojiProject(): Project {
  let project = aProject([
    aHeadline('Ferry 👍'),
    aParagraph('p', 'The 👩‍👩‍👧 crossed. The fare is 3.50 crowns. The fare is 3.50 crowns.'),
  ]);
  project = withSource(project, {
    id: 'source_1',
    csl: { type: 'webpage', title: 'Fares', URL: 'https://a.example/fares' },
  });
  project = withClaim(project, 'The fare is 3.50 crowns', {
    id: 'claim_fare',
    verdict: 'wrong',
    note: 'It is 4.',
  });
  project = withCitation(project, { claimId: 'claim_fare', sourceId: 'source_1' });
  project = withChange(project, {
    claimId: 'claim_fare',
    exact: 'The fare is 3.50 crowns',
    replacement: 'The fare is 4.00 crowns',
  });
  project = withNotCheckable(project, 'crossed');
  return withQuery(project, {
    id: 'query_1',
    claimId: 'claim_fare',
    text: 'Which fare?',
    replies: [{ id: 'reply_1', by: 'Ada Writer', role: 'writer', at: builtAt, text: 'The single one.' }],
  });
}

function annotations(project: Project): readonly Annotation[] {
  return writeAnnotations(project, options).first.items;
}

const about = (project: Project, motivation: Annotation['motivation']) =>
  annotations(project).filter((each) => each.motivation === motivation);

describe('places', () => {
  test('are counted in code points, not in UTF-16 units', () => {
    const [claim] = about(emojiProject(), 'assessing');
    const text = annotatedText(emojiProject());
    expect(claim?.target).toMatchObject({
      selector: [
        { type: 'TextQuoteSelector', exact: 'The fare is 3.50 crowns', suffix: '. The fare is 3.50 crowns.' },
        { type: 'TextPositionSelector', start: 28, end: 51 },
      ],
    });
    expect(Array.from(text).slice(28, 51).join('')).toBe('The fare is 3.50 crowns');
    expect(text.slice(28, 51)).not.toBe('The fare is 3.50 crowns');
  });

  test('name the same words in any article', () => {
    fc.assert(
      fc.property(anArticle, (blocks) => {
        const { text, placeOf } = textPlaces({ blocks });
        const characters = Array.from(text);
        for (const block of blocks) {
          if (!('spans' in block)) continue;
          for (const { id, start, end } of block.spans) {
            const place = placeOf({ spanId: id, blockId: block.id, start, end, text: '' });
            if (place === null) continue;
            expect(place.exact).toBe(block.text.slice(start, end));
            expect(characters.slice(place.start, place.end).join('')).toBe(place.exact);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is said', () => {
  test('each kind of record has its motivation', () => {
    const project = emojiProject();
    const bodies = (motivation: Annotation['motivation']) =>
      about(project, motivation).map(({ body }) => body);
    expect(bodies('assessing')).toMatchObject([
      [
        { purpose: 'classifying', value: 'Wrong' },
        { purpose: 'commenting', value: 'It is 4.' },
        { purpose: 'tagging', value: 'fact' },
      ],
    ]);
    expect(bodies('linking')).toMatchObject([
      [{ source: 'https://a.example/fares' }, { purpose: 'commenting' }],
    ]);
    expect(bodies('editing')).toMatchObject([
      [{ purpose: 'editing', value: 'The fare is 4.00 crowns' }, { value: 'open' }],
    ]);
    expect(bodies('questioning')).toMatchObject([
      [{ value: 'Which fare?' }, { value: 'to the writer' }, { value: 'open' }],
    ]);
    const [query] = about(project, 'questioning');
    expect(about(project, 'replying')).toMatchObject([
      { target: query?.id, creator: { name: 'Ada Writer' } },
    ]);
    expect(bodies('classifying')).toMatchObject([[{ value: expect.stringContaining('Opinion') as string }]]);
  });

  test('stale and detached claims say so, and detached ones are about the whole text', () => {
    const stale = withText(emojiProject(), 'p', 'The 👩‍👩‍👧 crossed. The fare is 3.60 crowns. The end.');
    expect(JSON.stringify(about(stale, 'assessing'))).toContain('"value":"stale"');
    const gone = { ...emojiProject(), article: aProject().article };
    const [claim] = about(gone, 'assessing');
    expect(claim?.target).toMatch(/text:sha256:[0-9a-f]{64}$/u);
    expect(JSON.stringify(claim)).toContain('Its last words: The fare is 3.50 crowns');
    expect(about(gone, 'editing')[0]?.target).toBe(claim?.id);
  });

  test('nobody is named who did not agree to it, nor where their words stand', () => {
    const words = JSON.stringify(annotations(fullProject()));
    for (const word of innerWords) expect(words).not.toContain(word);
    let project = withSource(emojiProject(), {
      id: 'source_v',
      kind: 'person',
      csl: { type: 'interview', title: 'Vera Stand', URL: 'https://stand.example/vera' },
      person: { ...blankPerson, terms: 'off-record' },
    });
    project = withCitation(project, {
      claimId: 'claim_fare',
      sourceId: 'source_v',
      note: 'Vera Stand is sure',
      excerpt: { exact: 'we charge four', prefix: '', suffix: '', start: 0, end: 14 },
    });
    const linked = JSON.stringify(about(project, 'linking'));
    expect(linked).toContain('Confidential source');
    for (const word of ['Vera', 'stand.example', 'we charge four']) expect(linked).not.toContain(word);
  });
});

describe('validateWebAnnotation', () => {
  const project = emojiProject();
  const text = annotatedText(project);
  const sound = () => JSON.parse(JSON.stringify(writeAnnotations(project, options))) as Loose;
  type Loose = Record<string, unknown> & {
    first: { items: Record<string, unknown>[] } & Record<string, unknown>;
  };
  const item = (collection: Loose, motivation: string) =>
    collection.first.items.find((each) => each['motivation'] === motivation)!;
  const selectors = (collection: Loose) =>
    (item(collection, 'assessing')['target'] as { selector: Record<string, unknown>[] }).selector;
  const problems = (change: (collection: Loose) => void) => {
    const collection = sound();
    change(collection);
    return validateWebAnnotation(JSON.stringify(collection), text).join('; ');
  };

  test('a sound collection passes, and only for its own text', () => {
    expect(problems(() => undefined)).toBe('');
    expect(validateWebAnnotation(JSON.stringify(sound()), `${text}.`).join()).toContain('not the article’s');
    expect(validateWebAnnotation('{', text)).toEqual(['it is no JSON']);
  });

  test.each<[string, (collection: Loose) => void, string]>([
    ['the context as a list', (c) => (c['@context'] = ['http://www.w3.org/ns/anno.jsonld']), 'context'],
    ['a context in the page', (c) => (c.first['@context'] = c['@context']), 'repeats the context'],
    ['a wrong total', (c) => (c['total'] = 3), '“total”'],
    ['no id', (c) => delete item(c, 'linking')['id'], 'has no IRI'],
    ['one id twice', (c) => (item(c, 'linking')['id'] = item(c, 'assessing')['id']), 'two annotations'],
    [
      'an unknown motivation',
      (c) => (item(c, 'linking')['motivation'] = 'checking'),
      'motivation is unknown',
    ],
    ['a bodyValue', (c) => (item(c, 'linking')['bodyValue'] = 'x'), 'does not belong'],
    ['a local time', (c) => (item(c, 'linking')['created'] = '2026-03-04T10:15:00+01:00'), 'UTC'],
    ['no target', (c) => delete item(c, 'assessing')['target'], 'about nothing'],
    ['a reply to a claim', (c) => (item(c, 'replying')['target'] = item(c, 'assessing')['id']), 'no query'],
    ['a target that is not there', (c) => (item(c, 'questioning')['target'] = 'urn:x:y'), 'not there'],
    ['no verdict', (c) => (item(c, 'assessing')['body'] = []), 'no body is classifying'],
    [
      'an offset in UTF-16 units',
      (c) => ((selectors(c)[1]!['start'] = 32), (selectors(c)[1]!['end'] = 55)),
      'does not name the words',
    ],
    ['an offset too far', (c) => (selectors(c)[1]!['end'] = 9999), 'outside the text'],
    ['an offset that is no number', (c) => (selectors(c)[1]!['start'] = '28'), 'no pair of offsets'],
    [
      'a word of the quotation',
      (c) => (selectors(c)[0]!['exact'] = 'The fare is 3.60 crowns'),
      'does not name the words',
    ],
    ['other words before it', (c) => (selectors(c)[0]!['prefix'] = 'x'), 'before a place'],
    ['other words behind it', (c) => (selectors(c)[0]!['suffix'] = 'x'), 'behind a place'],
    ['no position', (c) => selectors(c).pop(), 'as quotation and as position'],
  ])('%s is found', (_, change, message) => expect(problems(change)).toContain(message));
});
