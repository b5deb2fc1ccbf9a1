import { describe, expect, it, test } from 'vitest';
import { appError } from '../../core/app-error.ts';
import { exportDocument, exportFormatsCore } from '../../core/documents-out/export-document.ts';
import { formatWriters } from '../../core/documents-out/format-writers.ts';
import type { Project } from '../../core/project/project.ts';
import { err, ok } from '../../core/result.ts';
import { blankPerson } from '../../core/sources/source.ts';
import {
  aHeadline,
  aParagraph,
  aProject,
  withClaim,
  withCitation,
  withSource,
} from '../../core/testing/builders.ts';
import { guardLeaks, printableRuns, textsOf, type IdentitySource } from './leak-guard.ts';
import { expectOk } from './testing/expect-ok.ts';

const identity = {
  sourceKey: 'project_built/source_1',
  projectId: 'project_built',
  sourceId: 'source_1',
  name: 'Greta Quill',
  contact: 'greta@hidden.example',
  notes: '',
};
const opened: IdentitySource = { identitiesOf: () => Promise.resolve(ok([identity])) };
const refusing = (code: 'vault-locked' | 'not-found' | 'damaged'): IdentitySource => ({
  identitiesOf: () => Promise.resolve(err(appError(code, code))),
});

function aStory(text: string, isInVault = true): Project {
  let project = aProject([aHeadline('Ferry sinks'), aParagraph('p', text)]);
  project = withClaim(project, text, { id: 'claim_1', verdict: 'confirmed', note: 'as the source said' });
  project = withSource(project, {
    id: 'source_1',
    kind: 'person',
    csl: { type: 'interview', title: 'Heron' },
    person: { ...blankPerson, terms: 'background', isInVault },
  });
  return withCitation(project, { claimId: 'claim_1', sourceId: 'source_1' });
}
const text = (words: string) => [{ where: 'the text', text: words }];
const codeOf = async (result: ReturnType<typeof guardLeaks>) => {
  const settled = await result;
  return settled.ok ? settled.value : settled.error.code;
};

describe('what may leave', () => {
  it('is refused with its places, and the message does not repeat the name', async () => {
    const result = await guardLeaks(aStory('The ferry sank.'), opened, text('We met Quill, Greta there.'));
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error).toMatchObject({ code: 'names-confidential', details: { places: 1 } });
    expect(result.error.message).toContain('a name in the text (“We met █ there.”)');
    expect(result.error.message).not.toMatch(/greta|quill/iu);
  });

  it('passes without any of them, and a surname is only told', async () => {
    const project = aStory('The ferry sank.');
    expect(await codeOf(guardLeaks(project, opened, text('We met Heron there.')))).toEqual([]);
    expect(await codeOf(guardLeaks(project, opened, text('Mrs Quill sells pens.')))).toEqual([
      expect.stringContaining('A surname that is also a confidential source’s'),
    ]);
  });

  it('waits for a vault that is locked, as long as the project has people in it', async () => {
    expect(await codeOf(guardLeaks(aStory('x'), refusing('vault-locked'), text('x')))).toBe('vault-locked');
    expect(await codeOf(guardLeaks(aStory('x'), refusing('damaged'), text('x')))).toBe('damaged');
    expect(await codeOf(guardLeaks(aStory('x'), null, text('x')))).toBe('vault-locked');
    for (const vault of [refusing('vault-locked'), refusing('damaged'), null]) {
      expect(await codeOf(guardLeaks(aStory('x', false), vault, text('Greta Quill')))).toEqual([]);
    }
  });

  it('says that it was not searched where the identities are not in this library', async () => {
    const project = aStory('x');
    const told = [expect.stringContaining('was not searched for their names')];
    expect(await codeOf(guardLeaks(project, refusing('not-found'), text('x')))).toEqual(told);
    const other = { identitiesOf: () => Promise.resolve(ok([])) };
    expect(await codeOf(guardLeaks(project, other, text('x')))).toEqual(told);
  });

  it('is searched even when a project’s record does not know of the vault yet', async () => {
    expect(await codeOf(guardLeaks(aStory('x', false), opened, text('Greta Quill')))).toBe(
      'names-confidential',
    );
  });
});

describe('every format', () => {
  const formats = exportFormatsCore.filter(
    (format) => formatWriters[format].carriesArticle && format !== 'claims-csv',
  );
  const written = async (format: (typeof formats)[number], project: Project) =>
    textsOf(
      expectOk(
        await exportDocument(project, {
          format,
          isDraft: true,
          generatedAt: '2026-03-04T10:15:00.000Z',
          stetVersion: '0.1.0',
        }),
      ),
    );
  test.each(formats)('%s is searched in what a reader can find in it', async (format) => {
    const leaking = await written(format, aStory('The ferry sank, says Gréta Qu\u00adill.'));
    expect(await codeOf(guardLeaks(aStory('x'), opened, leaking))).toBe('names-confidential');
    const clean = await written(format, aStory('The ferry sank, says a member of the board.'));
    expect(await codeOf(guardLeaks(aStory('x'), opened, clean))).toEqual([]);
  });

  it('pictures are searched for what stands in them in plain letters', () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 1, 2]),
      Buffer.from('Photographer: Gréta Quill\0', 'utf8'),
      Buffer.from([1, 2, 3, 0xff, 0xd9]),
    ]);
    expect(printableRuns(bytes)).toContain('Gréta Quill');
  });
});
