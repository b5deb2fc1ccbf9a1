import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as asar from '@electron/asar';
import { archiveProblems } from './app-contents.mjs';
import { fusedFile, fuseDifferences } from './fuses.mjs';

/** What must lie beside the archive. */
const besides = [
  'third-party-notices.txt',
  'LICENSE.stet.txt',
  'LICENSES.chromium.html',
  'icon.png',
  'sample/sample.json',
  'spotter/model.json',
];

/**
 * Where the parts of a packed application are.
 * @param {string} folder the installed or unpacked application; on macOS the folder with the `.app`
 * @param {'linux' | 'darwin' | 'win32'} platform
 */
export function packedApp(folder, platform) {
  const names = { productName: 'Stet', executableName: 'stet' };
  const binary = fusedFile(platform, folder, names);
  const resources = platform === 'darwin' ? join(binary, 'Contents', 'Resources') : join(folder, 'resources');
  const program = platform === 'darwin' ? join(binary, 'Contents', 'MacOS', 'stet') : binary;
  return { binary, program, resources, archive: join(resources, 'app.asar') };
}

/**
 * Examines a packed application without starting it: archive, files beside it, and the fuses, read back from the binary.
 * @param {{ binary: string, resources: string, archive: string }} app
 * @returns {Promise<string[]>} one sentence for each thing that is wrong
 */
export async function packedProblems({ binary, resources, archive }) {
  const missing = besides
    .filter((file) => !existsSync(join(resources, file)))
    .map((file) => `${file} is missing beside the archive.`);
  const loose = ['app', 'app.asar.unpacked']
    .filter((name) => existsSync(join(resources, name)))
    .map((name) => `${name} lies loose beside the archive.`);
  return [...missing, ...loose, ...examineArchive(archive), ...(await fuseDifferences(binary))];
}

/** @param {string} archive */
export function examineArchive(archive) {
  return archiveProblems(archiveFiles(archive), statSync(archive).size, (file) =>
    asar
      .extractFile(archive, file.replaceAll('/', process.platform === 'win32' ? '\\' : '/'))
      .toString('utf8'),
  );
}

/** All files in an archive, relative, with `/`. */
export function archiveFiles(archive) {
  const inFolder = (node, path) =>
    Object.entries(node.files).flatMap(([name, entry]) => {
      const inner = path === '' ? name : `${path}/${name}`;
      return entry.files === undefined ? [inner] : inFolder(entry, inner);
    });
  return inFolder(asar.getRawHeader(archive).header, '');
}

/** The stamp in an archive. */
export function stampIn(archive) {
  return JSON.parse(asar.extractFile(archive, 'stamp.json').toString('utf8'));
}

/** Every Linux and Windows folder, and on macOS every `.app`, that electron-builder left in `dist`. */
export function packedFolders(dist) {
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (/unpacked$/.test(entry.name) || /^mac/.test(entry.name)))
    .map((entry) => join(dist, entry.name));
}
