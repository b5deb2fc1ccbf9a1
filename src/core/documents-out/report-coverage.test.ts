import { expect, it } from 'vitest';
import type { Project } from '../project/project.ts';
import {
  aFigure,
  aHeading,
  aHeadline,
  aParagraph,
  aProject,
  builtAt,
  withClaim,
  withNotCheckable,
} from '../testing/builders.ts';
import { writeReport } from './report.ts';
import { validateHtml } from './validate-html.ts';

function report(project: Project): string {
  return writeReport(project, { edition: 'draft', generatedAt: builtAt, stetVersion: '1' });
}

/** The section's text without markup, on one line. */
function ledger(project: Project): string {
  const section = /<section id="coverage".*?<\/section>/su.exec(report(project))?.[0] ?? '';
  return section
    .replace(/<[^>]*>/gu, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ');
}

function aStory(): Project {
  let project = aProject([
    aHeadline('Harbour opens'),
    aParagraph('p1', 'The ferry opened in 1998. It is a joy. And so on.'),
    aHeading('h', 2, 'Cost & <delay>'),
    aFigure('f', { caption: 'The new quay.' }),
    aParagraph('p2', 'Nobody counted. Nobody asked.'),
  ]);
  project = withClaim(project, 'The ferry opened in 1998');
  project = withNotCheckable(project, 'It is a joy', 'opinion');
  return withNotCheckable(project, 'And so on', 'transition');
}

const signedFor = (passages: readonly { readonly blockId: string; readonly text: string }[]) => [
  { id: 'e', by: 'Edda Editor', at: builtAt, reason: 'No time left', passages },
];

it('counts the words of each part by what became of them, and all together', () => {
  const told = ledger(aStory());
  // Words, in claims, opinion, transition, voice, boilerplate, uncovered, signed for.
  expect(told).toContain('Headline 2 – – – – – 2 –');
  expect(told).toContain('Body 12 5 4 3 – – – –');
  expect(told).toContain('Cost & <delay> 9 – – – – – 9 –');
  expect(told).toContain('All parts 23 5 4 3 – – 11 –');
});

it('quotes each uncovered passage with its place', () => {
  const told = ledger(aStory());
  expect(told).toContain('Not covered and not excused (4):');
  expect(told).toContain('“Harbour opens” · Headline');
  expect(told).toContain('“Cost & <delay” · Heading');
  expect(told).toContain('“The new quay” · Cost & <delay>, caption');
  expect(told).toContain('“Nobody counted. Nobody asked” · Cost & <delay>');
});

it('names what an exception leaves out, and what it no longer does', () => {
  const exceptions = signedFor([
    { blockId: 'headline', text: 'Harbour opens' },
    { blockId: 'p2', text: 'Nobody counted. Nobody asked' },
  ]);
  const whole = ledger({ ...aStory(), exceptions });
  expect(whole).toContain('Headline 2 – – – – – 2 2');
  expect(whole).toContain('All parts 23 5 4 3 – – 11 6');
  expect(whole).toContain('Not covered and not excused (2):');
  expect(whole).toMatch(
    /Exception No time left “Harbour opens” · Headline “Nobody counted\. Nobody asked” · Cost & <delay> · signed by Edda Editor/u,
  );
  const claimed = ledger({ ...withClaim(aStory(), 'Nobody asked'), exceptions });
  expect(claimed).toContain('“Nobody counted. Nobody asked” · no longer uncovered');
  expect(claimed).toContain('“Nobody counted” · Cost & <delay>');
});

it('says the same every time, and the page passes its validator', () => {
  const project = { ...aStory(), exceptions: signedFor([{ blockId: 'headline', text: 'Harbour opens' }]) };
  expect(report(project)).toBe(report(structuredClone(project)));
  expect(validateHtml(report(project), null)).toEqual([]);
});

it('has no table for an article without words', () => {
  expect(ledger(aProject([]))).not.toContain('All parts');
});
