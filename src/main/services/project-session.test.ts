import { describe, expect, it } from 'vitest';
import { faultyFileSystem, type Faults } from '../storage/testing/faulty-file-system.ts';
import { aStoredProject, numbered, textOf, typing } from '../storage/testing/stored-project.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import { ProjectSession } from './project-session.ts';
import { expectOk } from './testing/expect-ok.ts';

const editor = { actor: 'Edda Editor', role: 'editor' } as const;
const clock = (): string => '2026-03-02T10:00:00.000Z';

async function aSession(faults: Faults = {}): Promise<ProjectSession> {
  const path = await aStoredProject(tempFolder());
  const fs = faultyFileSystem(faults);
  return expectOk(await ProjectSession.open(path, 'write', { clock, fs, idleAfter: null }));
}

describe('a session', () => {
  it('publishes a change only when it is on disk, before its answer, with the time of the clock', async () => {
    const session = await aSession();
    const heard: string[] = [];
    session.onApplied(({ project, context }) => heard.push(`${project.revision} ${context.at}`));
    const saving = session.execute(numbered(1), editor).then((saved) => {
      heard.push('answered');
      return saved;
    });
    expect(session.project.revision).toBe(1);
    expect(heard).toEqual([]);
    expect(expectOk(await saving)).toEqual({ revision: 2 });
    expect(heard).toEqual([`2 ${clock()}`, 'answered']);
    await session.close();
  });

  it('computes each command on the one before, though that one is still being written', async () => {
    const session = await aSession();
    const saving = [1, 2, 3].map((n) => session.execute(numbered(n), editor));
    expect((await Promise.all(saving)).map((saved) => expectOk(saved).revision)).toEqual([2, 3, 4]);
    expect(textOf(session.project)).toBe('The ferry leaves at 3.');
    await session.close();
  });

  it('refuses a command without touching anything, and goes on', async () => {
    const session = await aSession();
    const refused = await session.execute(numbered(1), { actor: 'Cy', role: 'checker' });
    expect(refused.ok ? '' : refused.error.code).toBe('not-permitted');
    expect(session.project.revision).toBe(1);
    expectOk(await session.execute(numbered(2), editor));
    await session.close();
  });

  it('tells once per refused save when the disk fails, keeps memory at what is on disk, and recovers', async () => {
    const faults: Faults = {};
    const session = await aSession(faults);
    const failures: string[] = [];
    const applied: number[] = [];
    session.onFailed((notice) => failures.push(notice.code));
    session.onApplied(({ project }) => applied.push(project.revision));
    expectOk(await session.execute(numbered(1), editor));
    faults.flush = 'EIO';
    const saving = [2, 3].map((n) => session.execute(numbered(n), editor));
    for (const saved of await Promise.all(saving))
      expect(saved.ok ? '' : saved.error.code).toBe('write-failed');
    expect(failures).toEqual(['write-failed', 'write-failed']);
    expect(textOf(session.project)).toBe('The ferry leaves at 1.');
    delete faults.flush;
    expect(expectOk(await session.execute(numbered(4), editor)).revision).toBe(3);
    expect(applied).toEqual([2, 3]);
    await session.close();
  });

  it('runs a row of commands up to the first refusal and keeps what was before it', async () => {
    const session = await aSession();
    const row = [
      numbered(1),
      numbered(2),
      { kind: 'furniture.restore', furnitureId: 'furn_none' } as const,
      numbered(3),
    ];
    const outcome = expectOk(await session.giveAll(row, editor));
    expect(outcome).toMatchObject({
      applied: 2,
      revision: 3,
      refused: { index: 2, error: { code: 'unknown-id' } },
    });
    expect(textOf(session.project)).toBe('The ferry leaves at 2.');
    await session.close();
  });

  it('keeps all of what belongs together, with one flush, or nothing of it', async () => {
    const path = await aStoredProject(tempFolder());
    const faults: Faults = {};
    const fs = faultyFileSystem(faults);
    const session = expectOk(await ProjectSession.open(path, 'write', { clock, fs, idleAfter: null }));
    const heard: number[] = [];
    session.onApplied(({ project }) => heard.push(project.revision));
    const impossible = { kind: 'furniture.restore', furnitureId: 'furn_none' } as const;
    const refused = await session.giveTogether([numbered(1), numbered(2), impossible], editor);
    expect(refused.ok ? '' : refused.error.code).toBe('unknown-id');
    expect([session.project.revision, heard]).toEqual([1, []]);
    expectOk(await session.execute(numbered(3), editor));
    const before = fs.counts.flushes;
    expect(expectOk(await session.giveTogether([numbered(4), numbered(5)], editor)).revision).toBe(4);
    expect(fs.counts.flushes - before).toBe(1);
    expect(heard).toEqual([2, 3, 4]);
    faults.flush = 'EIO';
    const failed = await session.giveTogether([numbered(6), numbered(7)], editor);
    expect(failed.ok ? '' : failed.error.code).toBe('write-failed');
    delete faults.flush;
    expect([session.project.revision, textOf(session.project)]).toEqual([4, 'The ferry leaves at 5.']);
    expectOk(await session.execute(numbered(8), editor));
    await session.close();
    const reopened = expectOk(await ProjectSession.open(path, 'write', { clock, idleAfter: null }));
    expect([reopened.project.revision, textOf(reopened.project)]).toEqual([5, 'The ferry leaves at 8.']);
    await reopened.close();
  });

  it('computes what belongs together on a change that came in between', async () => {
    const session = await aSession();
    const together = session.giveTogether([numbered(1), numbered(2)], editor);
    const other = session.execute(typing('Another hand was here.'), editor);
    expect(expectOk(await other).revision).toBe(2);
    expect(expectOk(await together).revision).toBe(4);
    expect(textOf(session.project)).toBe('The ferry leaves at 2.');
    await session.close();
  });

  it('runs a long row in few flushes', async () => {
    const path = await aStoredProject(tempFolder());
    const fs = faultyFileSystem({});
    const session = expectOk(await ProjectSession.open(path, 'write', { clock, fs, idleAfter: null }));
    const row = Array.from({ length: 1000 }, (_, n) => numbered(n));
    expect(expectOk(await session.giveAll(row, editor)).applied).toBe(1000);
    expect(fs.counts.flushes).toBeLessThan(40);
    await session.close();
  });
});
