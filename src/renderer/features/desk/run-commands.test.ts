import { expect, it } from 'vitest';
import { appError } from '../../../core/app-error.ts';
import type { Command } from '../../../core/project/commands.ts';
import { err, ok } from '../../../core/result.ts';
import { aProject } from '../../../core/testing/builders.ts';
import { runCommands, type CommandPort } from './run-commands.ts';

const stage = (name: 'checking' | 'closing' | 'queries'): Command => ({ kind: 'stage.set', stage: name });
const remark: Command = { kind: 'coverage.sign-exception', exceptionId: 'except_a', reason: 'Boilerplate' };

/** A store that sets stages and refuses `closing`; its inverse is the stage before. */
function aPort(): CommandPort {
  let project = aProject([], {});
  return {
    project: () => project,
    execute: (command) => {
      if (command.kind !== 'stage.set') return Promise.resolve(ok(undefined));
      if (command.stage === 'closing') return Promise.resolve(err(appError('not-permitted', 'No.')));
      project = { ...project, story: { ...project.story, stage: command.stage } };
      return Promise.resolve(ok(undefined));
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
  expect(port.project().story.stage).toBe('queries');
});

it('cannot undo what holds one command that cannot be taken back', async () => {
  expect(await runCommands(aPort(), [stage('queries'), remark])).toEqual(ok({ inverse: null }));
});
