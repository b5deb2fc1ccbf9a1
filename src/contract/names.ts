import type { ChannelName, EventName } from './channels.ts';

/**
 * The names of {@link channels} and {@link events} without their schemas, for the preload: it must stay small and has
 * only names to check. The compiler refuses a name that is missing or too many.
 */
const channelFlags: Readonly<Record<ChannelName, true>> = {
  'app:info': true,
  'app:flushed': true,
  'links:open': true,
  'settings:get': true,
  'settings:update': true,
  'library:list': true,
  'library:choose-folder': true,
  'library:show-folder': true,
  'library:create': true,
  'library:trash': true,
  'library:restore': true,
  'library:rebuild-index': true,
  'files:pick': true,
  'files:read': true,
  'import:create': true,
  'project:open': true,
  'project:close': true,
  'project:execute': true,
  'project:execute-all': true,
  'project:set-role': true,
  'project:restore-points': true,
  'project:restore': true,
  'evidence:add-file': true,
  'evidence:add-pasted': true,
  'evidence:examine': true,
  'evidence:open': true,
  'evidence:read-recording': true,
  'evidence:cancel': true,
  'image:add': true,
  'image:read': true,
  'vault:status': true,
  'vault:unlock': true,
  'vault:lock': true,
  'vault:set-passphrase': true,
  'vault:read': true,
  'vault:write': true,
  'vault:remove': true,
  'desk-key:status': true,
  'desk-key:open': true,
  'desk-key:save-public': true,
  'dossier:examine': true,
  'dossier:import': true,
  'search:query': true,
  'sources:list-all': true,
  'sources:import': true,
  'sources:export': true,
  'sources:format': true,
  'sources:bring': true,
  'claim-bank:matches': true,
  'claim-bank:use': true,
  'passages:claims': true,
  'corrections:blast-radius': true,
  'capture:start': true,
  'capture:result': true,
  'capture:keep': true,
  'capture:cancel': true,
  'export:preview': true,
  'export:save': true,
  'export:cancel': true,
  'export:call-sheet': true,
  'export:show': true,
};
const eventFlags: Readonly<Record<EventName, true>> = {
  'project:applied': true,
  'project:failed': true,
  'evidence:progress': true,
  'capture:progress': true,
  'library:changed': true,
  'settings:changed': true,
  'vault:changed': true,
  'app:flush': true,
  'app:action': true,
};

/** Whether the contract has a channel of this name. */
export function isChannelName(name: unknown): name is ChannelName {
  return typeof name === 'string' && Object.hasOwn(channelFlags, name);
}

/** Whether the contract has an event of this name. */
export function isEventName(name: unknown): name is EventName {
  return typeof name === 'string' && Object.hasOwn(eventFlags, name);
}
