/** What services may ask of the system. Thin over Electron in the app, written by hand in tests and the command line. */

export interface FileFilter {
  readonly name: string;
  /** Without dots. */
  readonly extensions: readonly string[];
}

/** A question with named answers. */
export interface Question {
  readonly kind: 'info' | 'question' | 'warning';
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  /** The button that Escape stands for. */
  readonly cancelIndex: number;
  readonly defaultIndex: number;
}

/** System dialogs. Paths stay in the main process; null means that the user chose nothing. */
export interface Dialogs {
  readonly chooseFile: (wish: {
    readonly title: string;
    readonly filters: readonly FileFilter[];
  }) => Promise<string | null>;
  readonly chooseFolder: (wish: {
    readonly title: string;
    readonly startFolder: string | null;
  }) => Promise<string | null>;
  readonly chooseSavePath: (wish: {
    readonly title: string;
    readonly suggestedPath: string;
    readonly filters: readonly FileFilter[];
  }) => Promise<string | null>;
  /** The index of the chosen button. */
  readonly ask: (question: Question) => Promise<number>;
}

/** Hands something to another program of the system. */
export interface Desktop {
  readonly openInBrowser: (url: string) => Promise<void>;
  readonly showInFolder: (path: string) => void;
  readonly openFolder: (path: string) => Promise<void>;
}

/** Turns a whole HTML document into PDF pages, without running or loading anything it names. */
export type PrintToPdf = (html: string) => Promise<Uint8Array>;

export interface Ports {
  readonly dialogs: Dialogs;
  readonly desktop: Desktop;
  readonly printToPdf: PrintToPdf;
}
