import type { startChannels } from '../../../contract/start-channels.ts';
import { ok } from '../../../core/result.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

/** The table of projects, which is the first thing shown. */
export function createListingHandlers({
  desk,
}: Pick<AppServices, 'desk'>): Pick<Handlers<typeof startChannels>, 'library:list'> {
  return {
    'library:list': async () => {
      const listed = await desk.list();
      if (!listed.ok) return listed;
      const { folder, projects: rows, trash, notices } = listed.value;
      return ok({ folder, projects: [...rows], trash: [...trash], notices: [...notices] });
    },
  };
}
