import { expect, test } from 'vitest';
import { aHeadline, aParagraph, aProject } from '../testing/builders.ts';
import { givenTitle, projectTitle } from './project-title.ts';
import { summarise } from './summary.ts';

const titled = (title: string, headline: string | null) => {
  const project = aProject(headline === null ? [aParagraph('p1', 'Words.')] : [aHeadline(headline)]);
  return { ...project, story: { ...project.story, title } };
};

test.each([
  ['Untitled', 'Ferry full', 'Ferry full'],
  ['', 'Ferry full', 'Ferry full'],
  ['  ', 'Ferry full', 'Ferry full'],
  ['Harbour', 'Ferry full', 'Harbour'],
  ['Untitled', null, 'Untitled'],
  ['', null, 'Untitled'],
])('a project titled “%s” under the headline “%s” is called “%s”', (title, headline, expected) => {
  expect(projectTitle(titled(title, headline))).toBe(expected);
  expect(summarise(titled(title, headline)).title).toBe(expected);
});

test('what a project was made with is no title that a person gave', () => {
  expect(givenTitle(titled('Untitled', 'Ferry full'))).toBeNull();
  expect(givenTitle(titled(' Harbour ', 'Ferry full'))).toBe('Harbour');
});
