import type { channels } from '../../../contract/channels.ts';
import { ok, type Result } from '../../../core/result.ts';
import { blankProject } from '../../services/blank-project.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

/** The answer of channels that have nothing to say. */
const nothing: Readonly<Record<string, never>> = {};

type LibraryChannel = Exclude<Extract<keyof typeof channels, `library:${string}`>, 'library:list'>;

/** What can be done with whole projects. */
export function createLibraryHandlers({
  desk,
  projects,
  settings,
  runtime,
  ports,
  sampleFolder,
  send,
}: AppServices): Pick<Handlers<typeof channels>, LibraryChannel> {
  const tell = <T>(result: Result<T>): Result<T> => {
    if (result.ok) send('library:changed', {});
    return result;
  };
  const done = (result: Result<unknown>) => tell(result.ok ? ok(nothing) : result);
  return {
    'library:choose-folder': async () => {
      const folder = await ports.dialogs.chooseFolder({
        title: 'Choose the folder for your library',
        startFolder: desk.library.folder,
      });
      if (folder === null) return ok({ folder });
      await projects.closeAll();
      const moved = await desk.moveTo(folder);
      return tell(moved.ok ? ok({ folder }) : moved);
    },
    'library:show-folder': async () => {
      await runtime.fs.makeFolder(desk.library.folder);
      await ports.desktop.openFolder(desk.library.folder);
      return ok({});
    },
    'library:create': async (wish) => {
      if (wish.kind === 'sample') {
        // Loaded when asked for: reading its evidence needs the readers of documents.
        const { createSample } = await import('../../services/create-sample.ts');
        const made = await createSample(desk.library, sampleFolder, runtime);
        return tell(made.ok ? ok({ projectId: made.value.projectId }) : made);
      }
      const by = projects.actorIn(settings.current.roles[0] ?? 'editor');
      const command = blankProject(wish.title, settings.current.policy, runtime.newId);
      const made = await desk.library.create([{ command, by }]);
      return tell(made.ok ? ok({ projectId: made.value.project.id }) : made);
    },
    'library:trash': async ({ projectId }) => {
      await projects.close(projectId);
      return done(await desk.library.trash(projectId));
    },
    'library:restore': async ({ projectId }) => done(await desk.library.restore(projectId)),
    'library:rebuild-index': async () => done(await desk.library.rebuildIndex()),
  };
}
