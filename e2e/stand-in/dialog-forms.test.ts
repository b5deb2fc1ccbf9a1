import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { choiceForm, messageForm, type FileWish } from './dialog-forms.ts';

const folder = mkdtempSync(join(tmpdir(), 'stet-dialog-'));
mkdirSync(join(folder, 'inner'));
writeFileSync(join(folder, 'draft.docx'), '');
writeFileSync(join(folder, 'picture.png'), '');
writeFileSync(join(folder, '<b>&".docx'), '');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const wish = (change: Partial<FileWish>): FileWish => ({
  kind: 'open',
  title: 'Open',
  button: 'Open',
  start: folder,
  extensions: [],
  ...change,
});
const step = (change: Partial<FileWish>, query: Record<string, string>) =>
  choiceForm(wish(change))(new URLSearchParams(query));

it('lists folders first and only files of the wanted kinds', () => {
  const page = step({ extensions: ['docx'] }, {});
  expect(page).toMatchObject({ kind: 'page' });
  const html = page.kind === 'page' ? page.html : '';
  expect(html).toContain('inner/');
  expect(html.indexOf('inner/')).toBeLessThan(html.indexOf('draft.docx'));
  expect(html).not.toContain('picture.png');
  expect(html).not.toContain('<b>');
});

it('answers with a file, a typed path or nothing', () => {
  expect(step({}, { path: join(folder, 'draft.docx') })).toEqual({
    kind: 'answer',
    value: join(folder, 'draft.docx'),
  });
  expect(step({}, { folder, path: 'draft.docx' })).toEqual({
    kind: 'answer',
    value: join(folder, 'draft.docx'),
  });
  expect(step({}, { cancel: '1' })).toEqual({ kind: 'answer', value: null });
});

it('walks into folders and says when there is nothing', () => {
  expect(step({}, { path: join(folder, 'inner') })).toMatchObject({
    kind: 'page',
    html: expect.stringContaining(join(folder, 'inner')) as string,
  });
  expect(step({}, { path: join(folder, 'gone.docx') })).toMatchObject({
    kind: 'page',
    html: expect.stringContaining('There is nothing') as string,
  });
});

it('takes the folder itself when a folder is wanted', () => {
  expect(step({ kind: 'folder' }, { path: join(folder, 'inner') })).toEqual({
    kind: 'answer',
    value: join(folder, 'inner'),
  });
  expect(step({ kind: 'folder' }, { path: join(folder, 'inner'), browse: '1' })).toMatchObject({
    kind: 'page',
  });
  expect(step({ kind: 'folder' }, { path: join(folder, 'draft.docx') })).toMatchObject({ kind: 'page' });
});

it('asks before a file is replaced', () => {
  const path = join(folder, 'draft.docx');
  expect(step({ kind: 'save' }, { path })).toMatchObject({
    kind: 'page',
    html: expect.stringContaining('exists already') as string,
  });
  expect(step({ kind: 'save' }, { path, replace: '1' })).toEqual({ kind: 'answer', value: path });
  expect(step({ kind: 'save' }, { path: join(folder, 'new.docx') })).toEqual({
    kind: 'answer',
    value: join(folder, 'new.docx'),
  });
  expect(step({ kind: 'save' }, { path: join(folder, 'nowhere', 'new.docx') })).toMatchObject({
    kind: 'page',
  });
});

it('answers a question with the number of its button', () => {
  const form = messageForm('', 'Leave?', 'Now', ['Yes', 'No']);
  expect(form(new URLSearchParams())).toMatchObject({
    kind: 'page',
    html: expect.stringContaining('<button name="answer" value="1">No</button>') as string,
  });
  expect(form(new URLSearchParams({ answer: '1' }))).toEqual({ kind: 'answer', value: '1' });
});
