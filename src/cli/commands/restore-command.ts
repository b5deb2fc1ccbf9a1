import { resolve } from 'node:path';
import { roles } from '../../core/project/roles.ts';
import { restorePointsOf, restoreTo } from '../../main/services/restore-service.ts';
import type { RestorePoint, RestoreSource } from '../../main/storage/restore-points.ts';
import { demand, oneOf, operand, option, wrongUse, type CliCommand, type Given } from '../outcome.ts';
import { actorName } from '../projects.ts';

/** `stet backups`: what a copy can be made of. */
export const backupsCommand: CliCommand = async (given, context) => {
  const path = resolve(context.cwd, operand(given, 0));
  const { isDamaged, lastKnown, points } = demand(await restorePointsOf(path, context.runtime));
  const head = isDamaged
    ? `Damaged: changes up to ${lastKnown} had been saved.`
    : `Not damaged: ${lastKnown} changes.`;
  const none = points.length === 0 ? ['There is no backup.'] : [];
  return {
    json: { isDamaged, lastKnown, points },
    text: [head, ...points.map(describe), ...none].join('\n'),
  };
};

function describe({ source, at, revision, missing, readableBehind, problem }: RestorePoint): string {
  const what = source.kind === 'backup' ? `--backup ${source.name}` : '--readable';
  if (problem !== null) return `  ${what}\n     cannot be used: ${problem}`;
  const behind =
    readableBehind === 0
      ? ''
      : ` (${readableBehind} of them lie whole behind the damage, but nothing leads to them)`;
  const count = missing === 1 ? '1 later change' : `${missing ?? 0} later changes`;
  const lack = missing === 0 ? 'nothing is missing' : `${count} would be missing${behind}`;
  return `  ${what}\n     ${at ?? 'no date'}, change ${revision ?? 0}; ${lack}`;
}

/** `stet restore`: a copy from a backup or from what can be read. */
export const restoreCommand: CliCommand = async (given, context) => {
  const source = wantedSource(given);
  const out = option(given, 'out') ?? wrongUse('Say where to put the copy with --out DIR.');
  const role = oneOf('as', option(given, 'as') ?? 'editor', roles);
  const by = { actor: actorName(option(given, 'actor'), context), role };
  const from = resolve(context.cwd, operand(given, 0));
  const target = resolve(context.cwd, out);
  const { project, path, logFrom, evidence, messages } = demand(
    await restoreTo(from, source, target, by, context.runtime),
  );
  const { id: projectId, revision } = project;
  const { title } = project.story;
  return {
    json: { projectDir: path, projectId, title, revision, logFrom, evidence, messages },
    text: [`${path}: “${title}”, change ${revision}`, ...messages].join('\n'),
  };
};

function wantedSource(given: Given): RestoreSource {
  const name = option(given, 'backup');
  const isReadable = given.options['readable'] === true;
  if (name !== null && !isReadable) return { kind: 'backup', name };
  if (name === null && isReadable) return { kind: 'readable' };
  return wrongUse(
    'Say what to restore: either --backup NAME or --readable. “stet backups” lists what there is.',
  );
}
