import type { Block, Mark } from '../../article/block-tree.ts';
import type { Project } from '../../project/project.ts';
import { blankPerson } from '../../sources/source.ts';
import {
  aByline,
  aDek,
  aDivider,
  aFigure,
  aHeading,
  aHeadline,
  aListItem,
  aParagraph,
  aProject,
  aStory,
  aTable,
  builtAt,
  markOn,
  noteAfter,
  withChange,
  withCitation,
  withClaim,
  withEvidence,
  withNotCheckable,
  withQuery,
  withSource,
} from '../../testing/builders.ts';
import { plainBlock } from '../../article/block-tree.ts';

/** A red square of 2 by 2 pixels. */
export const tinyPng = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  ),
  (letter) => letter.charCodeAt(0),
);
export const tinyPngHash = 'c'.repeat(64);

const opening =
  'The ferry carried 1,950 passengers on its first day, the harbour board said, and the captain called it “a good start”.';
const mixed = 'Nested bold with italic inside, a struck word and a link with italics in it.';
const odd =
  'Signs that formats trip over: <b>&amp; "quotes" *stars* _lines_ [brackets] #1 | pipes ~ 3 < 5 👍 👩‍👩‍👧.';
const claimed = 'The board said on Monday that tickets cost 3.50 crowns and that nobody was turned away.';

function marks(...all: readonly Mark[]): { marks: readonly Mark[] } {
  return { marks: all };
}

function blocks(): readonly Block[] {
  return [
    aHeadline('Ferry line opens after nine years of delay'),
    aDek('The crossing was promised for 2017. What the records say about the wait.'),
    aByline('By Ada Writer'),
    aParagraph(
      'p-opening',
      opening,
      marks(
        markOn(opening, '1,950 passengers', { kind: 'bold' }),
        noteAfter(opening, 'first day', 'fn-count'),
      ),
    ),
    aFigure('fig', {
      sha256: tinyPngHash,
      mediaType: 'image/png',
      alt: 'A small white ferry leaves the quay',
      caption: 'The Alma leaves the north quay on Monday.',
      credit: 'Photo: Nils Holt',
    }),
    aHeading('h-1', 2, 'What it cost'),
    aParagraph('p-claimed', claimed),
    aParagraph(
      'p-mixed',
      mixed,
      marks(
        markOn(mixed, 'Nested bold with italic inside', { kind: 'bold' }),
        markOn(mixed, 'italic inside, a struck', { kind: 'italic' }),
        markOn(mixed, 'struck word', { kind: 'strike' }),
        markOn(mixed, 'a link with italics', { kind: 'link', href: 'https://example.org/line?a=1&b=(2)' }),
        markOn(mixed, 'italics in', { kind: 'italic' }),
      ),
    ),
    aParagraph('p-odd', odd),
    aParagraph('p-empty', ''),
    { ...plainBlock('block-quote', 'q-1', 'We waited nine years for a boat.') },
    { ...plainBlock('block-quote', 'q-2', 'Then two came at once.') },
    { ...plainBlock('pull-quote', 'pq', 'Nobody was turned away') },
    aHeading('h-2', 3, 'Steps'),
    aListItem('l-1', 'Survey of the seabed', { list: 'number' }),
    aListItem('l-2', 'Two tenders', { list: 'number' }),
    aListItem('l-2a', 'the first without bids', { depth: 1 }),
    aListItem('l-2b', 'the second with three', { depth: 1 }),
    aListItem('l-3', 'The opening', { list: 'number' }),
    aTable('t', [
      ['Year', 'Budget', 'Spent'],
      ['2017', '4.1 m', '0.2 m'],
      ['2026', '9.8 m', '11.3 m'],
    ]),
    aDivider('d'),
    aParagraph('p-rtl', 'אמר הקברניט: שלום לכולם (2026)'),
    aParagraph('p-lines', 'A line\nand the next, with a tab\there.'),
    aParagraph('p-opinion', 'It is a joy to watch the boat come in.'),
    aParagraph('p-hamburg', 'Minister Vera Stand said the line pays for itself.'),
    { ...plainBlock('footnote', 'fn-count', 'Counted at the gates by the board, not on board.') },
  ];
}

/** A project with every kind of block and record; the gate is shut, as work goes on. */
export function fullProject(): Project {
  let project = aProject(blocks(), {
    story: aStory({
      publicUrl: 'https://harbourpost.example/ferry-line',
      publicationDate: '2026-03-03',
      stage: 'closing',
    }),
  });
  project = withSource(project, {
    id: 'source_board',
    csl: {
      type: 'report',
      title: 'First-day passenger count',
      author: [{ literal: 'Harbour Board' }],
      issued: { 'date-parts': [[2026, 3, 2]] },
      URL: 'https://harbourboard.example/count?day=1&gate=all',
      accessed: { 'date-parts': [[2026, 3, 2]] },
      note: 'INTERNAL: the clerk was nervous',
    },
  });
  project = withSource(project, {
    id: 'source_captain',
    kind: 'person',
    csl: { type: 'interview', title: 'Nils Holt', issued: { 'date-parts': [[2026, 3, 1]] } },
    person: {
      ...blankPerson,
      contact: 'nils@ferry.example',
      credentials: 'Captain of the Alma',
      terms: 'on-record',
    },
  });
  project = withSource(project, {
    id: 'source_secret',
    kind: 'person',
    csl: {
      type: 'interview',
      title: 'Interview with Greta Quill',
      author: [{ family: 'Quill', given: 'Greta' }],
    },
    person: {
      ...blankPerson,
      contact: 'greta@hidden.example\n+46 555 0199',
      credentials: 'clerk',
      terms: 'deep-background',
    },
    note: 'Greta Quill asked twice not to be named.',
  });
  project = withSource(project, {
    id: 'source_tape',
    kind: 'recording',
    csl: { type: 'broadcast', title: 'Recording of the talk with Greta Quill' },
  });
  project = withEvidence(project, {
    id: 'evidence_board',
    sourceId: 'source_board',
    fileName: 'first-day-count.txt',
  });

  project = withClaim(project, 'The ferry carried 1,950 passengers on its first day', {
    id: 'claim_count',
    type: 'number',
    verdict: 'confirmed',
    note: 'Matches the gate count; Greta Quill confirmed by phone.',
    history: [
      { at: builtAt, by: 'Carl Checker', role: 'checker', what: 'claim.create', detail: 'number' },
      { at: builtAt, by: 'Carl Checker', role: 'checker', what: 'claim.verdict', detail: 'confirmed' },
    ],
  });
  project = withClaim(
    project,
    ['1,950 passengers on its first day, the harbour board said', 'Nobody was turned away'],
    {
      id: 'claim_overlap',
      verdict: 'confirmed-with-change',
      flags: ['legal'],
    },
  );
  project = withClaim(project, '“a good start”', { id: 'claim_quote', type: 'quote', verdict: 'confirmed' });
  project = withClaim(project, 'tickets cost 3.50 crowns', {
    id: 'claim_price',
    type: 'number',
    status: 'queried',
  });
  project = withClaim(project, 'nine years of delay', { id: 'claim_years', verdict: 'on-author' });
  project = withClaim(project, 'the line pays for itself', {
    id: 'claim_minister',
    verdict: 'wrong',
    attribution: {
      kind: 'person',
      name: 'Vera Stand',
      jobTitle: 'Minister of Transport',
      saidOn: '2026-02-28',
      url: 'https://ministry.example/speech',
    },
    summary: 'The ferry line pays for itself',
  });
  project = withNotCheckable(
    project,
    'It is a joy to watch the boat come in.',
    'opinion',
    'the writer’s view',
  );

  project = withCitation(project, {
    claimId: 'claim_count',
    sourceId: 'source_board',
    evidenceId: 'evidence_board',
    excerpt: { exact: 'Total, all gates: 1,950', prefix: '', suffix: '', start: 0, end: 23 },
  });
  project = withCitation(project, {
    claimId: 'claim_count',
    sourceId: 'source_secret',
    role: 'secondary',
    stance: 'partly',
    locator: { label: 'timestamp', value: 'call of 1 March, 02:10' },
    note: 'Greta Quill: “about two thousand”',
  });
  project = withCitation(project, {
    claimId: 'claim_count',
    sourceId: 'source_tape',
    role: 'secondary',
    locator: { label: 'timestamp', value: '02:10' },
  });
  project = withCitation(project, {
    claimId: 'claim_overlap',
    sourceId: 'source_board',
    locator: { label: 'page', value: '4-6' },
  });
  project = withCitation(project, {
    claimId: 'claim_quote',
    sourceId: 'source_captain',
    locator: { label: 'timestamp', value: '12:30' },
    excerpt: { exact: 'Well, it was a very good start.', prefix: '', suffix: '', start: 0, end: 31 },
  });
  project = withCitation(project, {
    claimId: 'claim_minister',
    sourceId: 'source_board',
    stance: 'contradicts',
    locator: { label: 'table', value: '2' },
  });
  project = withQuery(project, {
    claimId: 'claim_price',
    text: 'Is this the single or the return fare?',
    replies: [
      { id: 'reply_1', by: 'Ada Writer', role: 'writer', at: builtAt, text: 'Single. I will say so.' },
    ],
  });
  project = withChange(project, {
    claimId: 'claim_price',
    exact: 'tickets cost 3.50 crowns',
    replacement: 'a single ticket costs 3.50 crowns',
    reason: 'The return fare is 6.00.',
  });
  return project;
}

/** Words that must not stand in any file that leaves: the confidential person, her contacts, the desk's inner notes. */
export const innerWords = ['Greta', 'Quill', 'hidden.example', '555 0199'] as const;
/** Words that may stand in the report and in nothing that is published. */
export const deskWords = [
  'INTERNAL',
  'nervous',
  'single or the return fare',
  'return fare is 6.00',
  'Matches the gate count',
  'nils@ferry.example',
  'about two thousand',
  '02:10',
] as const;
