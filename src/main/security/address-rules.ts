import { appOrigin, appScheme, originOf } from './app-address.ts';

/** Whether the session may load an address at all. The network is off: only our own files and the page's own blobs. */
export function isRequestAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (protocol === 'blob:') return address.startsWith(`blob:${appOrigin}/`);
  return protocol === `${appScheme}:`;
}

/** Whether a window may be led to an address by its page: our own origin only, compared whole. */
export function isNavigationAllowed(address: string): boolean {
  return originOf(address) === appOrigin;
}
