import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '..');
const fromEntry = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)'/gmu;

/** What a module brings with it before its first line runs: files of `src`, packages, modules of Node. Dynamic imports are not followed. */
function broughtBy(entry: string): {
  readonly files: readonly string[];
  readonly packages: readonly string[];
  readonly builtins: readonly string[];
} {
  const files = new Set<string>();
  const packages = new Set<string>();
  const builtins = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(fromEntry)) {
      if (name.startsWith('.')) visit(resolve(dirname(file), name));
      else (name.startsWith('node:') ? builtins : packages).add(name);
    }
  };
  visit(resolve(source, entry));
  return {
    files: [...files].map((file) => relative(source, file).replaceAll('\\', '/')).sort(),
    packages: [...packages].sort(),
    builtins: [...builtins].sort(),
  };
}

const start = broughtBy('main/index.ts');
const layer = (name: string) => start.files.filter((file) => file.startsWith(`${name}/`));

it('the main process starts with two libraries beside Electron', () => {
  expect(start.packages).toEqual(['electron', 'lowdb', 'zod']);
});

it('of Node’s own modules, none is loaded at the start that takes long', () => {
  expect(start.builtins).toEqual(['node:fs', 'node:fs/promises', 'node:os', 'node:path', 'node:url']);
});

it('of the domain and the contract, only what shows the library is loaded at the start', () => {
  expect([...layer('contract'), ...layer('core')]).toEqual([
    'contract/actions.ts',
    'contract/build-stamp.ts',
    'contract/names.ts',
    'contract/settings.ts',
    'contract/start-channels.ts',
    'contract/views.ts',
    'core/app-error.ts',
    'core/checks/quote-policy.ts',
    'core/claims/claim-status.ts',
    'core/claims/claim-type.ts',
    'core/clock.ts',
    'core/documents-in/url-policy.ts',
    'core/documents-out/export-formats.ts',
    'core/gate/policy.ts',
    'core/ids.ts',
    'core/project/roles.ts',
    'core/project/stage.ts',
    'core/result.ts',
    'core/url-policy.ts',
  ]);
});

it('of the services and the storage, only what lists projects is loaded at the start', () => {
  expect([...layer('main/services'), ...layer('main/storage')]).toEqual([
    'main/services/build-stamp-file.ts',
    'main/services/folder-names.ts',
    'main/services/hidden-folder.ts',
    'main/services/library-desk.ts',
    'main/services/library-index.ts',
    'main/services/project-library.ts',
    'main/services/runtime.ts',
    'main/services/settings-service.ts',
    'main/services/workspace-service.ts',
    'main/storage/durable-file.ts',
    'main/storage/file-system.ts',
    'main/storage/json-file.ts',
    'main/storage/project-fingerprint.ts',
    'main/storage/project-folder.ts',
    'main/storage/project-lock.ts',
    'main/storage/quarantine.ts',
    'main/storage/random.ts',
    'main/storage/storage-errors.ts',
  ]);
});

it('follows what it is meant to follow', () => {
  const rest = broughtBy('main/rest-of-app.ts');
  expect(rest.files).toContain('core/project/apply.ts');
  expect(rest.files).toContain('core/project/project.ts');
  expect(start.files).not.toContain('main/rest-of-app.ts');
});
