import { expect, it } from 'vitest';
import { aParagraph, aProject } from '../../../core/testing/builders.ts';
import { quotedPlace } from './quoted-place.ts';

const first = 'The ferry carried 1,950 people. “Nobody was turned away,” she said.';
const { article } = aProject([
  aParagraph('p1', first),
  aParagraph('p2', 'The ferry was full. The ferry was full.'),
]);
const found = (text: string) => {
  const place = quotedPlace(text, article);
  return place === null ? null : [place.blockId, place.start, place.end];
};

it('finds the words that a comment of a document is about', () => {
  expect(found('Ada in the document (2026-02-03) on “The ferry carried”: which?')).toEqual(['p1', 0, 17]);
  expect(found('Ada on “people. “Nobody was turned away,” she said.”: who?')).toEqual([
    'p1',
    24,
    first.length,
  ]);
  expect(found('Ada on “The ferry carried 1,950…”: and the “children”?')).toEqual(['p1', 0, 23]);
});

it('says nothing of words that stand nowhere, twice, or anywhere', () => {
  expect(found('Which ferry?')).toBeNull();
  expect(found('On “The ferry was empty”: no.')).toBeNull();
  expect(found('On “The ferry was full”: which of them?')).toBeNull();
  expect(found('On “The ferry”: which?')).toBeNull();
});
