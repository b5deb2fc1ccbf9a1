import { shell } from 'electron';
import type { Desktop } from './ports.ts';

/** The system's browser and file manager. Imported files are never opened with it. */
export const desktop: Desktop = {
  openInBrowser: (url) => shell.openExternal(url),
  showInFolder: (path) => shell.showItemInFolder(path),
  openFolder: async (path) => {
    const problem = await shell.openPath(path);
    if (problem !== '') throw new Error('The folder could not be shown.');
  },
};
