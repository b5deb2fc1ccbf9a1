import type { channels } from '../../../contract/channels.ts';
import { ok } from '../../../core/result.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type SettingsChannel = 'settings:get' | 'settings:update';

/** What one person set up. */
export function createSettingsHandlers({
  settings,
}: AppServices): Pick<Handlers<typeof channels>, SettingsChannel> {
  return {
    'settings:get': () => ok(settings.current),
    'settings:update': (change) => settings.update(change),
  };
}
