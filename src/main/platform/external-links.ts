import { appError } from '../../core/app-error.ts';
import { safeHref } from '../../core/documents-in/url-policy.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Desktop, Dialogs } from './ports.ts';

/** Opens an address in the user's browser, after they have seen where it leads. */
export async function openExternalLink(
  address: string,
  { dialogs, desktop }: { readonly dialogs: Dialogs; readonly desktop: Desktop },
): Promise<Result<{ isOpened: boolean }>> {
  const href = safeHref(address);
  if (href === null) {
    return err(appError('bad-url', 'This link is not opened: only plain web and mail addresses are.'));
  }
  const url = new URL(href);
  const place = url.protocol === 'mailto:' ? `write to ${url.pathname}` : `open ${url.host}`;
  const answer = await dialogs.ask({
    kind: 'question',
    message: `Leave Stet and ${place}?`,
    detail: href,
    buttons: ['Open', 'Cancel'],
    cancelIndex: 1,
    defaultIndex: 1,
  });
  if (answer !== 0) return ok({ isOpened: false });
  await desktop.openInBrowser(href);
  return ok({ isOpened: true });
}
