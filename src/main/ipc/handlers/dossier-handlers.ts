import type { channels } from '../../../contract/channels.ts';
import { ok } from '../../../core/result.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type DossierChannel = Extract<keyof typeof channels, `dossier:${string}`>;

/** Dossiers from outside: verified, and taken in as projects. What reads them is loaded when one is there. */
export function createDossierHandlers({
  desk,
  deskKey,
  tokens,
  runtime,
  stetVersion,
  send,
}: AppServices): Pick<Handlers<typeof channels>, DossierChannel> {
  const examined = async (token: string, windowId: number) => {
    const path = tokens.path(token, windowId);
    if (!path.ok) return path;
    const { examineFile } = await import('../../services/dossier/dossier-reading.ts');
    const examination = await examineFile(runtime.fs, path.value, stetVersion);
    return examination.ok ? ok({ path: path.value, examination: examination.value }) : examination;
  };
  return {
    'dossier:examine': async ({ token }, windowId) => {
      const found = await examined(token, windowId);
      if (!found.ok) return found;
      const { dossierView } = await import('../../services/dossier/dossier-view.ts');
      // A key that cannot be read is told where dossiers are made; here it is no key of this desk.
      const ownKey = await deskKey.publicKey();
      return ok(dossierView(found.value.path, found.value.examination, ownKey.ok ? ownKey.value : null));
    },
    'dossier:import': async ({ token }, windowId) => {
      const found = await examined(token, windowId);
      if (!found.ok) return found;
      const { importDossier } = await import('../../services/dossier/dossier-reading.ts');
      const made = await importDossier(desk.library, found.value.examination);
      if (!made.ok) return made;
      send('library:changed', {});
      return ok({ projectId: made.value.projectId });
    },
  };
}
