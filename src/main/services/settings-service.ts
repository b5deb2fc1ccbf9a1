import { join } from 'node:path';
import { settingsSchema, type Settings, type SettingsChange } from '../../contract/settings.ts';
import type { Notice } from '../../contract/views.ts';
import { appError } from '../../core/app-error.ts';
import { defaultPolicy } from '../../core/gate/policy.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { JsonFile } from '../storage/json-file.ts';
import type { Runtime } from './runtime.ts';

/** Settings of a first start; a fresh object each time. */
export function defaultSettings(): Settings {
  return {
    schema: 1,
    name: '',
    roles: ['editor', 'checker', 'writer', 'legal'],
    theme: 'system',
    textSize: 100,
    legend: {},
    mayCapture: false,
    policy: structuredClone(defaultPolicy),
    panes: { queueWidth: 300, inspectorWidth: 360, isQueueOpen: true, isInspectorOpen: true },
    openParts: [],
    suggestions: { isOn: true, cut: null },
  };
}

/** Reads stored settings. Errors: `newer-schema`, `damaged`. */
export function parseSettings(value: unknown): Result<Settings> {
  const parsed = settingsSchema.safeParse(withLaterFields(value));
  if (parsed.success) return ok(parsed.data);
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : null;
  return typeof schema === 'number' && schema > 1
    ? err(
        appError(
          'newer-schema',
          'The settings were written by a newer version of Stet and are left alone. This version starts with its own and cannot store changes. Update Stet.',
        ),
      )
    : err(appError('damaged', 'The settings cannot be read.'));
}

/** Fields that came after the first settings were written, at what a first start has. */
function withLaterFields(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? { mayCapture: false, suggestions: defaultSettings().suggestions, openParts: [], ...value }
    : value;
}

/** What one person set up on this machine. */
export class SettingsService {
  readonly #file: JsonFile<Settings>;
  readonly #listeners = new Set<(settings: Settings) => void>();

  private constructor(file: JsonFile<Settings>) {
    this.#file = file;
  }

  /** @param folder where `settings.json` lies */
  static async open(folder: string, runtime: Runtime): Promise<Result<SettingsService>> {
    const file = await JsonFile.open<Settings>({
      fs: runtime.fs,
      clock: runtime.clock,
      path: join(folder, 'settings.json'),
      what: 'the settings',
      initial: defaultSettings,
      parse: parseSettings,
    });
    return file.ok ? ok(new SettingsService(file.value)) : file;
  }

  get current(): Settings {
    return this.#file.value;
  }

  /** What reading the file found worth telling. */
  get notices(): readonly Notice[] {
    return this.#file.notices;
  }

  /** Stores a change and tells listeners. Errors: `disk-full`, `permission-denied`, `write-failed`, `newer-schema`. */
  async update(change: SettingsChange): Promise<Result<Settings>> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const updated = await this.#file.update((settings) => ({ ...settings, ...given }));
    if (updated.ok) for (const listener of this.#listeners) listener(updated.value);
    return updated;
  }

  /** Hears of every stored change. The answer stops listening. */
  onChanged(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
