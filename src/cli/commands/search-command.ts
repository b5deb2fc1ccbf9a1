import { join, resolve } from 'node:path';
import { searchKinds } from '../../core/library/catalogue.ts';
import { appError } from '../../core/app-error.ts';
import { LibrarySearch } from '../../main/services/search/library-search.ts';
import { CliFailure, oneOf, operand, option, type CliCommand } from '../outcome.ts';

/** `stet search`: words in all projects of a library. */
export const searchCommand: CliCommand = async (given, context) => {
  const { runtime, cwd } = context;
  const folder = resolve(cwd, operand(given, 0));
  const status = await runtime.fs.status(folder);
  if (status?.isFolder !== true)
    throw new CliFailure(appError('not-found', 'There is no such library folder.'));
  const named = option(given, 'kind');
  const kinds =
    named === null ? searchKinds : named.split(',').map((kind) => oneOf('kind', kind.trim(), searchKinds));
  const search = await LibrarySearch.open(folder, runtime);
  try {
    await search.refresh();
    // A script's words are whole: a space behind the last says so.
    const { hits } = await search.query(`${operand(given, 1)} `, kinds, 1000);
    const json = hits.map(({ projectFolder, kind, recordId, title, snippet }) => ({
      projectDir: join(folder, projectFolder),
      kind,
      recordId,
      title,
      snippet,
    }));
    const lines = hits.map(
      ({ projectTitle, kind, snippet }) => `${kind.padEnd(8)}  ${projectTitle}: ${snippet}`,
    );
    return { json, text: lines.length === 0 ? 'Nothing found.' : lines.join('\n') };
  } finally {
    await search.close();
  }
};
