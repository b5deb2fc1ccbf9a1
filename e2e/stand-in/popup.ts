import type { Page, Route } from 'playwright-core';
import { BrowserWindow } from './browser-window.ts';
import { formStyle, type Form } from './dialog-forms.ts';
import { browserEvents } from './host.ts';

const address = 'http://dialog.stand-in.localhost/';
const headers = { 'content-security-policy': "default-src 'none'; style-src 'self'; form-action 'self'" };
let isOpen = false;

/** Whether the next page that opens by itself is a question of the stand-in's own. */
export function isAsking(): boolean {
  return isOpen;
}

/** Asks the person in a small window of its own; null when they closed it. One question at a time. */
export async function askInPopup(form: Form): Promise<string | null> {
  const owner = BrowserWindow.getFocusedWindow();
  if (owner === null || isOpen) return null;
  isOpen = true;
  const opened = new Promise<Page>((resolve) => browserEvents.once('page', resolve));
  owner.webContents.openPopup('about:blank', 'popup,width=640,height=560');
  const page = await opened;
  const answer = new Promise<string | null>((resolve) => {
    page.once('close', () => resolve(null));
    void page.route('**/*', (route) => serve(route, form, resolve)).then(() => page.goto(address));
  });
  try {
    return await answer;
  } finally {
    isOpen = false;
    await page.close();
  }
}

async function serve(route: Route, form: Form, resolve: (answer: string | null) => void): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== new URL(address).origin) return route.abort('blockedbyclient');
  if (url.pathname === '/style.css')
    return route.fulfill({ headers, contentType: 'text/css', body: formStyle });
  if (url.pathname !== '/') return route.fulfill({ status: 404 });
  const step = form(url.searchParams);
  if (step.kind === 'page')
    return route.fulfill({ headers, contentType: 'text/html; charset=utf-8', body: step.html });
  await route.abort('aborted');
  resolve(step.value);
}
