import { resolve } from 'node:path';
import { exportFormatsCore } from '../../core/documents-out/export-formats.ts';
import { makeExport, writeExport } from '../../main/services/export-service.ts';
import type { ProjectSession } from '../../main/services/project-session.ts';
import { demand, oneOf, operand, option, wrongUse, type CliCommand } from '../outcome.ts';
import { actorName, withProject } from '../projects.ts';
import { withVault } from '../vault.ts';
import { deskKeyOfProject } from './verify-command.ts';

const formats = [...exportFormatsCore, 'dossier'] as const;

/** `stet export`: the article or its report as a file. */
export const exportCommand: CliCommand = async (given, context) => {
  const { runtime, cwd, stetVersion } = context;
  const as = option(given, 'as') ?? wrongUse(`Say what to export with --as: ${formats.join(', ')}.`);
  const out = option(given, 'out') ?? wrongUse('Say where to write with --out FILE.');
  const wish = {
    format: oneOf('as', as, formats),
    isDraft: given.options['draft'] === true,
    isUnderEmbargo: given.options['under-embargo'] === true,
  };
  const projectDir = operand(given, 0);
  const exportWith = (session: ProjectSession) =>
    withVault(projectDir, context, async (vault) => {
      const deskKey = deskKeyOfProject(projectDir, context);
      const tools = { clock: runtime.clock, stetVersion, printToPdf: null, vault, deskKey };
      const by = { actor: actorName(null, context), role: 'editor' } as const;
      const document = demand(await makeExport(session, by, wish, tools));
      const path = resolve(cwd, out);
      const written = demand(await writeExport(runtime.fs, session, by, wish, document, path, vault));
      const { size, messages } = written;
      return { json: { bytes: size, messages }, text: [`${path} (${size} bytes)`, ...messages].join('\n') };
    });
  return withProject(projectDir, 'write', context, exportWith);
};
