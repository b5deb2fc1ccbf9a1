import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { plainBlock } from '../article/block-tree.ts';
import type { Claim } from '../claims/claim.ts';
import type { Project } from '../project/project.ts';
import {
  aParagraph,
  aProject,
  withAllegation,
  withCitation,
  withClaim,
  withContact,
  withSource,
} from '../testing/builders.ts';
import { callSheetText } from './call-sheet-text.ts';
import { callSheets, withheldWords } from './call-sheet.ts';
import { blankPerson } from './source.ts';

const text =
  'The ferry carried 1,950 passengers on its first day. Captain Nils Holt called it “a good start for 2026” and said the harbour in Halvik was ready. The board hid the survey.';

function aStory(): Project {
  let project = aProject([aParagraph('p', text)]);
  project = withClaim(project, 'The ferry carried 1,950 passengers on its first day', {
    id: 'claim_count',
    type: 'number',
  });
  project = withClaim(
    project,
    'Captain Nils Holt called it “a good start for 2026” and said the harbour in Halvik was ready',
    {
      id: 'claim_quote',
      type: 'quote',
      attribution: { kind: 'person', name: 'nils  HOLT', jobTitle: '', saidOn: '', url: '' },
    },
  );
  project = withClaim(project, 'The board hid the survey', {
    id: 'claim_accuses',
    flags: ['legal'],
    attribution: { kind: 'organization', name: 'Port Union', jobTitle: '', saidOn: '', url: '' },
  });
  project = withSource(project, {
    id: 'source_holt',
    kind: 'person',
    csl: { type: 'interview', title: 'Call', author: [{ family: 'Holt', given: 'Nils' }] },
    person: { ...blankPerson, contact: 'nils@ferry.example\n555 0199', terms: 'on-record' },
  });
  project = withSource(project, { id: 'source_board', csl: { type: 'report', title: 'Harbour Board' } });
  project = withCitation(project, { claimId: 'claim_count', sourceId: 'source_holt' });
  project = withCitation(project, { claimId: 'claim_count', sourceId: 'source_board' });
  project = withContact(project, { sourceId: 'source_holt' });
  return withAllegation(project, { sourceId: 'source_board', claimIds: ['claim_accuses'] });
}

describe('who is asked what', () => {
  it('groups open claims by person and institution: cited, attributed, accused', () => {
    const sheets = callSheets(aStory()).map((sheet) => ({
      name: sheet.name,
      sourceId: sheet.sourceId,
      lines: sheet.lines.map((line) => [line.claimId, line.reasons]),
      contacts: sheet.contacts.length,
    }));
    expect(sheets).toEqual([
      {
        name: 'Nils Holt',
        sourceId: 'source_holt',
        lines: [
          ['claim_count', ['cited']],
          ['claim_quote', ['said']],
        ],
        contacts: 1,
      },
      {
        name: 'Harbour Board',
        sourceId: 'source_board',
        lines: [['claim_accuses', ['accused']]],
        contacts: 0,
      },
      { name: 'Port Union', sourceId: null, lines: [['claim_accuses', ['said']]], contacts: 0 },
    ]);
  });

  it('asks nothing about claims that are settled', () => {
    const story = aStory();
    const project = withClaim(
      { ...story, claims: {}, article: { blocks: [aParagraph('p', text)] } },
      'The ferry carried 1,950 passengers',
      { id: 'claim_count', verdict: 'confirmed' },
    );
    expect(callSheets(project)).toEqual([]);
  });

  it('keeps figures, withholds quotations, and takes care of what accuses', () => {
    const questions = callSheets(aStory()).flatMap((sheet) => sheet.lines.map((line) => line.question));
    expect(questions).toEqual([
      'Is this figure right: The ferry carried 1,950 passengers on its first day?',
      'Is this right: Captain Nils Holt called it [quotation withheld: topic Captain, harbour, Halvik; figures in it: 2026] and said the harbour in Halvik was ready?',
      'What do you say to this: The board hid the survey?',
      'Is this right: The board hid the survey?',
    ]);
    expect(callSheets(aStory())[1]?.lines[0]?.isSensitive).toBe(true);
  });
});

describe('quotations', () => {
  const withheld = (blocks: Project['article']['blocks'], words: string, parts: Partial<Claim> = {}) => {
    const { verdict: _verdict, ...rest } = parts;
    const project = withClaim(aProject(blocks), words, { id: 'claim_1', ...rest });
    return withheldWords(project, project.claims['claim_1']!);
  };

  test.each([
    ['a claim inside a quotation', 'She said: “We lost 17 boats that night.”', 'lost 17 boats', 'fact'],
    [
      'the marks inside the claim',
      'She said: “We lost 17 boats that night.”',
      '“We lost 17 boats that night.”',
      'quote',
    ],
    [
      'a claim of type quotation without marks',
      'They lost 17 boats that night, she said.',
      'They lost 17 boats',
      'quote',
    ],
  ] as const)('%s are withheld as a whole', (_name, block, words, type) => {
    const { text: shown, isAllWithheld } = withheld([aParagraph('p', block)], words, { type });
    expect(isAllWithheld).toBe(true);
    expect(shown).toMatch(/^\[quotation withheld: topic .*; figures in it: 17\]$/u);
  });

  it('of a block that quotes are withheld though it has no marks', () => {
    const blocks = [plainBlock('block-quote', 'q', 'We waited nine years for a boat.')];
    expect(withheld(blocks, 'We waited nine years').text).toBe('[quotation withheld: topic not named]');
  });

  it('in a summary are withheld too', () => {
    const { text: shown } = withheld([aParagraph('p', 'It was good.')], 'It was good', {
      summary: 'The captain called it “a fine day”',
    });
    expect(shown).toBe('The captain called it [quotation withheld: topic captain]');
  });

  test('never stand on a sheet, whatever is quoted', () => {
    const word = fc.stringMatching(/^[a-z]{2,9}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 8 }), word, (quoted, own) => {
        const words = `${own} they said “${quoted.join(' ')}” and left`;
        const { text: shown } = withheld([aParagraph('p', words)], words);
        for (let at = 0; at + 1 < quoted.length; at += 1) {
          const pair = `${quoted[at]} ${quoted[at + 1]}`;
          expect(shown.replace(/^.*?they said/u, '').replace('[quotation withheld: topic', '')).not.toContain(
            ` ${pair} `,
          );
        }
        expect(shown).toContain('[quotation withheld');
      }),
    );
  });
});

describe('the sheet on paper', () => {
  it('has the questions with room for answers, and what was tried before', () => {
    const story = aStory();
    const paper = callSheetText(story, callSheets(story)[0]!, '2026-03-04T10:15:00.000Z');
    expect(paper).toContain('CALL SHEET: Nils Holt\n=====================');
    expect(paper).toContain('Contact: nils@ferry.example; 555 0199');
    expect(paper).toContain('2 March 2026 09:00 UTC, phone: no answer (Carl Checker)');
    expect(paper).toContain('1. Is this figure right: The ferry carried 1,950 passengers on its first day?');
    expect(paper).not.toContain('good start');
    expect(paper.match(/Answer: _+/gu)).toHaveLength(2);
    for (const line of paper.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('says at its top that the story is embargoed, for as long as it is', () => {
    const embargo = { until: '2026-03-12T05:00:00.000Z', timeZone: 'Europe/Vienna' };
    const story = { ...aStory(), embargo };
    const sheet = callSheets(story)[0]!;
    expect(callSheetText(story, sheet, '2026-03-04T10:15:00.000Z').split('\n')[2]).toBe(
      'The story is embargoed until 12 March 2026, 06:00 (Europe/Vienna; 05:00 UTC).',
    );
    expect(callSheetText(story, sheet, embargo.until)).not.toContain('embargoed');
  });

  it('holds no contact of a person in the vault', () => {
    const story = aStory();
    const holt = story.sources['source_holt']!;
    const hidden = { ...holt, person: { ...blankPerson, contact: 'left behind', isInVault: true } };
    const project = { ...story, sources: { ...story.sources, source_holt: hidden } };
    expect(callSheetText(project, callSheets(project)[0]!, '2026-03-04T10:15:00.000Z')).not.toContain(
      'left behind',
    );
  });
});
