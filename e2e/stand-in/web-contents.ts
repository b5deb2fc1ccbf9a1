import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { CDPSession, Frame, Page, Route } from 'playwright-core';
import { Debugger } from './debugger.ts';
import { devTools, hostOptions, schemes } from './host.ts';
import { ipcMain } from './ipc.ts';
import { menuEvents, menuKeys } from './menu.ts';
import {
  fileMark,
  installPageSide,
  type PageConfig,
  type PageMessage,
  type PageReceiver,
} from './page-side.ts';
import { guardOutsidePage } from './outside-page.ts';
import { createParcels, parcelPath } from './parcels.ts';
import type { Session } from './session.ts';
import { fromBrowserUrl, toBrowserUrl } from './urls.ts';
import { frameOf, type WebFrame } from './web-frame.ts';
import { createCodec } from './wire.ts';

const codec = createCodec();
const binding = '__standInCall';
const receiver = `__standIn${process.hrtime.bigint().toString(36)}`;

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' };

export interface WebPreferences {
  readonly preload?: string;
  readonly javascript?: boolean;
  readonly partition?: string;
  readonly session?: Session;
}

/** What only the window of the contents can do, and what it wants to know. */
export interface ContentsOwner {
  readonly openPage: () => Promise<Page>;
  readonly opened: (page: Page) => void;
  readonly failed: (error: unknown) => void;
  readonly closed: () => void;
  readonly moved: (bounds: { x: number; y: number; width: number; height: number }) => void;
}

let nextId = 1;

export class WebContents extends EventEmitter {
  readonly id = nextId++;
  readonly session: Session;
  readonly debugger = new Debugger(() => this.#page);
  readonly #preferences: WebPreferences;
  readonly #parcels = createParcels();
  #page: Promise<Page>;
  readonly #owner: ContentsOwner;
  #attached: Page | null = null;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  /** Messages to the page leave one after another, and before the answer to a call that came later. */
  #outbox: Promise<void> = Promise.resolve();
  #ownLoads = 0;
  /** Own loads whose first request has not been seen; scripts of the page may lead it elsewhere before a load has ended. */
  #loadsToCome = 0;
  #isCrashed = false;
  #zoom = 1;

  constructor(preferences: WebPreferences, contentsSession: Session, owner: ContentsOwner) {
    super();
    this.session = contentsSession;
    this.#preferences = preferences;
    this.#owner = owner;
    this.#page = this.#open();
    menuEvents.on('changed', this.#sendKeys);
  }

  /** The page, once everything of the stand-in is in it. */
  page(): Promise<Page> {
    return this.#page;
  }

  get mainFrame(): WebFrame | null {
    return this.#attached === null ? null : frameOf(this.#attached.mainFrame());
  }

  getURL(): string {
    return this.#attached === null ? '' : fromBrowserUrl(this.#attached.url(), schemes);
  }

  isDestroyed(): boolean {
    return this.#attached?.isClosed() ?? false;
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    this.#ownLoads += 1;
    this.#loadsToCome += 1;
    try {
      await page.goto(toBrowserUrl(url, schemes), { waitUntil: 'load', timeout: 60_000 });
    } finally {
      this.#ownLoads -= 1;
    }
  }

  reload(): void {
    if (this.#isCrashed) {
      this.#replacePage();
      return;
    }
    this.#run(async (page) => {
      this.#ownLoads += 1;
      this.#loadsToCome += 1;
      try {
        await page.reload();
      } finally {
        this.#ownLoads -= 1;
      }
    });
  }

  forcefullyCrashRenderer(): void {
    this.#run(async (page) => {
      const session = await devTools(page);
      await session.send('Page.crash');
    });
  }

  send(channel: string, ...args: unknown[]): void {
    const text = codec.encode(args);
    this.#tell((target, [name, payload]) => target.deliver(name ?? '', payload ?? '[]'), [channel, text]);
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    this.#run(async (page) => {
      await page.evaluate((value) => void (document.documentElement.style.zoom = String(value)), factor);
    });
  }

  getZoomFactor(): number {
    return this.#zoom;
  }

  async printToPDF(options: {
    landscape?: boolean;
    printBackground?: boolean;
    preferCSSPageSize?: boolean;
    displayHeaderFooter?: boolean;
    headerTemplate?: string;
    footerTemplate?: string;
    generateTaggedPDF?: boolean;
    generateDocumentOutline?: boolean;
    margins?: { top?: number; bottom?: number; left?: number; right?: number };
    pageSize?: 'A4' | 'Letter' | { width: number; height: number };
  }): Promise<Buffer> {
    const { margins = {}, pageSize = 'Letter', ...same } = options;
    const sizes = { A4: { width: 8.27, height: 11.69 }, Letter: { width: 8.5, height: 11 } };
    const size = typeof pageSize === 'string' ? sizes[pageSize] : pageSize;
    const session = await devTools(await this.#page);
    const { data } = await session.send('Page.printToPDF', {
      ...same,
      paperWidth: size.width,
      paperHeight: size.height,
      ...(margins.top === undefined ? {} : { marginTop: margins.top }),
      ...(margins.bottom === undefined ? {} : { marginBottom: margins.bottom }),
      ...(margins.left === undefined ? {} : { marginLeft: margins.left }),
      ...(margins.right === undefined ? {} : { marginRight: margins.right }),
    });
    return Buffer.from(data, 'base64');
  }

  /** For the whole browser of pages with a network, see `outside-page.ts`. */
  setWebRTCIPHandlingPolicy(_policy: string): void {}

  /** What a `NativeImage` is asked for, of what the page shows now. */
  async capturePage(): Promise<{ isEmpty: () => boolean; toPNG: () => Buffer }> {
    const png = await (await this.#page).screenshot();
    return { isEmpty: () => png.length === 0, toPNG: () => png };
  }

  /** Opens a popup of the stand-in's own (dialogs). */
  openPopup(url: string, features: string): void {
    this.#tell((target, [address, wanted]) => target.open(address ?? '', wanted ?? ''), [url, features]);
  }

  #open(): Promise<Page> {
    const page = this.#owner.openPage().then((opened) => this.#attach(opened));
    page.then(this.#owner.opened, this.#owner.failed);
    return page;
  }

  /** Playwright cannot use a crashed page again, so a new one takes its place. */
  #replacePage(): void {
    const lost = this.#attached;
    const url = this.getURL();
    this.#isCrashed = false;
    this.#page = this.#open();
    this.loadURL(url)
      .then(() => lost?.close())
      .catch((error: unknown) => console.error('stand-in: the window could not be opened again:', error));
  }

  async #attach(page: Page): Promise<Page> {
    this.#attached = page;
    if (this.session.isOutside) {
      await guardOutsidePage(page, this.session, {
        isHeld: (name, url) => this.#isPrevented(name, url),
        takeOwnLoad: () => {
          const isOwn = this.#loadsToCome > 0;
          if (isOwn) this.#loadsToCome -= 1;
          return isOwn;
        },
      });
    } else {
      await page.route('**/*', (route) => this.#answerRequest(page, route));
    }
    page.on('crash', () => {
      this.#isCrashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    });
    page.on('load', () => {
      this.emit('did-finish-load');
      this.#sendKeys();
    });
    page.on('close', () => {
      if (this.#attached !== page) return;
      this.#owner.closed();
      menuEvents.off('changed', this.#sendKeys);
      this.emit('destroyed');
    });
    // What a window of the application gets into its page is nothing for a page of the outside.
    if (this.session.isOutside) return page;
    if (this.#preferences.javascript === false) {
      const session = await devTools(page);
      await session.send('Emulation.setScriptExecutionDisabled', { value: true });
      return page;
    }
    await page.exposeBinding(binding, ({ frame }, text: string) => this.#receive(page, frame, text));
    await page.addInitScript({ content: this.#pageScript() });
    return page;
  }

  #pageScript(): string {
    const { preload } = this.#preferences;
    const config: PageConfig = {
      binding,
      receiver,
      parcels: parcelPath,
      platform: process.platform,
      isInteractive: hostOptions().isInteractive,
    };
    const bundle =
      preload === undefined
        ? 'null'
        : `function (require, module, process) { const exports = module.exports;\n${readFileSync(preload, 'utf8')}\n}`;
    return `if (window.top === window) (${installPageSide.toString()})(${JSON.stringify(config)}, (${createCodec.toString()})(), ${bundle}, ${JSON.stringify(fileMark)});`;
  }

  async #answerRequest(page: Page, route: Route): Promise<void> {
    try {
      const request = route.request();
      if (request.isNavigationRequest() && this.#ownLoads === 0) {
        const url = fromBrowserUrl(request.url(), schemes);
        if (
          this.#isPrevented('will-frame-navigate', url) ||
          (request.frame() === page.mainFrame() && this.#isPrevented('will-navigate', url))
        ) {
          await route.abort('aborted');
          return;
        }
      }
      if (await this.#parcels.answer(route)) return;
      await this.session.answer(route);
    } catch (error) {
      // The page may be gone by now; then nobody waits for the answer.
      if (!page.isClosed()) console.error('stand-in: a request could not be answered:', error);
    }
  }

  #isPrevented(name: string, url: string): boolean {
    let isPrevented = false;
    const event = { url, isMainFrame: true, preventDefault: () => void (isPrevented = true) };
    this.emit(name, event, url);
    return isPrevented;
  }

  async #receive(page: Page, frame: Frame, text: string): Promise<string> {
    const message = codec.decode(await this.#withPaths(page, text)) as PageMessage;
    const event = { sender: this, senderFrame: frameOf(frame) };
    switch (message.kind) {
      case 'invoke': {
        const answer = await ipcMain.answer(event, message.channel, message.args);
        await this.#outbox;
        return this.#parcels.wrap(codec.encode(answer));
      }
      case 'send':
        ipcMain.emit(message.channel, event, ...message.args);
        break;
      case 'accelerator':
        menuKeys().get(message.keys)?.click();
        break;
      case 'window-open':
        this.#openHandler({ url: fromBrowserUrl(message.url, schemes) });
        break;
      case 'bounds':
        this.#owner.moved(message);
        break;
    }
    return codec.encode(null);
  }

  /** Replaces the marks of `webUtils.getPathForFile` by real paths; a file that was made by a script has none. */
  async #withPaths(page: Page, text: string): Promise<string> {
    if (!text.includes(fileMark)) return text;
    const session = await devTools(page);
    let resolved = text;
    for (const [mark, index] of text.matchAll(new RegExp(`${fileMark}(\\d+)`, 'g'))) {
      const path = await pathOf(session, Number(index));
      resolved = resolved.replace(JSON.stringify(mark), JSON.stringify(path));
    }
    await session.detach();
    return resolved;
  }

  readonly #sendKeys = (): void => {
    this.#tell((target, keys) => target.setAccelerators(keys), [...menuKeys().keys()]);
  };

  #tell(act: (target: PageReceiver, args: readonly string[]) => void, args: readonly string[]): void {
    if (this.#preferences.javascript === false || this.session.isOutside) return;
    const script = `(([name, args]) => { const target = window[name]; if (target !== undefined) (${act.toString()})(target, args); })`;
    this.#run(async (page) => {
      await page.evaluate(`${script}(${JSON.stringify([receiver, args])})`);
    });
  }

  #run(work: (page: Page) => Promise<void>): void {
    this.#outbox = this.#outbox.then(async () => {
      const page = await this.#page;
      try {
        await work(page);
      } catch (error) {
        // A message to a page that is just being left is lost, as it is in Electron.
        const isLeaving =
          page.isClosed() || /context was destroyed|closed|navigation|crashed/i.test(String(error));
        if (!isLeaving) console.error('stand-in: a message to the page was lost:', error);
      }
    });
  }
}

async function pathOf(session: CDPSession, index: number): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `window[${JSON.stringify(receiver)}].files[${String(index)}]`,
  });
  if (result.objectId === undefined) return '';
  try {
    return (await session.send('DOM.getFileInfo', { objectId: result.objectId })).path;
  } catch (error) {
    if (error instanceof Error) return '';
    throw error;
  }
}
