import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The version that packs releases. It is run by npx and not installed with the project: docs/adr/0010-packaging.md says why. */
export const builderVersion = '26.17.0';

/** What the registry says of `app-builder-lib` in that version, which carries the schema. */
const integrity =
  'sha512-wfL7EhujuODDW3uMSD8RPcr/MLzmT0dmpVfWV0wFUWXI0rIdaukzAJ7EFUSyHXOpxuBZqaIGlQt6VeQhtHhetw==';

/**
 * electron-builder's own JSON Schema of its configuration, from the one package of it that holds it; fetched by npm once and kept
 * in `.cache`. Null where it is not there and cannot be fetched. Throws for a package other than the one named here.
 * @param {string} root the repository
 * @returns {object | null}
 */
export function provideBuilderSchema(root) {
  const folder = join(root, '.cache', 'packaging');
  const archive = join(folder, `app-builder-lib-${builderVersion}.tgz`);
  if (!existsSync(archive) && !fetchPackage(folder)) return null;
  const bytes = readFileSync(archive);
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (found !== integrity) {
    rmSync(archive);
    throw new Error(
      `app-builder-lib ${builderVersion} is not the package that scripts/packaging/schema.mjs names.`,
    );
  }
  return JSON.parse(fileIn(gunzipSync(bytes), 'package/scheme.json').toString('utf8'));
}

/** @returns {boolean} */
function fetchPackage(folder) {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync(
      'npm',
      [
        'pack',
        `app-builder-lib@${builderVersion}`,
        '--pack-destination',
        folder,
        '--silent',
        '--fetch-retries=0',
      ],
      { cwd: folder, stdio: 'ignore', timeout: 30_000, shell: process.platform === 'win32' },
    );
    return true;
  } catch {
    return false;
  }
}

/**
 * One file of a tar archive: headers of 512 bytes with name and size (octal), contents padded to 512.
 * @param {Buffer} tar
 * @param {string} name
 */
export function fileIn(tar, name) {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const header = tar.subarray(at, at + 512);
    const size = Number.parseInt(header.toString('latin1', 124, 136), 8);
    if (textOf(header.subarray(0, 100)) === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`There is no ${name} in the archive.`);
}

/** @param {Buffer} field ends at its first zero */
function textOf(field) {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end);
}
