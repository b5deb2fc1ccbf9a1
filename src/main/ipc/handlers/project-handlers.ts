import type { channels } from '../../../contract/channels.ts';
import { ok } from '../../../core/result.ts';
import { importCommands } from '../../services/import-service.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type ProjectChannel = Extract<keyof typeof channels, `project:${string}`> | 'import:create';

/** Opening, closing and changing one project, and making one of an imported document. */
export function createProjectHandlers({
  desk,
  projects,
  settings,
  runtime,
  send,
}: AppServices): Pick<Handlers<typeof channels>, ProjectChannel> {
  return {
    'import:create': async ({ document, fileName, leaveOut, isPaste }) => {
      const by = projects.actorIn(settings.current.roles[0] ?? 'editor');
      const commands = importCommands(
        { document, fileName, leaveOut, isPaste },
        settings.current,
        by,
        runtime.newId,
      );
      const images = document.images.map((image) => image.bytes);
      const made = await desk.library.create(commands, images);
      if (!made.ok) return made;
      send('library:changed', {});
      return ok({ projectId: made.value.project.id });
    },
    'project:open': async ({ projectId }) => {
      const opened = await projects.open(desk.library, projectId);
      if (!opened.ok) return opened;
      const { session, role } = opened.value;
      const { project, access, notices } = session;
      return ok({ project, access, role, notices: [...notices] });
    },
    'project:close': async ({ projectId }) => {
      await projects.close(projectId);
      send('library:changed', {});
      return ok({});
    },
    'project:execute': ({ projectId, command }) => projects.execute(projectId, command),
    'project:execute-all': async ({ projectId, commands }) => {
      const done = await projects.executeAll(projectId, commands);
      if (!done.ok) return done;
      const { applied, revision, refused } = done.value;
      const why = refused === null ? null : { code: refused.error.code, message: refused.error.message };
      return ok({ applied, revision, refused: why });
    },
    'project:set-role': ({ projectId, role }) => projects.setRole(projectId, role),
    'project:restore-points': async ({ projectId }) => {
      const found = await desk.library.restorePoints(projectId);
      if (!found.ok) return found;
      const { isDamaged, lastKnown, points } = found.value;
      return ok({ isDamaged, lastKnown, points: [...points] });
    },
    'project:restore': async ({ projectId, source }) => {
      const by = projects.actorIn(settings.current.roles[0] ?? 'editor');
      const restored = await desk.library.restoreCopy(projectId, source, by);
      if (!restored.ok) return restored;
      send('library:changed', {});
      const { project, messages } = restored.value;
      return ok({ projectId: project.id, title: project.story.title, messages: [...messages] });
    },
  };
}
