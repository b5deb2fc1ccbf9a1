import { join } from 'node:path';

/** What the place of the app's data depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where the app keeps its settings and, by default, its library: the folder Electron gives it as `userData`. */
export function userDataFolder({ platform, env, home }: Machine): string {
  const name = 'Stet';
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  const config = env['XDG_CONFIG_HOME'];
  return join(config === undefined || config === '' ? join(home, '.config') : config, name);
}
