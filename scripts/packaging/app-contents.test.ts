import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appFiles, archiveBudget, archiveProblems, layOutApp } from './app-contents.mjs';

const stamp = {
  version: '1.2.0',
  commit: 'a'.repeat(40),
  isChanged: false,
  sourceDate: '2026-11-26T10:00:00.000Z',
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stet-contents-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const aBuild = {
  'package.json': JSON.stringify({
    name: 'stet',
    productName: 'Stet',
    version: '1.2.0',
    main: 'out/main/index.js',
    dependencies: { lexical: '1.0.0' },
    devDependencies: { vitest: '1.0.0' },
    scripts: { start: 'x' },
  }),
  'out/.built-main': '',
  'out/main/index.js': 'import{a}from"./chunks/shared.js";',
  'out/main/cli.js': 'import{a}from"./chunks/shared.js";const b=()=>import("./chunks/command.js");',
  'out/main/dossier-worker.js': '',
  'out/main/parse-worker.js': '',
  'out/main/write-worker.js': '',
  'out/main/search-worker.js': '',
  'out/main/reference-worker.js': '',
  'out/main/chunks/shared.js': '',
  'out/main/chunks/command.js': 'import"./deeper.js";',
  'out/main/chunks/deeper.js': '',
  'out/preload/index.cjs': '',
  'out/renderer/index.html': '',
  'out/renderer/assets/index.js': '',
};

it('takes the build but for the command line and what it alone loads', () => {
  write(aBuild);
  expect(appFiles(join(root, 'out'))).toEqual([
    'main/chunks/shared.js',
    'main/dossier-worker.js',
    'main/index.js',
    'main/parse-worker.js',
    'main/reference-worker.js',
    'main/search-worker.js',
    'main/write-worker.js',
    'preload/index.cjs',
    'renderer/assets/index.js',
    'renderer/index.html',
  ]);
});

it('lays the application out with a manifest that depends on nothing', () => {
  write({ ...aBuild, 'app/left-over.js': '' });
  layOutApp(root, join(root, 'app'), stamp);
  const read = (file: string) => readFileSync(join(root, 'app', file), 'utf8');
  const files = [...appFiles(join(root, 'out')), 'package.json', 'stamp.json'];
  expect(archiveProblems(files, 1, read)).toEqual([]);
  expect(JSON.parse(read('package.json'))).toMatchObject({ main: 'main/index.js', version: '1.2.0' });
  expect(() => read('left-over.js')).toThrow();
});

it('refuses a build that is not whole', () => {
  const { 'out/preload/index.cjs': _, ...rest } = aBuild;
  write(rest);
  expect(() => appFiles(join(root, 'out'))).toThrow('preload/index.cjs');
});

it('names what does not belong into the archive, and what is missing there', () => {
  const problems = archiveProblems(
    [
      'package.json',
      'stamp.json',
      'main/index.js',
      'main/index.js.map',
      'main/cli.js',
      'node_modules/vitest/index.js',
      'renderer/app.test.ts',
      'src/core/apply.ts',
      '.env',
    ],
    archiveBudget + 1,
    (file) =>
      file === 'stamp.json'
        ? '{"version":"1.1.0"}'
        : '{"main":"main/start.js","version":"1.2.0","dependencies":{}}',
  );
  expect(problems).toEqual([
    'preload/index.cjs is missing.',
    'renderer/index.html is missing.',
    'main/dossier-worker.js is missing.',
    'main/parse-worker.js is missing.',
    'main/write-worker.js is missing.',
    'main/search-worker.js is missing.',
    'main/reference-worker.js is missing.',
    'main/index.js.map is a source map.',
    'main/cli.js is the command line, which the fused binary cannot run.',
    'node_modules/vitest/index.js is a package; all of them are in the bundles.',
    'renderer/app.test.ts is a test.',
    'src/core/apply.ts is source.',
    '.env is hidden.',
    `The archive weighs ${archiveBudget + 1} bytes, more than the ${archiveBudget} it may.`,
    'The entry main/start.js is missing.',
    'package.json still has dependencies.',
    'stamp.json is of another version than package.json.',
  ]);
});
