import { expect, it } from 'vitest';
import { articleText } from '../article/article-text.ts';
import { aDesk } from '../testing/desk.ts';
import { ruleRanker } from './rule-ranker.ts';
import { spotArticle, spotPlainText } from './spot-text.ts';
import { createSpotter } from './spotter.ts';

const spotter = createSpotter(ruleRanker);

it('points into the plain text of the article', () => {
  const { project } = aDesk(
    'The ferry carried 48,312 people. Rents rose 7 per cent.\nNobody was turned away in 2025.',
  );
  const text = articleText(project.article);
  const found = spotArticle(project.article, spotter);
  expect(found.length).toBeGreaterThan(1);
  for (const each of found) expect(text.slice(each.start, each.end)).toBe(each.text);
});

it('points into a plain text, line by line', () => {
  const text = 'A year at the harbour\r\n\nThe ferry carried 48,312 people.\nRents rose 7 per cent.';
  const found = spotPlainText(text, spotter);
  expect(found.map((each) => text.slice(each.start, each.end))).toEqual(found.map((each) => each.text));
  expect(found.at(-1)?.text).toBe('Rents rose 7 per cent');
});
