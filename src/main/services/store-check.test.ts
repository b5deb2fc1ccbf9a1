import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Command } from '../../core/project/commands.ts';
import { hashOf } from '../storage/evidence-store.ts';
import { aStoredProject } from '../storage/testing/stored-project.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { gate } from '../../core/gate/gate.ts';
import { examineEvidence, withLosses } from './evidence-examination.ts';
import { addEvidence } from './evidence-service.ts';
import { ProjectSession } from './project-session.ts';
import { systemRuntime } from './runtime.ts';
import { expectOk } from './testing/expect-ok.ts';

const checker = { actor: 'Cy Checker', role: 'checker' } as const;
const runtime = systemRuntime({ idleAfter: null });
const report = 'Register: the ferry carried 48,312 passengers.';

async function aSession(): Promise<{ session: ProjectSession; evidenceId: string }> {
  const path = await aStoredProject(tempFolder());
  const session = expectOk(await ProjectSession.open(path, 'write', runtime.store));
  const source: Command = {
    kind: 'source.add',
    sourceId: 'source_1',
    sourceKind: 'document',
    csl: { type: 'report', title: 'Register' },
    person: null,
    origin: '',
    note: '',
  };
  expectOk(await session.give(source, checker));
  const { evidenceId } = expectOk(
    await addEvidence(
      session,
      checker,
      {
        sourceId: 'source_1',
        kind: 'file',
        fileName: 'register.txt',
        bytes: Buffer.from(report),
        text: { kind: 'text', text: report },
        from: 'register.txt',
      },
      runtime.newId,
    ),
  );
  return { session, evidenceId };
}

const codeOf = async (
  answer: Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>,
) => (await answer).error?.code ?? 'done';

it('nobody may say of a file what only Stet can see', async () => {
  const { session, evidenceId } = await aSession();
  const before = session.project.revision;
  const forged: readonly Command[] = [
    { kind: 'evidence.custody', evidenceId, action: 'verified', from: 'me' },
    { kind: 'export.record', format: 'html', vetted: true, fileName: 'a.html', sha256: 'a'.repeat(64) },
  ];
  for (const command of forged) expect(await codeOf(session.give(command, checker))).toBe('not-permitted');
  expect(session.project.revision).toBe(before);
  await session.close();
});

it('evidence is added only when the store holds it, as large as it is said to be', async () => {
  const { session } = await aSession();
  const sha256 = hashOf(Buffer.from(report));
  const add = (parts: Partial<Extract<Command, { kind: 'evidence.add' }>>): Command => ({
    kind: 'evidence.add',
    evidenceId: runtime.newId('evidence'),
    sourceId: 'source_1',
    evidenceKind: 'file',
    fileName: 'copy.txt',
    mediaType: 'text/plain',
    sha256,
    size: report.length,
    text: { kind: 'text', sha256, length: report.length },
    from: 'copy.txt',
    ...parts,
  });
  expect(await codeOf(session.give(add({}), checker))).toBe('done');
  expect(await codeOf(session.give(add({ sha256: '0'.repeat(64) }), checker))).toBe('not-found');
  expect(await codeOf(session.give(add({ size: 1 }), checker))).toBe('evidence-changed');
  const longer = { kind: 'text' as const, sha256, length: report.length + 1 };
  expect(await codeOf(session.give(add({ text: longer }), checker))).toBe('evidence-changed');
  writeFileSync(join(session.path, 'evidence', sha256), 'Another register.');
  expect(await codeOf(session.give(add({}), checker))).toBe('evidence-changed');
  await session.close();
});

it('an excerpt must stand in the evidence where it says', async () => {
  const { session, evidenceId } = await aSession();
  const marking: readonly Command[] = [
    {
      kind: 'claim.create',
      claimId: 'claim_1',
      type: 'fact',
      ranges: [{ spanId: 'span_1', blockId: 'p', start: 0, end: 9 }],
    },
  ];
  expectOk(await session.giveAll(marking, checker));
  const start = report.indexOf('48,312');
  const cite = (citationId: string, exact: string): Command => ({
    kind: 'citation.add',
    citationId,
    claimId: 'claim_1',
    sourceId: 'source_1',
    evidenceId,
    role: 'primary',
    stance: 'supports',
    locator: { label: 'line', value: '1' },
    excerpt: { exact, prefix: '', suffix: '', start, end: start + exact.length },
    note: '',
  });
  const outcome = expectOk(
    await session.giveAll([cite('cite_1', '48,312'), cite('cite_2', '48,213')], checker),
  );
  expect(outcome.applied).toBe(1);
  expect(outcome.refused?.error.code).toBe('bad-range');
  const update: Command = {
    kind: 'citation.update',
    citationId: 'cite_1',
    excerpt: { exact: 'moon', prefix: '', suffix: '', start: 0, end: 4 },
  };
  expect(await codeOf(session.give(update, checker))).toBe('bad-range');
  await session.close();
});

it('evidence that changed on the disk is found by looking, noted, and shuts the gate', async () => {
  const { session, evidenceId } = await aSession();
  expect(await examineEvidence(session, checker)).toEqual([]);
  writeFileSync(join(session.path, 'evidence', hashOf(Buffer.from(report))), 'Another register.');
  const untouched = session.project;
  expect(await examineEvidence(session, checker)).toEqual([evidenceId]);
  const blockers = (project: typeof untouched) => gate(project).map((blocker) => blocker.code);
  expect(blockers(untouched)).not.toContain('evidence-changed');
  expect(blockers(session.project)).toContain('evidence-changed');
  expect(blockers(withLosses(untouched, [evidenceId], '2026-03-01T09:00:00.000Z'))).toContain(
    'evidence-changed',
  );
  const revision = session.project.revision;
  await examineEvidence(session, checker);
  expect(session.project.revision).toBe(revision);
  await session.close();
});
