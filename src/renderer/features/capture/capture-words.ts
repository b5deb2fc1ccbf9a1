import type { CaptureProgress, LeftOut, LeftOutReason } from '../../../contract/views.ts';
import { sizeText } from '../publish/format-words.ts';

/** The steps of a capture in their order, as the dialog names them. */
export const captureSteps: readonly { readonly step: CaptureProgress['step']; readonly label: string }[] = [
  { step: 'connecting', label: 'Connect' },
  { step: 'loading', label: 'Load the page' },
  { step: 'picture', label: 'Take its picture' },
  { step: 'snapshot', label: 'Take the snapshot' },
];

const things: Readonly<Record<LeftOutReason, readonly [one: string, many: string]>> = {
  script: ['script', 'scripts'],
  frame: ['page shown inside the page', 'pages shown inside the page'],
  media: ['film, sound or plug-in', 'films, sounds or plug-ins'],
  connection: [
    'request for something a snapshot does not need',
    'requests for things a snapshot does not need',
  ],
  'own-network': ['request to your own network', 'requests to your own network'],
  limit: ['request beyond the limit', 'requests beyond the limit'],
  navigation: ['attempt to lead on to another page', 'attempts to lead on to another page'],
  window: ['window that the page wanted to open', 'windows that the page wanted to open'],
  download: ['download', 'downloads'],
};

/** One line of the list of what was left out. */
export function leftOutText({ reason, count, hosts }: LeftOut): string {
  const [one, many] = things[reason];
  const where = hosts.length === 0 ? '' : ` (${hosts.join(', ')})`;
  return `${count} ${count === 1 ? one : many}${where}`;
}

/** What is happening now, for the progress line. */
export function progressText(progress: CaptureProgress | null): string {
  switch (progress?.step) {
    case undefined:
    case 'connecting':
      return 'Connecting…';
    case 'loading': {
      const { address, requests, bytes } = progress;
      const host = URL.canParse(address) ? new URL(address).host : address;
      return `Loading from ${host}: ${requests} ${requests === 1 ? 'request' : 'requests'}, ${sizeText(bytes)}`;
    }
    case 'picture':
      return 'Taking the picture…';
    case 'snapshot':
      return 'Taking the snapshot…';
  }
}
