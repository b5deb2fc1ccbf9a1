import { resolve } from 'node:path';
import { exportableSources } from '../../core/privilege/without-privileged.ts';
import { referenceFormats } from '../../core/sources/reference-kinds.ts';
import { ReferenceDesk } from '../../main/services/references/reference-desk.ts';
import { embargoRefusal } from '../../main/services/embargo-guard.ts';
import { guardLeaks } from '../../main/services/leak-guard.ts';
import {
  importReferences,
  referenceText,
  writeReferences,
} from '../../main/services/references/reference-service.ts';
import { demand, oneOf, operand, option, wrongUse, type CliCommand, type CliContext } from '../outcome.ts';
import { actorName, withProject } from '../projects.ts';
import { withVault } from '../vault.ts';
import { readInput } from './import-command.ts';

/** `stet sources export` and `stet sources import`. */
export const sourcesCommand: CliCommand = (given, context) => {
  const act = oneOf('sources', operand(given, 0), ['export', 'import'] as const);
  return act === 'export' ? exportSources(given, context) : importSources(given, context);
};

const deskOf = (context: CliContext): ReferenceDesk => new ReferenceDesk(context.referenceWorkerFile);

const exportSources: CliCommand = async (given, context) => {
  if (given.operands.length !== 2) wrongUse('Usage: stet sources export PROJECT_DIR --as FORMAT --out FILE');
  const as = option(given, 'as') ?? wrongUse(`Say what to export with --as: ${referenceFormats.join(', ')}.`);
  const format = oneOf('as', as, referenceFormats);
  const out = option(given, 'out') ?? wrongUse('Say where to write with --out FILE.');
  const projectDir = operand(given, 1);
  return withProject(projectDir, 'read', context, async (session) => {
    const isUnderEmbargo = given.options['under-embargo'] === true;
    const leaving = { isUnderEmbargo, at: context.runtime.clock(), isTold: false };
    const unconfirmed = embargoRefusal(session.project, leaving);
    if (unconfirmed !== null) demand(unconfirmed);
    const sources = exportableSources(session.project);
    const exported = demand(await deskOf(context).do<'export'>({ kind: 'export', sources, format }));
    const texts = [{ where: 'the text', text: exported.text }];
    demand(await withVault(projectDir, context, (vault) => guardLeaks(session.project, vault, texts)));
    const path = resolve(context.cwd, out);
    const { size } = demand(await writeReferences(context.runtime.fs, session, exported, path));
    const { count, losses } = exported;
    return {
      json: { bytes: size, count, losses },
      text: [`${path} (${count} ${count === 1 ? 'source' : 'sources'})`, ...losses].join('\n'),
    };
  });
};

const importSources: CliCommand = async (given, context) => {
  if (given.operands.length !== 3) wrongUse('Usage: stet sources import PROJECT_DIR FILE');
  const as = option(given, 'as');
  const format = as === null ? null : oneOf('as', as, referenceFormats);
  const bytes = demand(await readInput(context.runtime.fs, resolve(context.cwd, operand(given, 2))));
  const text = demand(referenceText(bytes));
  return withProject(operand(given, 1), 'write', context, async (session) => {
    const by = { actor: actorName(null, context), role: 'editor' } as const;
    const tools = { desk: deskOf(context), newId: context.runtime.newId };
    const preview = demand(await importReferences(session, by, { text, format, take: null }, tools));
    const take = preview.items.filter(({ outcome }) => outcome === 'imported').map(({ index }) => index);
    const { items, added } = demand(
      await importReferences(session, by, { text, format: preview.format, take }, tools),
    );
    const json = {
      format: preview.format,
      added,
      items: items.map(({ outcome, title, summary, dropped }) => ({ outcome, title, summary, dropped })),
    };
    const lines = items.map(({ outcome, title, summary, dropped }) => {
      const lost = dropped.map(({ field, why }) => `\n    ${field} ${why}`).join('');
      return `${outcome.padEnd(9)}  ${title}${summary === '' ? '' : ` (${summary})`}${lost}`;
    });
    return { json, text: [`${added} added`, ...lines].join('\n') };
  });
};
