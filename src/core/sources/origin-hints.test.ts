import { describe, expect, it, test } from 'vitest';
import { aSource } from '../testing/builders.ts';
import { agencyCalled, agencyNamedIn } from './news-agencies.ts';
import { agencyOf, originHints } from './origin-hints.ts';
import type { Source } from './source.ts';

const article = (csl: Partial<Source['csl']>, parts: Partial<Source> = {}): Source =>
  aSource({ kind: 'article', csl: { type: 'article-newspaper', title: 'Ferry sinks', ...csl }, ...parts });
const origins = (text: string) => originHints(article({}), [text]).map((hint) => hint.origin);

describe('agencies by name', () => {
  test.each([
    ['AP', 'Associated Press'],
    ['(AP)', 'Associated Press'],
    ['The Associated Press', 'Associated Press'],
    ['REUTERS', 'Reuters'],
    ['dpa', 'dpa'],
    ['ap', null],
    ['The Harbour Post', null],
    ['', null],
  ])('%j', (text, agency) => expect(agencyCalled(text)).toBe(agency));

  it('takes the longer name of two that lie in each other', () => {
    expect(agencyNamedIn('By the Australian Associated Press')).toBe('Australian Associated Press');
    expect(agencyNamedIn('By the Associated Press')).toBe('Associated Press');
  });
});

describe('what a source’s particulars say', () => {
  test.each<[string, Partial<Source['csl']>, string | null]>([
    ['an agency as author', { author: [{ literal: 'Associated Press' }] }, 'Associated Press'],
    ['an agency’s short name as author', { author: [{ literal: 'AFP' }] }, 'Agence France-Presse'],
    ['an agency as container', { 'container-title': 'Reuters' }, 'Reuters'],
    [
      'a reporter of an agency',
      { author: [{ literal: 'Ines Marlow, The Associated Press' }] },
      'Associated Press',
    ],
    ['a newspaper', { author: [{ family: 'Marlow', given: 'Ines' }], publisher: 'The Harbour Post' }, null],
  ])('%s', (_name, csl, agency) => expect(agencyOf(article(csl))).toBe(agency));

  it('proposes the agency’s one name for an origin that is written in another way, and nothing for the same', () => {
    expect(originHints(article({}, { origin: 'AP' }))).toEqual([
      { kind: 'agency', origin: 'Associated Press', because: 'AP', from: 'metadata' },
    ]);
    expect(originHints(article({}, { origin: 'associated press' }))).toEqual([]);
  });

  it('names the publisher of a press release', () => {
    expect(
      originHints(article({ title: 'Ferry sinks', genre: 'Press release', publisher: 'Nordkyst AS' })),
    ).toMatchObject([{ kind: 'press-release', origin: 'Press release: Nordkyst AS' }]);
  });
});

describe('what the text of the evidence says', () => {
  test.each<[string, string, readonly (string | null)[]]>([
    ['a dateline', 'HALVIK, Norway (AP) — The ferry sank on Monday, officials said.', ['Associated Press']],
    ['a dateline with a slash', 'BERLIN/HALVIK, Reuters - The ferry sank.', ['Reuters']],
    ['a byline', 'Ferry sinks\nBy Ines Marlow, Associated Press\nThe ferry sank.', ['Associated Press']],
    ['an agency as byline', 'Ferry sinks\nBy Reuters\nThe ferry sank.', ['Reuters']],
    ['a report of an agency', 'The ferry sank, Interfax reported on Monday.', ['Interfax']],
    ['words to an agency', 'The ferry sank, the captain told Reuters.', ['Reuters']],
    [
      'a press release with its issuer',
      'The ferry sank, says a press release from the Harbour Board of Halvik issued on Monday.',
      ['Press release: Harbour Board of Halvik'],
    ],
    ['a press release of nobody', 'FOR IMMEDIATE RELEASE\nThe ferry sank.', [null]],
    [
      'a statement',
      'The ferry sank, according to a statement issued by Nordkyst AS on Monday.',
      ['Statement: Nordkyst AS'],
    ],
    ['a report of its own', 'The ferry sank on Monday. Our reporter counted 17 passengers.', []],
    ['a word that is no agency', 'We had to tap the ferry. PA systems failed. The ap crashed.', []],
  ])('%s', (_name, text, expected) => expect(origins(text)).toEqual(expected));

  it('a credit in the middle of a long text is no credit of the text', () => {
    const long = `${'The ferry is old. '.repeat(200)}\n(AP)\n${'It was slow. '.repeat(200)}`;
    expect(origins(long)).toEqual([]);
  });

  it('says each origin once, however often it stands there', () => {
    const text = 'HALVIK (AP) — The ferry sank.\nThe Associated Press contributed to this report.';
    expect(origins(text)).toEqual(['Associated Press']);
  });
});
