import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';

/** What a file dialog was asked for. */
export interface FileWish {
  readonly kind: 'open' | 'save' | 'folder';
  readonly title: string;
  readonly button: string;
  readonly start: string | null;
  /** Without dots; empty: any file. */
  readonly extensions: readonly string[];
}

/** The page to show for a query, or the answer it gives (null: cancelled). */
export type FormStep =
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'answer'; readonly value: string | null };
export type Form = (query: URLSearchParams) => FormStep;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

function page(title: string, body: string): FormStep {
  return {
    kind: 'page',
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/style.css">
<h1>${escapeHtml(title)}</h1>${body}</html>`,
  };
}

/** Plain and legible; system colours follow the user's theme. */
export const formStyle = `:root{color-scheme:light dark;font:15px system-ui,sans-serif}body{margin:1.2rem}h1{font-size:1.1rem}
ul{list-style:none;margin:.6rem 0;padding:.3rem;border:1px solid GrayText;height:18rem;overflow:auto}li{padding:.1rem .3rem}
input[type=text]{width:100%;box-sizing:border-box;font:inherit;padding:.3rem}button{font:inherit;padding:.3rem 1rem;margin:.6rem .4rem 0 0}
p.note{white-space:pre-wrap}p.problem{font-weight:600}`;

/** Two fields and a listing, all plain links and forms: one step of the dialog per request. */
export function choiceForm(wish: FileWish): Form {
  return (query) => {
    if (query.has('cancel')) return { kind: 'answer', value: null };
    const given = query.get('path');
    if (given === null)
      return choicePage(
        wish,
        startFolder(wish),
        wish.kind === 'save' && wish.start !== null ? basename(wish.start) : '',
        '',
      );
    const path = isAbsolute(given) ? given : join(query.get('folder') ?? homedir(), given);
    if (query.has('browse') || (wish.kind !== 'folder' && isFolder(path)))
      return choicePage(wish, path, query.get('name') ?? '', '');
    if (wish.kind !== 'save') {
      const isThere = wish.kind === 'folder' ? isFolder(path) : existsSync(path);
      return isThere
        ? { kind: 'answer', value: path }
        : choicePage(wish, dirname(path), given, `There is nothing at ${path}.`);
    }
    if (!isFolder(dirname(path)))
      return choicePage(wish, startFolder(wish), given, `There is no folder ${dirname(path)}.`);
    if (!existsSync(path) || query.has('replace')) return { kind: 'answer', value: path };
    const fields = `<input type="hidden" name="path" value="${escapeHtml(path)}"><input type="hidden" name="replace" value="1">`;
    return page(
      `${basename(path)} exists already`,
      `<form>${fields}<button autofocus>Replace it</button></form><form><button name="cancel" value="1">Cancel</button></form>`,
    );
  };
}

/** A question with one button per answer; the value is the button's number. */
export function messageForm(
  title: string,
  message: string,
  detail: string,
  buttons: readonly string[],
): Form {
  return (query) => {
    const answer = query.get('answer');
    if (answer !== null) return { kind: 'answer', value: answer };
    const choices = buttons
      .map((label, index) => `<button name="answer" value="${String(index)}">${escapeHtml(label)}</button>`)
      .join('');
    return page(
      title === '' ? message : title,
      `<p class="note">${escapeHtml(message)}</p><p class="note">${escapeHtml(detail)}</p><form>${choices}</form>`,
    );
  };
}

function choicePage(wish: FileWish, folder: string, name: string, problem: string): FormStep {
  const link = (path: string, label: string, isBrowse: boolean): string => {
    const query = new URLSearchParams({ path, name, ...(isBrowse ? { browse: '1' } : {}) });
    return `<li><a href="/?${escapeHtml(query.toString())}">${escapeHtml(label)}</a></li>`;
  };
  const entries = listFolder(folder)
    .filter((entry) => entry.isFolder || (wish.kind !== 'folder' && matches(entry.name, wish.extensions)))
    .map((entry) =>
      link(join(folder, entry.name), entry.isFolder ? `${entry.name}/` : entry.name, entry.isFolder),
    );
  const value = wish.kind === 'folder' && name === '' ? folder : name;
  return page(
    wish.title,
    `${problem === '' ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>`}<p>${escapeHtml(folder)}</p>
<ul>${link(dirname(folder), '.. (up)', true)}${entries.join('')}</ul>
<form><input type="hidden" name="folder" value="${escapeHtml(folder)}"><label>Name or whole path <input type="text" name="path" autofocus value="${escapeHtml(value)}"></label>
<button>${escapeHtml(wish.button)}</button></form><form><button name="cancel" value="1">Cancel</button></form>`,
  );
}

function startFolder(wish: FileWish): string {
  if (wish.start === null) return homedir();
  const folder = isFolder(wish.start) ? wish.start : dirname(wish.start);
  return isAbsolute(folder) && isFolder(folder) ? folder : homedir();
}

function matches(name: string, extensions: readonly string[]): boolean {
  return extensions.length === 0 || extensions.includes(extname(name).slice(1).toLowerCase());
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function listFolder(folder: string): { name: string; isFolder: boolean }[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(folder, entry.name))),
    }))
    .sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name));
}
