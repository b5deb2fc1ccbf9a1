/**
 * A mounted file system whose power can be cut: {@link CutVolume}. Takes root, Linux, /dev/fuse and a loop device;
 * {@link whyNoVolumes} says what is missing. Everything it makes is taken down again, also when the process is
 * interrupted.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const run = (program, ...words) =>
  execFileSync(program, words, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();

function has(program) {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (error.status === undefined) throw error;
    return false;
  }
}

/** Why power cuts on this file system cannot be had here, or null. */
export function whyNoVolumes(type) {
  if (process.platform !== 'linux') return 'loop devices are a thing of Linux';
  if (process.getuid?.() !== 0) return 'mounting takes root';
  if (!existsSync('/dev/fuse')) return 'there is no /dev/fuse';
  if (!existsSync('/dev/loop-control')) return 'there are no loop devices';
  for (const program of ['losetup', 'mount', 'umount', `mkfs.${type}`]) {
    if (!has(program)) return `${program} is not installed`;
  }
  try {
    run('losetup', '--find');
  } catch (error) {
    return `no loop device is free (${String(error.stderr ?? error.message).trim()})`;
  }
  return null;
}

const makers = {
  ext4: (device) =>
    run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0,nodiscard', device),
  xfs: (device) => run('mkfs.xfs', '-q', '-f', '-K', device),
};

const standing = new Set();
let isWatching = false;

/** Takes down what still stands when the process ends in whatever way it can hear of. */
function watchTheEnd() {
  if (isWatching) return;
  isWatching = true;
  process.on('exit', () => {
    for (const volume of standing) volume.takeDown();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
}

export class CutVolume {
  #base = mkdtempSync(join(tmpdir(), 'stet-cut-'));
  #under = join(this.#base, 'under');
  /** Where the file system is mounted. */
  folder = join(this.#base, 'volume');
  #options;
  #disk = null;
  #device = null;
  #isMounted = false;

  /**
   * Makes and mounts one.
   * @param type `ext4` or `xfs`
   * @param options mount options, such as `noauto_da_alloc`
   */
  static async make(type, { megabytes = 320, options = '' } = {}) {
    const volume = new CutVolume(options);
    watchTheEnd();
    standing.add(volume);
    try {
      await volume.#raise(type, megabytes);
      return volume;
    } catch (error) {
      volume.takeDown();
      throw error;
    }
  }

  constructor(options) {
    this.#options = options;
  }

  async #raise(type, megabytes) {
    mkdirSync(this.#under);
    mkdirSync(this.folder);
    const script = join(import.meta.dirname, 'volatile-disk.mjs');
    this.#disk = spawn(process.execPath, [script, this.#under, String(megabytes)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve, reject) => {
      this.#disk.stdout.once('data', resolve);
      this.#disk.once('exit', () => reject(new Error('The disk did not start.')));
    });
    this.#attach();
    makers[type](this.#device);
    this.#mount();
  }

  #attach() {
    this.#device = run('losetup', '--find', '--show', join(this.#under, 'disk')).trim();
  }

  #mount() {
    run('mount', ...(this.#options === '' ? [] : ['-o', this.#options]), this.#device, this.folder);
    this.#isMounted = true;
  }

  #unmount() {
    run('umount', this.folder);
    this.#isMounted = false;
    run('losetup', '--detach', this.#device);
    this.#device = null;
  }

  #order(text) {
    writeFileSync(join(this.#under, 'control'), text);
  }

  /** Flushes and bytes that reached the disk since {@link count}, and what the last cut did. */
  figures() {
    return JSON.parse(readFileSync(join(this.#under, 'control'), 'utf8'));
  }

  /** Starts counting again. */
  count() {
    this.#order('count');
  }

  /** Flushes everything there is, so that only what comes after is at stake. */
  settle() {
    run('sync', '--file-system', this.folder);
  }

  /** Power goes now. What was not flushed is lost but for what `mode` lets through (`survivors.ts`). */
  cut(mode, seed) {
    this.#order(`cut ${mode} ${seed}`);
  }

  /** Power is back: mounts what the medium kept. Whoever had files open here must be gone. */
  async restore() {
    for (let attempt = 1; this.#isMounted; attempt += 1) {
      try {
        this.#unmount();
      } catch (error) {
        if (attempt === 20) throw error;
        await pause(50);
      }
    }
    this.#order('restore');
    this.#attach();
    this.#mount();
  }

  /** Takes everything down. May be called at any time, also twice. */
  takeDown() {
    if (!standing.delete(this)) return;
    const attempts = [
      ['umount', '--lazy', this.folder],
      ['losetup', '--detach', this.#device],
      ['umount', '--lazy', this.#under],
    ];
    for (const [program, ...words] of attempts) {
      if (words.includes(null)) continue;
      try {
        run(program, ...words);
      } catch (error) {
        // What never stood cannot be taken down.
        if (error.status === undefined) throw error;
      }
    }
    this.#disk?.kill();
    rmSync(this.#base, { recursive: true, force: true });
  }
}
