import type { BuildStamp } from '../../../contract/build-stamp.ts';
import type { channels } from '../../../contract/channels.ts';
import { ok } from '../../../core/result.ts';
import { openExternalLink } from '../../platform/external-links.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Handlers } from '../router.ts';

/** What the window may know about the program around it. */
export interface HostFacts {
  readonly version: string;
  /** Null for a build for development. */
  readonly stamp: BuildStamp | null;
  readonly host: 'electron' | 'stand-in';
  readonly platform: 'linux' | 'mac' | 'windows';
}

/** Reads the host from the process: the stand-in is Node without Electron's version. */
export function readHostFacts(
  version: string,
  stamp: BuildStamp | null,
  {
    platform,
    versions,
  }: { readonly platform: NodeJS.Platform; readonly versions: Readonly<Record<string, string | undefined>> },
): HostFacts {
  return {
    version,
    stamp,
    host: versions['electron'] === undefined ? 'stand-in' : 'electron',
    platform: platform === 'darwin' ? 'mac' : platform === 'win32' ? 'windows' : 'linux',
  };
}

type HostChannel = 'app:info' | 'app:flushed' | 'links:open';

/** Handlers that need no service: the host itself, the quit handshake and links. */
export function createHostHandlers(context: {
  readonly host: HostFacts;
  readonly ports: Ports;
  readonly flushed: () => void;
}): Pick<Handlers<typeof channels>, HostChannel> {
  return {
    'app:info': () => ok(context.host),
    'app:flushed': () => {
      context.flushed();
      return ok({});
    },
    'links:open': ({ url }) => openExternalLink(url, context.ports),
  };
}
