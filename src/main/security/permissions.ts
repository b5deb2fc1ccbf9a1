import { appOrigin, originOf } from './app-address.ts';

/** Who asks for a browser permission. */
export interface PermissionQuestion {
  readonly permission: string;
  /** Address or origin of the asking page. */
  readonly requestingUrl: string;
  readonly isMainFrame: boolean;
}

/**
 * The only permission there is: our own page may put text on the clipboard. Everything else is refused by name or
 * not, so that permissions of later Chromium versions stay off.
 */
export function isPermissionGranted({ permission, requestingUrl, isMainFrame }: PermissionQuestion): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && originOf(requestingUrl) === appOrigin;
}
