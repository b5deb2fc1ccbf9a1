import { EventEmitter } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow, closeHidden, windowEvents } from './browser-window.ts';
import { closeBrowser, hostOptions, isAlive } from './host.ts';

interface Manifest {
  readonly name: string;
  readonly productName?: string;
  readonly version: string;
}

function appDataFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

/** Chromium's command line, read from the arguments after the application's folder. */
class CommandLine {
  getSwitchValue(name: string): string {
    const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
    return given?.slice(name.length + 3) ?? '';
  }
  hasSwitch(name: string): boolean {
    return process.argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
  }
  appendSwitch(_name: string, _value?: string): void {}
}

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = new CommandLine();
  readonly #paths = new Map<string, string>();
  #manifest: Manifest | null = null;
  #isReady = false;
  #isQuitting = false;
  #lockFolder: string | null = null;

  get name(): string {
    return this.getName();
  }

  getAppPath(): string {
    return hostOptions().appFolder;
  }

  getName(): string {
    const manifest = this.#readManifest();
    return manifest.productName ?? manifest.name;
  }

  getVersion(): string {
    return this.#readManifest().version;
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale;
  }

  getPath(name: string): string {
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    switch (name) {
      case 'home':
        return homedir();
      case 'appData':
        return appDataFolder();
      case 'userData':
      case 'sessionData':
        return (
          this.commandLine.getSwitchValue('user-data-dir') || join(this.getPath('appData'), this.getName())
        );
      case 'temp':
        return tmpdir();
      case 'logs':
        return join(this.getPath('userData'), 'logs');
      case 'exe':
        return process.execPath;
      case 'documents':
      case 'desktop':
      case 'downloads':
        return join(homedir(), name.charAt(0).toUpperCase() + name.slice(1));
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#isReady ? Promise.resolve() : new Promise((resolve) => this.once('ready', resolve));
  }

  enableSandbox(): void {}
  setAppUserModelId(_id: string): void {}
  setAboutPanelOptions(_options: object): void {}
  focus(): void {
    BrowserWindow.getFocusedWindow()?.focus();
  }

  /** One instance per user folder, by a file that holds the process id; a second one leaves a note for the first. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'stand-in.lock');
    if (!takeLock(file)) {
      const note = join(folder, `stand-in-second-${String(process.pid)}.json`);
      writeFileSync(`${note}.part`, JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
      renameSync(`${note}.part`, note);
      return false;
    }
    this.#lockFolder = folder;
    watch(folder, { persistent: false }, () => this.#readNotes(folder));
    return true;
  }

  hasSingleInstanceLock(): boolean {
    return this.#lockFolder !== null;
  }

  releaseSingleInstanceLock(): void {
    if (this.#lockFolder !== null) rmSync(join(this.#lockFolder, 'stand-in.lock'), { force: true });
    this.#lockFolder = null;
  }

  quit(): void {
    if (this.#isQuitting) return;
    if (isPrevented(this, 'before-quit')) return;
    this.#isQuitting = true;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    if (BrowserWindow.getAllWindows().length > 0) {
      // A window wants to stay: the quit is off until somebody asks again.
      this.#isQuitting = false;
      return;
    }
    this.#leave();
  }

  exit(code = 0): void {
    this.releaseSingleInstanceLock();
    void Promise.all([closeBrowser(), closeHidden()]).finally(() => process.exit(code));
  }

  /** Called by `main.ts` when the application's own module has been loaded. */
  start(): void {
    windowEvents.on('created', (window) => {
      this.emit('web-contents-created', {}, window.webContents);
      this.emit('browser-window-created', {}, window);
      window.webContents.on('render-process-gone', (_event, details) => {
        this.emit('render-process-gone', {}, window.webContents, details);
      });
    });
    windowEvents.on('all-closed', () => {
      if (this.#isQuitting) return;
      if (this.listenerCount('window-all-closed') === 0) this.quit();
      else this.emit('window-all-closed');
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit());
    this.#isReady = true;
    this.emit('ready');
  }

  #leave(): void {
    if (isPrevented(this, 'will-quit')) {
      this.#isQuitting = false;
      return;
    }
    this.emit('quit', {}, 0);
    this.exit(0);
  }

  #readManifest(): Manifest {
    this.#manifest ??= JSON.parse(readFileSync(join(this.getAppPath(), 'package.json'), 'utf8')) as Manifest;
    return this.#manifest;
  }

  #readNotes(folder: string): void {
    for (const name of readdirSync(folder).filter((entry) => /^stand-in-second-\d+\.json$/.test(entry))) {
      const note = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { argv: string[]; cwd: string };
      rmSync(join(folder, name), { force: true });
      this.emit('second-instance', {}, note.argv, note.cwd);
    }
  }
}

function takeLock(file: string): boolean {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(file, 'utf8'));
      if (holder !== process.pid && Number.isInteger(holder) && holder > 0 && isAlive(holder)) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

function isPrevented(emitter: EventEmitter, name: string): boolean {
  let answer = false;
  emitter.emit(name, { preventDefault: () => void (answer = true) });
  return answer;
}

export const app = new App();
