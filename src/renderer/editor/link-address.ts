import { safeHref } from '../../core/documents-in/url-policy.ts';

/** Takes an address without a scheme as one of the web, and a mail address as one of mail. */
export function completeHref(text: string): string | null {
  const bare = text.trim();
  if (bare === '') return null;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/u.test(bare)) return safeHref(`mailto:${bare}`);
  return safeHref(bare) ?? (/^[a-z][a-z0-9+.-]*:/iu.test(bare) ? null : safeHref(`https://${bare}`));
}
