import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { HtmlValidate } from 'html-validate';
import mammoth from 'mammoth';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { importDocument } from '../documents-in/document-in.ts';
import { loadReferenceCodec } from '../documents-in/references/citation-js.ts';
import type { Project } from '../project/project.ts';
import { blankPerson } from '../sources/source.ts';
import {
  aFigure,
  aHeading,
  aHeadline,
  aListItem,
  aParagraph,
  aProject,
  aStory,
  aTable,
  withChange,
  withCitation,
  withClaim,
  withNotCheckable,
  withOverride,
  withQuery,
  withSignOffs,
  withSource,
} from '../testing/builders.ts';
import type { Annotation } from './annotation-model.ts';
import { exportDocument } from './export-document.ts';
import { exportFormatsCore, type ExportFormatCore } from './export-formats.ts';
import { markdownWords } from './markdown-words.ts';
import { readMarkdown } from './read-markdown.ts';
import { cslDataSchema } from './references/testing/csl-data-schema.ts';
import { fullProject } from './testing/full-project.ts';
import { longProject } from './testing/long-project.ts';
import { vettedProject } from './testing/vetted-project.ts';

/**
 * Projects of ten kinds in every format, each looked at by a reader that shares nothing with the writer, where there is one.
 * What is read again by our own validators is read on every export; a document that fails there is none.
 */

const realArticle = new URL('../../../../shared/articles/peacekeeping-article.txt', import.meta.url);

function bidi(): Project {
  const words = 'אמר הקברניט: «שלום» ל־12 נוסעים (2026).';
  let project = aProject([aHeadline('מעבורת نُقطة ferry'), aParagraph('p', `${words} مرحبا 5% — end.`)], {
    story: aStory({ language: 'he' }),
  });
  project = withSource(project, {
    id: 'source_1',
    csl: { type: 'book', title: 'יומן הנמל', author: [{ literal: 'רשות הנמל' }] },
  });
  project = withClaim(project, words, { id: 'claim_1', verdict: 'disputed', note: 'לא ברור' });
  return withCitation(project, { claimId: 'claim_1', sourceId: 'source_1' });
}

function emoji(): Project {
  let project = aProject([
    aHeadline('👩‍👩‍👧 🇺🇦 𝒳'),
    aParagraph('p', '👍 e\u0301 👩‍👩‍👧 carried 3 𝒳 to 漢字。 Done 🇺🇦.'),
  ]);
  project = withClaim(project, '👩‍👩‍👧 carried 3 𝒳', { id: 'claim_1', verdict: 'confirmed' });
  project = withChange(project, {
    claimId: 'claim_1',
    exact: '👩‍👩‍👧 carried 3 𝒳',
    replacement: '👩‍👩‍👧 carried 4 𝒳',
  });
  return withQuery(project, { claimId: 'claim_1', text: '3 or 4? 🤔' });
}

function manyOnOneParagraph(): Project {
  const words = Array.from({ length: 120 }, (_, at) => `word${at}`);
  let project = aProject([aParagraph('p', words.join(' '))]);
  project = withSource(project, { id: 'source_1' });
  for (let at = 0; at < 100; at += 1) {
    const id = `claim_${at}`;
    project = withClaim(project, words.slice(at, at + 15).join(' '), { id, summary: `=${at}` });
    project = withCitation(project, { claimId: id, sourceId: 'source_1' });
  }
  return project;
}

function hostile(): Project {
  const text = '</script><b>&amp; \u0000\u202e{\\} "=1+1" | * _ ` [x](y)';
  let project = aProject([
    aHeading('h', 3, text),
    aListItem('l', text),
    aTable('t', [
      [text, ''],
      ['=1', text],
    ]),
    aParagraph('p', `@cmd ${text}`),
  ]);
  project = withSource(project, {
    id: 'source_1',
    csl: { type: 'webpage', title: text, author: [{ literal: text }], URL: 'https://a.example/"{}\\' },
  });
  project = withClaim(project, '@cmd', {
    id: 'claim_1',
    summary: text,
    verdict: 'wrong',
    note: `=HYPERLINK("${text}")`,
  });
  return withCitation(project, { claimId: 'claim_1', sourceId: 'source_1', note: text });
}

function hidden(): Project {
  let project = aProject([
    aHeadline('Ten boats sail'),
    aFigure('f', { caption: 'A boat', credit: 'Handout' }),
  ]);
  project = withSource(project, {
    id: 'source_v',
    kind: 'person',
    csl: { type: 'interview', title: 'Vera Stand' },
    person: { ...blankPerson, terms: 'off-record' },
  });
  project = withClaim(project, 'Ten boats sail', {
    id: 'claim_1',
    verdict: 'confirmed',
    note: 'Vera Stand told us',
  });
  return withNotCheckable(withCitation(project, { claimId: 'claim_1', sourceId: 'source_v' }), 'A boat');
}

async function real(): Promise<Project | null> {
  if (!existsSync(realArticle)) return null;
  let next = 0;
  const imported = await importDocument(readFileSync(realArticle), {
    fileName: 'article.txt',
    newId: (kind) => `${kind}_${(next += 1)}`,
  });
  if (!imported.ok) throw new Error(imported.error.message);
  const { blocks } = imported.value.article;
  let project = aProject(blocks);
  const paragraphs = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.text.length > 60 ? [block.text] : [],
  );
  for (const [at, text] of [...new Set(paragraphs)].entries()) {
    project = withClaim(project, text.slice(0, 50), { id: `claim_${at}`, verdict: 'confirmed' });
  }
  return project;
}

const projects: readonly (readonly [string, () => Project | null | Promise<Project | null>])[] = [
  ['nothing at all', () => aProject([])],
  ['empty parts', () => aProject([aHeadline(''), aParagraph('p', ' '), aFigure('f'), aTable('t', [['']])])],
  ['everything', fullProject],
  ['vetted', vettedProject],
  ['right to left', bidi],
  ['emoji', emoji],
  ['overlapping claims', manyOnOneParagraph],
  ['hostile text', hostile],
  ['hidden people', hidden],
  ['20,000 words and 1,500 claims', () => longProject()],
  ['the real article', real],
];

const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'no-inline-style': 'error' },
});

/** Top-level keys of ninjs 3.1 (IPTC). */
const ninjsKeys = new Set(
  (
    'uri type representationType profile version firstCreated versionCreated contentCreated embargoedUntil pubStatus urgency ' +
    'copyrightHolder copyrightNotice usageTerms edNote language descriptions bodies headlines people organisations places subjects ' +
    'events objects infoSources title by slugline located renditions associations altIds trustIndicators standard genres expires ' +
    'rightsInfo digitalSourceType contactInfo'
  ).split(' '),
);

type Look = (text: string, bytes: Uint8Array, project: Project) => unknown;

/** html-validate needs minutes for the largest pages; our own validator has read those, as it reads every page. */
const mostHtml = 300_000;

async function page(text: string) {
  if (text.length > mostHtml) return;
  const { results } = await html.validateString(text);
  expect(
    results.flatMap((result) => result.messages.map(({ ruleId, message }) => `${ruleId} ${message}`)),
  ).toEqual([]);
}

const looks: Readonly<Record<Exclude<ExportFormatCore, 'claim-review' | 'media-review'>, Look>> = {
  html: page,
  'html-notes': page,
  report: page,
  'html-annotated': page,
  legal: page,
  'docx-checked': async (_, bytes) => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value).toContain('Not vetted.');
  },
  markdown: (text) => expect(readMarkdown(text)).toEqual(markdownWords(text)),
  text: (text) => expect(text.endsWith('\n')).toBe(true),
  docx: async (_, bytes) => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value).toContain('Not vetted.');
  },
  ninjs: (text) => {
    const object = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(object).filter((key) => !ninjsKeys.has(key))).toEqual([]);
    expect(object['pubStatus']).toBe('withheld');
  },
  'references-csl': (text) => {
    expect(new Ajv({ allowUnionTypes: true }).validate(cslDataSchema, JSON.parse(text))).toBe(true);
  },
  'references-bibtex': async (text) => {
    const codec = await loadReferenceCodec();
    expect(codec.bibtexEntries(text).map(codec.bibtexItem).length).toBeGreaterThan(0);
  },
  'references-ris': async (text) => {
    const codec = await loadReferenceCodec();
    expect(codec.risRecords(text).map(codec.risItem).length).toBeGreaterThan(0);
  },
  'web-annotation': (text) => {
    const { first } = JSON.parse(text) as { first: { items: readonly Annotation[] } };
    const carrier = first.items.find((item) => item.motivation === 'describing');
    const whole = (carrier?.body as { value: string }).value;
    const characters = Array.from(whole);
    for (const { target } of first.items) {
      for (const place of [target].flat() as readonly (typeof target)[]) {
        if (typeof place === 'string') continue;
        const [quote, position] = (
          place as unknown as { selector: readonly [{ exact: string }, { start: number; end: number }] }
        ).selector;
        expect(characters.slice(position.start, position.end).join('')).toBe(quote.exact);
      }
    }
  },
  'claims-csv': (text, _, project) => {
    const { data, errors } = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(1 + Object.keys(project.claims).length);
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
  },
};

describe.each(projects)('%s', (name, make) => {
  test('leaves in every format, or is refused in plain words because there is nothing', async () => {
    const project = await make();
    if (project === null) {
      console.log(`${name}: ../shared/articles is missing, so it is not exported.`);
      return;
    }
    for (const format of exportFormatsCore) {
      if (format === 'claim-review' || format === 'media-review') continue;
      const options = { format, isDraft: true, generatedAt: '2026-03-04T10:15:00.000Z', stetVersion: '1' };
      const result = await exportDocument(project, options);
      if (!result.ok) {
        expect(`${format}: ${result.error.code} ${result.error.message}`).toMatch(
          /^(?:claims-csv|references-\w+): nothing-to-export /u,
        );
        continue;
      }
      await looks[format](result.value.text ?? '', result.value.bytes, project);
    }
  }, 120_000);
});

test('reviews for machines come out of a project that has what they need', async () => {
  const options = { isDraft: false, generatedAt: '2026-03-04T10:15:00.000Z', stetVersion: '1' };
  const rated = await exportDocument(vettedProject(), { ...options, format: 'claim-review' });
  expect(rated.ok && JSON.parse(rated.value.text ?? '')).toMatchObject([{ '@type': 'ClaimReview' }]);
  const silent = await exportDocument(vettedProject(), { ...options, format: 'media-review' });
  expect(silent.ok ? null : silent.error.code).toBe('nothing-to-export');
  const overridden = withSignOffs(withOverride(fullProject(), 'Deadline'));
  const closed = await exportDocument(overridden, { ...options, format: 'media-review' });
  expect(closed.ok ? null : closed.error.code).toBe('gate-closed');
});
