import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import mammoth from 'mammoth';
import { afterAll, describe, expect, it } from 'vitest';
import { textBlocks } from '../../core/article/block-tree.ts';
import { claimsInOrder, claimState } from '../../core/claims/staleness.ts';
import { importDocument } from '../../core/documents-in/document-in.ts';
import { countingIds } from '../../core/documents-in/testing/import-for-test.ts';
import { exportDocument } from '../../core/documents-out/export-document.ts';
import { prepareArticle, writableText } from '../../core/documents-out/prepare-article.ts';
import { fullProject } from '../../core/documents-out/testing/full-project.ts';
import { defaultPolicy } from '../../core/gate/policy.ts';
import { apply } from '../../core/project/apply.ts';
import type { Project } from '../../core/project/project.ts';
import { awkwardText } from '../../core/testing/arbitraries.ts';
import {
  aHeadline,
  aParagraph,
  aProject,
  builtAt,
  withChange,
  withClaim,
  withQuery,
} from '../../core/testing/builders.ts';
import { importCommands } from './import-service.ts';

const importer = 'Carl Checker';

async function written(project: Project): Promise<Uint8Array> {
  const made = await exportDocument(project, {
    format: 'docx-checked',
    isDraft: true,
    generatedAt: builtAt,
    stetVersion: '1',
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.bytes;
}

async function readBack(bytes: Uint8Array): Promise<Project> {
  const newId = countingIds();
  const document = await importDocument(bytes, { fileName: 'a.docx', newId });
  if (!document.ok) throw new Error(document.error.message);
  const commands = importCommands(
    { document: document.value, fileName: 'a.docx', leaveOut: [], isPaste: false },
    { policy: defaultPolicy, roles: ['editor', 'checker'] },
    { actor: importer, role: 'editor' },
    newId,
  );
  let project: Project | null = null;
  for (const { command, by } of commands) {
    const next = apply(project, command, { at: builtAt, actor: by.actor, role: by.role });
    if (!next.ok) throw new Error(`${command.kind}: ${next.error.message}`);
    project = next.value.project;
  }
  if (project === null) throw new Error('no commands');
  return project;
}

/** What a document with the checking has to bring back, without the ids. */
function facts(project: Project) {
  const clean = (text: string) => writableText(text).replace(/\s+/gu, ' ');
  const { article } = prepareArticle(project.article);
  const claims = claimsInOrder({ ...project, article });
  return {
    claims: claims.map((claim) => ({
      type: claim.type,
      flags: claim.flags,
      words: clean(claimState({ article }, claim).text),
    })),
    queries: Object.values(project.queries).map(({ to, text, replies, resolved, claimId }) => ({
      to,
      text: clean(text),
      claim: claims.findIndex((claim) => claim.id === claimId),
      replies: replies.map((reply) => clean(reply.text)),
      isResolved: resolved !== null,
    })),
    changes: Object.values(project.changes).map(({ exact, replacement }) => [
      clean(exact),
      clean(replacement),
    ]),
    text: textBlocks(article)
      .map((leaf) => clean(leaf.text))
      .filter((text) => text !== ''),
  };
}

/** Words that say something, among awkward ones: bidi, emoji, combining marks. */
const words = awkwardText(5).map((text) => `a ${writableText(text).replace(/\s+/gu, ' ')} z`);

describe('a Word document with the checking', () => {
  it('brings the claims, threads, changes and text of any project back', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, fc.boolean(), async (claimed, said, rest, isDone) => {
        const bare = aProject([
          aHeadline('The council bought the mill'),
          aParagraph('p1', `It began ${claimed} in spring, ${rest} and so on.`),
          aParagraph('p2', `The second ${claimed} stood here for long.`),
        ]);
        const marked = withClaim(bare, ['council bought', claimed], {
          type: 'number',
          flags: ['legal'],
          verdict: 'confirmed',
          note: said,
        });
        const asked = withQuery(withClaim(marked, 'stood here', { type: 'quote' }), {
          text: said,
          claimId: 'claim_2',
          replies: [{ id: 'r1', by: importer, role: 'checker', at: builtAt, text: rest }],
          resolved: isDone ? { by: importer, at: builtAt } : null,
        });
        const project = withChange(asked, {
          claimId: 'claim_2',
          exact: 'stood here',
          replacement: `fell ${said}`,
        });
        const back = await readBack(await written(project));
        expect(facts(back)).toEqual(facts(project));
        const notes = claimsInOrder(back).flatMap((claim) => claim.notes.map((note) => note.text));
        expect(notes.join('\n')).toContain('In the document: confirmed');
        expect(notes.join('\n')).not.toContain('Its words changed since');
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('gives nobody a verdict, and says when the words are others', async () => {
    const project = withClaim(
      aProject([aHeadline('Mill'), aParagraph('p', 'It cost 195 crowns then.')]),
      '195',
      {
        verdict: 'confirmed',
      },
    );
    const changed = {
      ...project,
      article: aProject([
        aHeadline('Mill'),
        {
          ...aParagraph('p', 'It cost 1950 crowns then.'),
          spans: textBlocks(project.article)[1]?.spans ?? [],
        },
      ]).article,
    };
    const back = await readBack(await written(changed));
    const [claim] = claimsInOrder(back);
    expect(claim).toMatchObject({ status: 'to-check', verdict: null });
    expect(claim?.notes[0]?.text).toContain('Its words changed since');
  });

  it('is opened by mammoth, comments and all', async () => {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(await written(fullProject())) },
      { styleMap: ['comment-reference => sup'] },
    );
    expect(value).toContain('Claim 2 · number · confirmed');
  });
});

const office = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
].find((path) => existsSync(path));
if (office === undefined) console.log('LibreOffice is not installed: the round trip through it is skipped.');
describe.skipIf(office === undefined)('through LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stet-office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps claims, threads with authors, dates and states, changes and text', async () => {
    const bare = aProject([
      aHeadline('The council bought the mill'),
      aParagraph('p1', 'It paid 195 crowns in spring 👩‍🏫 and שלום to all.'),
      aParagraph('p2', 'The roof stood here for long.'),
    ]);
    const marked = withClaim(bare, '195 crowns', {
      type: 'number',
      verdict: 'confirmed',
      note: 'Seen.\n\nTwice.',
    });
    const asked = withQuery(withClaim(marked, 'stood here', { type: 'quote' }), {
      text: 'Who says so?',
      claimId: 'claim_2',
      replies: [{ id: 'r1', by: 'Nora Quill', role: 'writer', at: builtAt, text: 'The register 👩‍🏫.' }],
      resolved: { by: importer, at: builtAt },
    });
    const project = withChange(asked, { claimId: 'claim_2', exact: 'stood here', replacement: 'fell there' });
    writeFileSync(join(folder, 'in.docx'), await written(project));
    execFileSync(
      office!,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'docx',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'in.docx'),
      ],
      { stdio: 'ignore', timeout: 100_000 },
    );
    const bytes = new Uint8Array(readFileSync(join(folder, 'out', 'in.docx')));
    const read = await importDocument(bytes, { fileName: 'a.docx', newId: countingIds() });
    if (!read.ok) throw new Error(read.error.message);
    const reply = read.value.comments.find((comment) => comment.text === 'To query 1\nThe register 👩‍🏫.');
    expect(reply).toMatchObject({ author: 'Nora Quill', resolved: true });
    expect(reply?.date).toContain(builtAt.slice(0, 10));
    const [then, now] = [facts(project), facts(await readBack(bytes))];
    const register = {
      ...then.queries[0],
      replies: ['Nora Quill in the document (2026-03-02): The register 👩‍🏫.'],
    };
    expect(now).toEqual({ ...then, queries: [register] });
  }, 120_000);
});
