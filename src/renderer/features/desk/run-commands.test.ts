import { expect, it } from 'vitest';
import { appError } from '../../../core/app-error.ts';
import type { Command } from '../../../core/project/commands.ts';
import { err, ok } from '../../../core/result.ts';
import { aProject } from '../../../core/testing/builders.ts';
import { portion, runCommands, runRow, type CommandPort } from './run-commands.ts';

const stage = (name: 'checking' | 'closing' | 'queries'): Command => ({ kind: 'stage.set', stage: name });
const remark: Command = { kind: 'coverage.sign-exception', exceptionId: 'except_a', reason: 'Boilerplate' };

interface Port extends CommandPort {
  readonly stage: () => string;
  readonly rows: number[];
}

/** A store that sets stages and refuses `closing`; its inverse is the stage before. */
function aPort(loses = 0): Port {
  let project = aProject([], {});
  const rows: number[] = [];
  return {
    stage: () => project.story.stage,
    rows,
    executeAll: (commands, watch) => {
      rows.push(commands.length);
      let applied = 0;
      for (const command of commands) {
        if (command.kind === 'stage.set' && command.stage === 'closing') {
          return Promise.resolve(ok({ applied, refused: appError('not-permitted', 'No.') }));
        }
        if (applied >= loses) watch(project, command);
        if (command.kind === 'stage.set')
          project = { ...project, story: { ...project.story, stage: command.stage } };
        applied += 1;
      }
      return Promise.resolve(ok({ applied, refused: null }));
    },
    inverse: (before, command) =>
      command.kind === 'stage.set' ? [{ kind: 'stage.set', stage: before.story.stage }] : null,
  };
}

it('answers with what undoes all of it, last first', async () => {
  const port = aPort();
  const done = await runCommands(port, [stage('queries'), { kind: 'stage.set', stage: 'legal-read' }]);
  expect(done).toEqual(ok({ inverse: [stage('queries'), stage('checking')] }));
});

it('stops at the first refusal and keeps what came before', async () => {
  const port = aPort();
  const done = await runCommands(port, [stage('queries'), stage('closing'), stage('checking')]);
  expect(done).toMatchObject({ ok: false, error: { code: 'not-permitted' } });
  expect(port.stage()).toBe('queries');
});

it('cannot undo what holds one command that cannot be taken back', async () => {
  expect(await runCommands(aPort(), [stage('queries'), remark])).toEqual(ok({ inverse: null }));
});

it('knows how to take back what stands before a refusal', async () => {
  const done = await runRow(aPort(), [stage('queries'), stage('closing')]);
  expect(done).toMatchObject({
    applied: 1,
    inverse: [stage('checking')],
    refused: { code: 'not-permitted' },
  });
});

it('hands over portions, tells how far it is, and can be stopped between two', async () => {
  const port = aPort();
  const many = Array.from({ length: 3 * portion }, (_, at) => stage(at % 2 === 0 ? 'queries' : 'checking'));
  const seen: number[] = [];
  const done = await runRow(port, many, {
    onProgress: (count) => seen.push(count),
    isStopped: () => seen.length === 2,
  });
  expect(port.rows).toEqual([portion, portion]);
  expect(seen).toEqual([portion, 2 * portion]);
  expect(done.applied).toBe(2 * portion);
  expect(done.inverse).toHaveLength(2 * portion);
});

it('does not pretend to undo what it has not seen', async () => {
  expect((await runRow(aPort(1), [stage('queries'), stage('checking')])).inverse).toBeNull();
});

it('says when the disk fails', async () => {
  const broken: CommandPort = {
    ...aPort(),
    executeAll: () => Promise.resolve(err(appError('disk-full', 'Full.'))),
  };
  expect(await runRow(broken, [stage('queries')])).toMatchObject({
    applied: 0,
    refused: { code: 'disk-full' },
    inverse: [],
  });
});
