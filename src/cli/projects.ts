import { resolve } from 'node:path';
import { userDataFolder } from '../main/services/app-folders.ts';
import { ProjectSession } from '../main/services/project-session.ts';
import { accountName } from '../main/services/runtime.ts';
import { WorkspaceService } from '../main/services/workspace-service.ts';
import { demand, type CliContext } from './outcome.ts';

/** Opens a project, lets `use` work on it and closes it again whatever happens. */
export async function withProject<T>(
  path: string,
  access: 'write' | 'read',
  context: CliContext,
  use: (session: ProjectSession) => Promise<T>,
): Promise<T> {
  const opened = await ProjectSession.open(resolve(context.cwd, path), access, context.runtime.store);
  const session = demand(opened);
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

/** The name that stands in the log. */
export function actorName(given: string | null, { env }: CliContext): string {
  const names = [given, env['USER'], env['USERNAME']].map((name) => name?.trim() ?? '');
  return names.find((name) => name !== '') ?? accountName();
}

/** The library named by the user, else the one the app uses. */
export async function libraryFolder(given: string | null, context: CliContext): Promise<string> {
  if (given !== null) return resolve(context.cwd, given);
  const workspace = await WorkspaceService.open(userDataFolder(context), context.runtime);
  return demand(workspace).libraryFolder;
}
