import type { FileToken } from '../../contract/views.ts';
import { isDossierName } from '../../core/dossier/parts.ts';
import type { Place } from '../stores/place-store.ts';
import type { Stores } from '../stores/stores.ts';

/** Ways from one screen to another. A project is left only when everything typed is on disk. */

/** Closes the open project; false, with a notice, when something could not be saved. */
async function leaveProject({ project, notices }: Stores): Promise<boolean> {
  const isClosed = await project.close();
  if (!isClosed) {
    notices.tell({
      kind: 'error',
      text: 'Your last edits could not be saved, so the project stays open. They are still on the page. Try again, or copy them elsewhere first.',
      code: 'write-failed',
    });
  }
  return isClosed;
}

/** Opens a project at its desk. */
export async function openProject(stores: Stores, projectId: string): Promise<void> {
  const { project, routes } = stores;
  const state = project.get();
  if (state.kind === 'open' && state.project.id === projectId) {
    routes.go({ screen: 'project', projectId, view: 'desk' });
    return;
  }
  if (!(await leaveProject(stores))) return;
  routes.go({ screen: 'project', projectId, view: 'desk' });
  await project.open(projectId);
}

/** Opens the project of a place and goes there: to a claim, a block, a source, a passage of evidence. */
export async function goToPlace(stores: Stores, place: Place): Promise<void> {
  await openProject(stores, place.projectId);
  const state = stores.project.get();
  if (state.kind === 'open' && state.project.id === place.projectId) stores.places.set(place);
}

/** Goes to the library and closes the open project. */
export async function goToLibrary(stores: Stores): Promise<void> {
  if (!(await leaveProject(stores))) return;
  stores.imports.cancel();
  stores.routes.go({ screen: 'library' });
  await stores.library.load();
}

/** Makes an empty project and opens it. */
export async function createBlankProject(stores: Stores): Promise<void> {
  const projectId = await stores.library.createBlank('');
  if (projectId !== null) await openProject(stores, projectId);
}

/** Makes a fresh copy of the sample project and opens it. */
export async function openSample(stores: Stores): Promise<void> {
  const projectId = await stores.library.createSample();
  if (projectId !== null) await openProject(stores, projectId);
}

/** Lets the user choose a file and shows what is in it: an article, or a dossier. */
export async function importFile(stores: Stores): Promise<void> {
  const picked = await stores.imports.pickFile();
  if (picked !== null) showFile(stores, picked);
}

/** Shows what is in a file that was dropped on the window. */
export async function importDropped(stores: Stores, file: File): Promise<void> {
  const token = await stores.bridge.tokenForDroppedFile(file);
  if (token.ok) showFile(stores, token.value);
  else stores.notices.tellError(token.error);
}

function showFile({ imports, dossiers, routes }: Stores, file: FileToken | 'failed'): void {
  if (file === 'failed') {
    routes.go({ screen: 'import' });
  } else if (isDossierName(file.fileName)) {
    void dossiers.examine(file);
    routes.go({ screen: 'dossier' });
  } else {
    void imports.readToken(file);
    routes.go({ screen: 'import' });
  }
}

/** Lets the user choose a dossier and tells what was found in it. */
export async function verifyDossier({ dossiers, routes }: Stores): Promise<void> {
  if (await dossiers.pickFile()) routes.go({ screen: 'dossier' });
}

/** Makes a project of the dossier that was examined and opens it. */
export async function importDossier(stores: Stores): Promise<void> {
  const projectId = await stores.dossiers.importProject();
  if (projectId === null) return;
  stores.dossiers.forget();
  await openProject(stores, projectId);
}

/** Opens the place for pasted text. */
export function importPaste({ imports, routes }: Stores): void {
  imports.startPaste();
  routes.go({ screen: 'import' });
}

/** Makes the project that the import preview shows and opens it. */
export async function finishImport(stores: Stores): Promise<void> {
  const projectId = await stores.imports.create();
  if (projectId !== null) await openProject(stores, projectId);
}
