import type { BrowserWindow } from './browser-window.ts';
import { hostOptions } from './host.ts';
import { askInPopup } from './popup.ts';
import { choiceForm, messageForm, type FileWish } from './dialog-forms.ts';

interface FileOptions {
  readonly title?: string;
  readonly message?: string;
  readonly buttonLabel?: string;
  readonly defaultPath?: string;
  readonly filters?: readonly { readonly name: string; readonly extensions: readonly string[] }[];
  readonly properties?: readonly string[];
}
interface MessageOptions {
  readonly title?: string;
  readonly message: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly cancelId?: number;
  readonly defaultId?: number;
}

/** Electron's dialogs take an optional window first. */
function lastOf(args: readonly unknown[]): unknown {
  return args.at(-1);
}

function wishOf(options: FileOptions, kind: FileWish['kind']): FileWish {
  return {
    kind: options.properties?.includes('openDirectory') === true ? 'folder' : kind,
    title: options.title ?? options.message ?? (kind === 'save' ? 'Save' : 'Open'),
    button: options.buttonLabel ?? (kind === 'save' ? 'Save' : 'Open'),
    start: options.defaultPath ?? null,
    extensions: (options.filters ?? [])
      .flatMap((filter) => filter.extensions)
      .filter((extension) => extension !== '*'),
  };
}

/** Without a person in front of it a dialog that no test answered is cancelled, and says so. */
function isUnanswerable(what: string): boolean {
  if (hostOptions().isInteractive) return false;
  console.error(`stand-in: nobody answered ${what}; it counts as cancelled.`);
  return true;
}

/** `dialog` of the `electron` module: small pages of the stand-in's own, in a window of Chromium. */
export const dialog = {
  showOpenDialog: async (
    ...args: (BrowserWindow | FileOptions | null)[]
  ): Promise<{ canceled: boolean; filePaths: string[] }> => {
    if (isUnanswerable('an open dialog')) return { canceled: true, filePaths: [] };
    const path = await askInPopup(choiceForm(wishOf(lastOf(args) as FileOptions, 'open')));
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  showSaveDialog: async (
    ...args: (BrowserWindow | FileOptions | null)[]
  ): Promise<{ canceled: boolean; filePath: string }> => {
    if (isUnanswerable('a save dialog')) return { canceled: true, filePath: '' };
    const path = await askInPopup(choiceForm(wishOf(lastOf(args) as FileOptions, 'save')));
    return { canceled: path === null, filePath: path ?? '' };
  },
  showMessageBox: async (
    ...args: (BrowserWindow | MessageOptions | null)[]
  ): Promise<{ response: number; checkboxChecked: boolean }> => {
    const options = lastOf(args) as MessageOptions;
    const buttons = options.buttons ?? ['OK'];
    const cancelled =
      options.cancelId ??
      Math.max(
        0,
        buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
      );
    if (isUnanswerable(`the question "${options.message}"`))
      return { response: cancelled, checkboxChecked: false };
    const chosen = await askInPopup(
      messageForm(options.title ?? '', options.message, options.detail ?? '', buttons),
    );
    return { response: chosen === null ? cancelled : Number(chosen), checkboxChecked: false };
  },
  showErrorBox: (title: string, content: string): void => {
    console.error(`${title}\n${content}`);
  },
};
