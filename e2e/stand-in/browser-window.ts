import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { canSandbox } from '../../scripts/lib/chromium.mjs';
import { browserEvents, devTools, hostOptions, openBrowser } from './host.ts';
import { closeOutside, openOutsidePage } from './outside-page.ts';
import { session, type Session } from './session.ts';
import { WebContents, type WebPreferences } from './web-contents.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
type WindowStateName = 'normal' | 'maximized' | 'minimized' | 'fullscreen';
export interface BrowserWindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences?: WebPreferences;
}

/** `created`: a window. `page`: a window got its page, or another one after a crash. `all-closed`: the last one has gone. */
export const windowEvents = new EventEmitter<{
  created: [BrowserWindow];
  page: [BrowserWindow, Page];
  'all-closed': [];
}>();

let profileFolder: () => string = () => {
  throw new Error('The stand-in has no folder for its Chromium profile yet.');
};

/** Says where Chromium keeps its profile; wired by `electron.ts`, because only `app` knows the user's folder. */
export function setProfileFolder(folder: () => string): void {
  profileFolder = folder;
}

const windows = new Set<BrowserWindow>();
let nextId = 1;
let hidden: Promise<Browser> | null = null;

function sessionOf(preferences: WebPreferences): Session {
  if (preferences.session !== undefined) return preferences.session;
  return preferences.partition === undefined
    ? session.defaultSession
    : session.fromPartition(preferences.partition);
}

/** The first window takes the window Chromium was started with; a helper window is never on the screen. */
async function openPage(options: BrowserWindowOptions, isFirst: boolean, isOutside: boolean): Promise<Page> {
  const { isHeadless } = hostOptions();
  if (isOutside) {
    const { width = 800, height = 600 } = options;
    return openOutsidePage({ width, height, hasScripts: options.webPreferences?.javascript !== false });
  }
  if (!isFirst && !isHeadless && options.show === false) {
    hidden ??= chromium.launch({ executablePath: hostOptions().chromium, chromiumSandbox: canSandbox() });
    return (await hidden).newPage();
  }
  const browser = await openBrowser(join(profileFolder(), 'Chromium'), {
    width: options.width ?? 800,
    height: options.height ?? 600,
  });
  const page = browser.firstPage ?? (await browser.context.newPage());
  browser.firstPage = null;
  return page;
}

export class BrowserWindow extends EventEmitter {
  readonly id = nextId++;
  readonly webContents: WebContents;
  #bounds: Rectangle;
  #title: string;
  #isDestroyed = false;
  #state: WindowStateName = 'normal';

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].at(0) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return [...windows].find((window) => window.id === id) ?? null;
  }

  constructor(options: BrowserWindowOptions = {}) {
    super();
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.#title = options.title ?? '';
    const isFirst = windows.size === 0;
    windows.add(this);
    const preferences = options.webPreferences ?? {};
    const own = sessionOf(preferences);
    this.webContents = new WebContents(preferences, own, {
      openPage: () => openPage(options, isFirst, own.isOutside),
      opened: (page) => this.#opened(page),
      failed: (error) => {
        console.error('stand-in: the window could not be opened:', error);
        this.#gone();
      },
      closed: () => this.#gone(),
      moved: (bounds) => {
        this.#bounds = { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height };
        this.emit('resize');
      },
    });
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    browserEvents.once('closed', () => this.#gone());
    windowEvents.emit('created', this);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  close(): void {
    if (this.#isDestroyed) return;
    let isPrevented = false;
    this.emit('close', { preventDefault: () => void (isPrevented = true) });
    if (!(isPrevented as boolean)) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#gone();
    void this.webContents.page().then(
      (page) => page.close(),
      () => null,
    );
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  show(): void {
    this.emit('show');
  }

  hide(): void {}

  isVisible(): boolean {
    return !this.#isDestroyed;
  }

  focus(): void {
    void this.webContents
      .page()
      .then((page) => page.bringToFront())
      .catch(() => null);
  }

  isFocused(): boolean {
    return BrowserWindow.getFocusedWindow() === this;
  }

  getBounds(): Rectangle {
    return this.#bounds;
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    void this.#setWindow({
      left: this.#bounds.x,
      top: this.#bounds.y,
      width: this.#bounds.width,
      height: this.#bounds.height,
    });
    this.emit('resize');
  }

  isMaximized(): boolean {
    return this.#state === 'maximized';
  }

  isMinimized(): boolean {
    return this.#state === 'minimized';
  }

  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }

  maximize(): void {
    this.#setState('maximized');
  }

  minimize(): void {
    this.#setState('minimized');
  }

  restore(): void {
    this.#setState('normal');
  }

  unmaximize(): void {
    this.#setState('normal');
  }

  setFullScreen(isFull: boolean): void {
    this.#setState(isFull ? 'fullscreen' : 'normal');
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setMenuBarVisibility(_isVisible: boolean): void {}
  setRepresentedFilename(_path: string): void {}
  setDocumentEdited(_isEdited: boolean): void {}

  #setState(state: WindowStateName): void {
    this.#state = state;
    void this.#setWindow({ windowState: state });
  }

  async #setWindow(bounds: {
    left?: number;
    top?: number;
    width?: number;
    height?: number;
    windowState?: WindowStateName;
  }): Promise<void> {
    const contents = await devTools(await this.webContents.page());
    const { windowId } = await contents.send('Browser.getWindowForTarget');
    await contents.send('Browser.setWindowBounds', { windowId, bounds });
    await contents.detach();
  }

  #opened(page: Page): void {
    windowEvents.emit('page', this, page);
    if (!hostOptions().isInteractive) return;
    // Somebody pressed the window's own close button: keep the page and ask the application, as Electron does.
    page.on('dialog', (dialog) => {
      void dialog.dismiss().then(() => {
        if (dialog.type() === 'beforeunload') this.close();
      });
    });
  }

  #gone(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    windows.delete(this);
    this.emit('closed');
    if (windows.size === 0) windowEvents.emit('all-closed');
  }
}

/** Closes the browsers of the helper windows. */
export async function closeHidden(): Promise<void> {
  await closeOutside();
  const browser = hidden;
  hidden = null;
  if (browser !== null) await (await browser).close();
}
