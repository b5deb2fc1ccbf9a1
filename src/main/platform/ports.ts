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

/** What a page to be captured may do, and who is told. */
export interface CapturePageWish {
  /** The page to be loaded first; nothing is asked of it yet. */
  readonly address: string;
  readonly runScripts: boolean;
  /** Asked for each request, each hop of a redirect on its own; types are those of Electron's `webRequest`. */
  readonly mayLoad: (request: {
    readonly url: string;
    readonly method: string;
    readonly resourceType: string;
  }) => Promise<boolean>;
  /** The page tried something that is never allowed. */
  readonly refused: (reason: 'navigation' | 'window' | 'download', url: string) => void;
  /** Events of the DevTools domains `Network` and `Page`. */
  readonly devToolsEvent: (method: string, params: unknown) => void;
}

/** A page of the outside world in a hidden window of its own. */
export interface CapturePage {
  /** Whether it is asked for without a proxy. */
  readonly isDirect: boolean;
  /** The IP addresses a name stands for; empty when that cannot be told. */
  readonly resolve: (hostname: string) => Promise<readonly string[]>;
  /** Resolves when the page has loaded or when loading has failed; which of them, the events tell. */
  readonly load: (address: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly current: () => Promise<{ readonly title: string; readonly url: string }>;
  /** A DevTools command. Rejects when it fails. */
  readonly command: (method: string, parameters: object) => Promise<unknown>;
  /** PNG of what the window shows; null when it cannot be had. */
  readonly visiblePicture: () => Promise<Uint8Array | null>;
  readonly close: () => void;
}

/** Opens a window for a page that is to be captured. One at a time. */
export type OpenCapturePage = (wish: CapturePageWish) => Promise<CapturePage>;

/**
 * The system’s store of secrets: the keychain, the credential vault, the desktop’s password service. What it encrypts, only this
 * user on this machine can decrypt.
 */
export interface Keychain {
  /** False where there is none, or one that keeps its key beside what it encrypts. */
  readonly isAvailable: () => Promise<boolean>;
  readonly encrypt: (secret: string) => Promise<Uint8Array>;
  /** Rejects for what was encrypted elsewhere. */
  readonly decrypt: (sealed: Uint8Array) => Promise<string>;
}

export interface Ports {
  readonly dialogs: Dialogs;
  readonly desktop: Desktop;
  readonly printToPdf: PrintToPdf;
  readonly openCapturePage: OpenCapturePage;
  readonly keychain: Keychain;
}
