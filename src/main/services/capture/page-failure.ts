import { appError, type AppError } from '../../../core/app-error.ts';
import { hostOf } from './request-gate.ts';

const reasons: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION/u, 'there is no such host, or the network is down'],
  [/INTERNET_DISCONNECTED|NETWORK_CHANGED/u, 'this machine is not connected to the network'],
  [/CONNECTION_REFUSED/u, 'the server refused the connection'],
  [/TIMED_OUT/u, 'the server did not answer in time'],
  [/CERT_|SSL_/u, 'its connection is not secure: the certificate cannot be trusted'],
  [/TOO_MANY_REDIRECTS/u, 'it redirects in a circle'],
  [/CONNECTION_(?:RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|INCOMPLETE/u, 'the server broke the connection off'],
  [/UNSAFE_PORT|DISALLOWED_URL/u, 'its address is not one that pages are loaded from'],
  [/BLOCKED_BY_CLIENT/u, 'it leads to an address that is not loaded'],
];

/** Why a page could not be loaded. @param failure Chromium's name for it, `net::ERR_…`; null when there is none */
export function pageFailure(failure: string | null, address: string): AppError {
  const why = reasons.find(([pattern]) => pattern.test(failure ?? ''))?.[1] ?? 'the server gave no page';
  return appError(
    'load-failed',
    `The page at ${hostOf(address)} could not be loaded: ${why}. Nothing was kept. Check the address and try again, or save the page in your browser and attach the file.`,
    failure === null ? undefined : { failure },
  );
}

const pageTypes = new Set(['text/html', 'application/xhtml+xml', 'text/plain']);

/** The refusal of what is no page; null for pages. */
export function wrongKind(mimeType: string): AppError | null {
  if (pageTypes.has(mimeType)) return null;
  return appError(
    'unsupported-type',
    `The address gives a file (${mimeType === '' ? 'of unknown type' : mimeType}) and no page. Nothing was kept. Download it in your browser and attach it.`,
    { mimeType },
  );
}

/** What a status other than success means for the record; null where there is nothing to say. */
export function statusNote(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  const known: Readonly<Record<number, string>> = {
    401: 'it asks for a password',
    403: 'it does not show the page to everybody',
    404: 'there is no such page',
    410: 'the page has been taken down',
    429: 'it has been asked too often',
    451: 'the page is withheld for legal reasons',
  };
  const words = known[status] ?? (status >= 500 ? 'the server has a fault' : 'this is not the usual answer');
  return `The server answered with ${status}: ${words}. What is shown may be its error page.`;
}
