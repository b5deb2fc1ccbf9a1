import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import config from '../../electron-builder.config.mjs';
import manifest from '../../package.json' with { type: 'json' };
import { dossierEndings } from '../../src/main/opened-file.ts';
import { setFuses } from './fuses.mjs';
import { provideBuilderSchema } from './schema.mjs';

const root = resolve(import.meta.dirname, '..', '..');
const schema = provideBuilderSchema(root);

describe.skipIf(schema === null)('against electron-builder’s own schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  // The schema’s own word for functions, as its reader understands it.
  ajv.addKeyword({ keyword: 'typeof', validate: (word: string, value: unknown) => typeof value === word });
  const validate = ajv.compile(schema ?? {});

  it('the configuration is valid', () => {
    validate(config);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('a slip in it would be found', () => {
    expect(validate({ ...config, linux: { ...config.linux, targets: ['deb'] } })).toBe(false);
    expect(validate({ ...config, afterPack: 3 })).toBe(false);
  });
});

it('makes AppImage, deb, dmg and nsis', () => {
  expect([...config.linux.target, ...config.mac.target, ...config.win.target]).toEqual([
    'AppImage',
    'deb',
    'dmg',
    'nsis',
  ]);
});

it('sets the fuses between packing and signing, in an archive of what was laid out', () => {
  expect(config).toMatchObject({ afterPack: setFuses, asar: true, directories: { app: 'out/app' } });
  expect(config.files).toEqual(['**/*']);
  expect(config).not.toHaveProperty('electronFuses');
});

it('packs the Electron that the project names, and the files that are there', () => {
  expect(config.electronVersion).toBe(manifest.devDependencies.electron);
  const made = /^(out|node_modules\/electron\/dist)\//u;
  const missing = config.extraResources
    .map(({ from }) => from)
    .filter((path) => !made.test(path) && !existsSync(resolve(root, path)));
  expect(missing).toEqual([]);
  expect(config.extraResources.map(({ to }) => to)).toContain('third-party-notices.txt');
});

it('opens dossiers with Stet: both endings on Linux, the one that can be told apart elsewhere', () => {
  const endings = (system: 'linux' | 'mac' | 'win') =>
    config[system].fileAssociations.map(({ ext }) => `.${ext}`);
  expect(endings('linux').sort()).toEqual([...dossierEndings].sort());
  expect(new Set(config.linux.fileAssociations.map(({ mimeType }) => mimeType)).size).toBe(1);
  expect(endings('mac')).toContain('.stetdossier');
  // Archives of others keep their program.
  expect(endings('win')).toEqual(['.stetdossier']);
  expect(config.mac.fileAssociations).toContainEqual(
    expect.objectContaining({ ext: 'zip', rank: 'Alternate' }),
  );
});

it('publishes nothing by itself', () => {
  expect(config.publish).toBeNull();
});
