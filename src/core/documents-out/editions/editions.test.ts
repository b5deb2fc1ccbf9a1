import { describe, expect, test } from 'vitest';
import { aHeadline, aParagraph, aProject, withClaim, withSignOffs } from '../../testing/builders.ts';
import { exportDocument, type ExportFormatCore } from '../export-document.ts';
import { buildPublication } from '../publication.ts';
import { deskWords, fullProject, innerWords, tinyPng } from '../testing/full-project.ts';
import type { Project } from '../../project/project.ts';
import { indexedSentences } from './sentence-index.ts';
import { validateLegal } from './validate-legal.ts';

const generatedAt = '2026-03-04T10:15:00.000Z';

async function page(project: Project, format: ExportFormatCore): Promise<string> {
  const result = await exportDocument(project, {
    format,
    isDraft: true,
    generatedAt,
    stetVersion: '0.1.0',
    readImage: () => ({ bytes: tinyPng, mediaType: 'image/png' }),
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.text ?? '';
}

const articleOf = (html: string) => /<article>[\s\S]*<\/article>/u.exec(html)?.[0] ?? '';
const wordsOf = (html: string) =>
  html.replace(/<sup class="claim-reference"[\s\S]*?<\/sup>/gu, '').replace(/<\/?mark[^>]*>/gu, '');
const rowsOf = (html: string) =>
  [...html.matchAll(/<tr id="sentence-\d+">([\s\S]*?)<\/tr>/gu)].map((match) => match[1] ?? '');

describe('the internal edition', () => {
  test('marks every claim where it stands and leads to its entry and back', async () => {
    const html = await page(fullProject(), 'html-annotated');
    const details = [...html.matchAll(/aria-details="(claim-\d+)"/gu)].map((match) => match[1]);
    expect(new Set(details).size).toBe(6);
    for (const id of details) expect(html).toContain(`id="${id}"`);
    const links = [...html.matchAll(/id="(claim-\d+-ref-\d+)" href="#(claim-\d+)"/gu)];
    expect(new Set(links.map((match) => match[2])).size).toBe(6);
    for (const [, from] of links) expect(html).toContain(`href="#${from}"`);
    expect(html).not.toMatch(/<script|\son\w+=/u);
  });

  test('claims that overlap are marks within marks', async () => {
    const text = 'The ferry carried many passengers there.';
    let project = aProject([aHeadline('Ferry'), aParagraph('p', text)]);
    project = withClaim(project, 'The ferry carried many', { id: 'claim_a' });
    project = withClaim(project, 'carried many passengers', { id: 'claim_b' });
    expect(articleOf(await page(project, 'html-annotated'))).toContain(
      '<mark aria-details="claim-1">The ferry </mark>' +
        '<mark aria-details="claim-1"><mark aria-details="claim-2">carried many</mark></mark>' +
        '<sup class="claim-reference" lang="en"><a id="claim-1-ref-1" href="#claim-1" aria-label="Claim 1">1</a></sup>' +
        '<mark aria-details="claim-2"> passengers</mark>',
    );
  });

  test('has the desk’s words and nobody’s name who did not agree', async () => {
    const html = await page(fullProject(), 'html-annotated');
    for (const words of deskWords.filter((each) => !/INTERNAL|nervous|@/u.test(each)))
      expect(html).toContain(words);
    for (const words of innerWords) expect(html).not.toContain(words);
    expect(html).toContain('Total, all gates: 1,950');
    expect(html).toContain('Matches the gate count');
  });
});

describe('the legal edition', () => {
  test('has the text exactly as the public page has it', async () => {
    const project = fullProject();
    expect(articleOf(await page(project, 'legal'))).toBe(articleOf(await page(project, 'html')));
    const unmarked = (html: string) => wordsOf(articleOf(html)).replace(/<[^>]*>/gu, '');
    const lettered = unmarked(await page(project, 'html-annotated')).replace(
      /a(?= the harbour)|(?<=day)a/u,
      '1',
    );
    expect(lettered).toBe(unmarked(await page(project, 'html')));
  });

  test('lists every sentence once, in order, with what answers for it', async () => {
    const project = fullProject();
    const publication = buildPublication(project, 'draft', generatedAt);
    const rows = rowsOf(await page(project, 'legal'));
    expect(rows).toHaveLength(indexedSentences(publication).length);
    const opening = rows.find((row) => row.includes('The ferry carried 1,950 passengers')) ?? '';
    expect(opening).toContain('Harbour Board');
    expect(opening).toContain('pp. 4–6');
    expect(opening).toContain('Confidential source');
    const opinion = rows.find((row) => row.includes('It is a joy')) ?? '';
    expect(opinion).toContain('Not checkable: opinion');
  });

  test('a sentence nobody claimed or marked is uncovered, until an editor signs for it', async () => {
    const text = 'The board lied. Nobody was hurt.';
    let project = aProject([aParagraph('p', text)]);
    project = withClaim(project, 'Nobody was hurt.', {
      id: 'claim_a',
      verdict: 'confirmed',
      flags: ['legal'],
    });
    const [lied = '', hurt = ''] = rowsOf(await page(project, 'legal'));
    expect(lied).toContain('<strong class="bad">Uncovered</strong>');
    expect(lied).toContain('none: uncovered words');
    expect(hurt).not.toContain('Uncovered');
    expect(hurt).toContain('(set by the desk)');
    const exception = {
      id: 'exception_1',
      by: 'Edda Editor',
      at: generatedAt,
      reason: 'known to all',
      passages: [{ blockId: 'p', text: 'The board lied' }],
    };
    project = withSignOffs({ ...project, exceptions: [exception] });
    const [signed = ''] = rowsOf(await page(project, 'legal'));
    expect(signed).toContain('an editor signed for it');
    expect(signed).toContain('Editor');
  });

  test('says what the machine’s rules find dangerous, and what the absence of privilege marks does not mean', async () => {
    const project = aProject([aParagraph('p', 'Mayor Jonas Berg stole the money from the harbour fund.')]);
    const html = await page(project, 'legal');
    expect(rowsOf(html)[0]).toContain('libel (found by rules)');
    expect(html).toContain('No mark does not mean that a passage or a source is not privileged');
  });

  test('does not pass its validator with a sentence missing, changed or moved', async () => {
    const project = fullProject();
    const html = await page(project, 'legal');
    const publication = buildPublication(project, 'draft', generatedAt);
    const sentences = indexedSentences(publication);
    const check = (changed: string) => validateLegal(changed, [], sentences).join('; ');
    expect(check(html)).not.toContain('index of sentences');
    expect(check(html.replace(/<tr id="sentence-3">[\s\S]*?<\/tr>/u, ''))).toContain('index of sentences');
    expect(
      check(
        html.replace(
          '<td class="words" lang="en" dir="ltr">Ferry',
          '<td class="words" lang="en" dir="ltr">Fairy',
        ),
      ),
    ).toContain('passage 1 of');
  });
});
