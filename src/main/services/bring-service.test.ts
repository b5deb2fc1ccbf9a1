import { beforeEach, expect, it } from 'vitest';
import { aHeadline, aParagraph } from '../../core/testing/builders.ts';
import { defaultPolicy } from '../../core/gate/policy.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { bring } from './bring-service.ts';
import { addEvidence } from './evidence-service.ts';
import { emptyStory } from './import-service.ts';
import { ProjectLibrary } from './project-library.ts';
import { ProjectSession, type Actor } from './project-session.ts';
import { systemRuntime } from './runtime.ts';
import { expectOk } from './testing/expect-ok.ts';

const runtime = systemRuntime({ idleAfter: null });
const by: Actor = { actor: 'Cy Checker', role: 'checker' };
const editor: Actor = { actor: 'Ada', role: 'editor' };
const words = 'left 17 times';
let library: ProjectLibrary;

beforeEach(async () => {
  library = expectOk(await ProjectLibrary.open(tempFolder(), runtime));
});

/** A project of one claim. */
async function story(title: string): Promise<ProjectSession> {
  const text = `The ferry ${words} in May.`;
  const { path } = expectOk(
    await library.create([
      {
        by: editor,
        command: {
          kind: 'project.create',
          projectId: runtime.newId('project'),
          origin: { kind: 'blank', fileName: '', messages: [] },
          story: emptyStory(title),
          policy: defaultPolicy,
          blocks: [aHeadline(title), aParagraph('p1', text)],
          furniture: [],
        },
      },
    ]),
  );
  const session = expectOk(await ProjectSession.open(path, 'write', runtime.store));
  const start = text.indexOf(words);
  const range = { spanId: 'span_1', blockId: 'p1', start, end: start + words.length };
  expectOk(
    await session.execute({ kind: 'claim.create', claimId: 'claim_1', type: 'number', ranges: [range] }, by),
  );
  return session;
}

/** Cites a source with a file for the claim. */
async function cite(session: ProjectSession, n: number): Promise<void> {
  const sourceId = `source_${n}`;
  expectOk(
    await session.execute(
      {
        kind: 'source.add',
        sourceId,
        sourceKind: 'document',
        csl: { type: 'report', title: `Log ${n}` },
        person: null,
        origin: '',
        note: '',
      },
      by,
    ),
  );
  const text = `Log ${n}: the boat ${words}.`;
  const { evidenceId } = expectOk(
    await addEvidence(
      session,
      by,
      {
        sourceId,
        kind: 'pasted',
        fileName: `Log ${n}`,
        bytes: Buffer.from(text),
        text: { kind: 'text', text },
        from: 'pasted',
      },
      runtime.newId,
    ),
  );
  expectOk(
    await session.execute(
      {
        kind: 'citation.add',
        citationId: `cite_${n}`,
        claimId: 'claim_1',
        sourceId,
        evidenceId,
        role: 'primary',
        stance: 'supports',
        locator: { label: 'page', value: '1' },
        excerpt: null,
        note: '',
      },
      by,
    ),
  );
}

it('brings an earlier check with all it stands on, or nothing', async () => {
  const old = await story('Ferries');
  for (const n of [1, 2]) await cite(old, n);
  const fresh = await story('A year of waiting');
  const before = fresh.project.revision;
  // The claim goes away while the plan is made: the last commands of it are refused, the first are not.
  const wish = { kind: 'check', fromClaimId: 'claim_1', claimId: 'claim_1' } as const;
  const bringing = bring(old, fresh, by, wish, runtime.newId);
  expectOk(await fresh.execute({ kind: 'claim.remove', claimId: 'claim_1' }, editor));
  const refused = await bringing;
  expect(refused.ok ? '' : refused.error.code).not.toBe('');
  expect(fresh.project.revision).toBe(before + 1);
  expect([fresh.project.sources, fresh.project.evidence, fresh.project.citations]).toEqual([{}, {}, {}]);

  expectOk(await fresh.execute({ kind: 'claim.restore', claimId: 'claim_1', ranges: [] }, editor));
  expect(expectOk(await bring(old, fresh, by, wish, runtime.newId))).toEqual({
    added: 2,
    reused: 0,
    citations: 2,
  });
  expect(Object.keys(fresh.project.citations)).toHaveLength(2);
  await old.close();
  await fresh.close();
});
