import { dialog, type BaseWindow } from 'electron';
import type { Dialogs, FileFilter } from './ports.ts';

const copyFilters = (filters: readonly FileFilter[]): Electron.FileFilter[] =>
  filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));

/** Electron's dialogs, as sheets of the window that is open now. */
export function createDialogs(currentWindow: () => BaseWindow | null): Dialogs {
  const open = async (options: Electron.OpenDialogOptions): Promise<string | null> => {
    const window = currentWindow();
    const answer = await (window === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  };
  return {
    chooseFile: ({ title, filters }) =>
      open({ title, filters: copyFilters(filters), properties: ['openFile'] }),
    chooseFolder: ({ title, startFolder }) =>
      open({
        title,
        properties: ['openDirectory', 'createDirectory'],
        ...(startFolder === null ? {} : { defaultPath: startFolder }),
      }),
    chooseSavePath: async ({ title, suggestedPath, filters }) => {
      const options: Electron.SaveDialogOptions = {
        title,
        defaultPath: suggestedPath,
        filters: copyFilters(filters),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      };
      const window = currentWindow();
      const answer = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options));
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    ask: async ({ kind, message, detail, buttons, cancelIndex, defaultIndex }) => {
      const options: Electron.MessageBoxOptions = {
        type: kind,
        message,
        detail,
        buttons: [...buttons],
        cancelId: cancelIndex,
        defaultId: defaultIndex,
        noLink: true,
      };
      const window = currentWindow();
      const answer = await (window === null
        ? dialog.showMessageBox(options)
        : dialog.showMessageBox(window, options));
      return answer.response;
    },
  };
}
