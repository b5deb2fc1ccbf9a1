import { BrowserWindow, session } from 'electron';
import type { Log } from '../log.ts';
import { appScheme, printOrigin } from '../security/app-address.ts';
import { printPolicy } from '../security/content-policy.ts';
import { installSessionGuards } from '../security/guards.ts';
import { printPreferences } from '../security/web-preferences.ts';
import { paperOnly } from './paper-only.ts';
import type { PrintToPdf } from './ports.ts';

/** Kept in memory only; a name without `persist:` leaves nothing on disk. */
const partition = 'stet-print';

/**
 * Makes the printer: each document gets a hidden window without script, preload or network, in a session of its own,
 * and is served to it once under a name nobody can guess.
 */
export function createPrinter(log: Log): PrintToPdf {
  const documents = new Map<string, string>();
  const own = session.fromPartition(partition);
  installSessionGuards(own, log);
  own.protocol.handle(appScheme, (request) => {
    const html = documents.get(request.url);
    if (html === undefined) return new Response(null, { status: 404 });
    documents.delete(request.url);
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': printPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    };
    return new Response(html, { headers });
  });
  return async (html) => {
    const address = `${printOrigin}/${crypto.randomUUID()}`;
    documents.set(address, paperOnly(html));
    const window = new BrowserWindow({ show: false, webPreferences: printPreferences(partition) });
    try {
      await window.loadURL(address);
      const pdf = await window.webContents.printToPDF({
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        pageSize: 'A4',
      });
      return new Uint8Array(pdf);
    } finally {
      documents.delete(address);
      window.destroy();
    }
  };
}
