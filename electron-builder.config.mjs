import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { setFuses } from './scripts/packaging/fuses.mjs';

const root = import.meta.dirname;
const version = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).version;

/** The ending of a dossier that systems can tell from other archives (docs/adr/0010-packaging.md). */
const dossier = {
  ext: 'stetdossier',
  name: 'Stet dossier',
  description: 'Stet dossier',
  role: 'Viewer',
};
/** On Linux: one type for both endings. */
const dossierType = 'application/vnd.stet.dossier+zip';

/**
 * How Stet is packed. `scripts/package.mjs` lays out what goes in and calls electron-builder with this file; nothing is published from here.
 * `scripts/packaging/config.test.ts` holds it against electron-builder's own schema.
 * @type {import('electron-builder').Configuration}
 */
export default {
  appId: 'stet.workstation',
  productName: 'Stet',
  executableName: 'stet',
  copyright: 'The Stet authors. MIT licence.',
  electronVersion: version('node_modules/electron/package.json'),
  // The binary that npm's package fetched and checked against its own list of hashes.
  electronDist: 'node_modules/electron/dist',
  directories: { app: 'out/app', output: 'dist', buildResources: 'out/icons' },
  // What lies in `out/app` is what is packed; `scripts/packaging/app-contents.mjs` decides.
  files: ['**/*'],
  asar: true,
  extraResources: [
    { from: 'resources/sample', to: 'sample' },
    { from: 'resources/spotter', to: 'spotter' },
    { from: 'resources/third-party-notices.txt', to: 'third-party-notices.txt' },
    { from: 'LICENSE', to: 'LICENSE.stet.txt' },
    { from: 'node_modules/electron/dist/LICENSES.chromium.html', to: 'LICENSES.chromium.html' },
    { from: 'out/icons/png/256x256.png', to: 'icon.png' },
  ],
  electronLanguages: ['en', 'en-US', 'en-GB'],
  // Every library is in the bundles. Without this answer, electron-builder packs the packages of the repository.
  beforeBuild: () => Promise.resolve(false),
  publish: null,
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  afterPack: setFuses,

  linux: {
    target: ['AppImage', 'deb'],
    icon: 'out/icons/png',
    category: 'Office',
    maintainer: 'The Stet authors <authors@stet.invalid>',
    vendor: 'The Stet authors',
    synopsis: 'Editorial fact-checking, offline',
    description:
      'Joins the draft and the check: claims, evidence, verdicts and the gate in one file on your own machine.',
    fileAssociations: [
      { ...dossier, mimeType: dossierType },
      // Linux alone looks further than the last part of an ending.
      { ...dossier, ext: 'stet.zip', mimeType: dossierType },
    ],
  },

  mac: {
    target: ['dmg'],
    icon: 'out/icons/stet.icns',
    category: 'public.app-category.productivity',
    darkModeSupport: true,
    hardenedRuntime: true,
    fileAssociations: [
      { ...dossier, icon: 'out/icons/dossier.icns', rank: 'Owner' },
      // Offered under “Open With”; the system's own program stays the first.
      { ext: 'zip', name: 'Stet dossier as archive', role: 'Viewer', rank: 'Alternate' },
    ],
  },
  dmg: { title: '${productName} ${version}', writeUpdateInfo: false },

  win: {
    target: ['nsis'],
    icon: 'out/icons/stet.ico',
    fileAssociations: [{ ...dossier, icon: 'out/icons/dossier.ico' }],
  },
  nsis: {
    oneClick: false,
    // electron-builder writes file associations for a machine only.
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    license: 'LICENSE',
  },
};
