import type { channels } from '../../../contract/channels.ts';
import { ok } from '../../../core/result.ts';
import type { Dialogs } from '../../platform/ports.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type SettingsChannel = 'settings:get' | 'settings:update';

/** What one person set up. */
export function createSettingsHandlers({
  settings,
  ports,
}: Pick<AppServices, 'settings' | 'ports'>): Pick<Handlers<typeof channels>, SettingsChannel> {
  return {
    'settings:get': () => ok(settings.current),
    'settings:update': async (change) => {
      const isOpening = change.mayCapture === true && !settings.current.mayCapture;
      // Asked here and not in the window: only a person may open the door to the network.
      if (!isOpening || (await allowsCapture(ports.dialogs))) return settings.update(change);
      return settings.update({ ...change, mayCapture: false });
    },
  };
}

async function allowsCapture(dialogs: Dialogs): Promise<boolean> {
  const answer = await dialogs.ask({
    kind: 'question',
    message: 'Allow Stet to capture pages from the web?',
    detail:
      'Only pages whose address you give are loaded, one at a time, and only when you ask. The server and whoever serves the page’s pictures then see that somebody at your connection looked at it. Nothing of your projects is sent. Otherwise the network stays off.',
    buttons: ['Allow', 'Cancel'],
    cancelIndex: 1,
    defaultIndex: 1,
  });
  return answer === 0;
}
