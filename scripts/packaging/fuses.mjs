import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * What a shipped binary may do, fuse by fuse: all nine that Electron has, so that one more in a new version stops the packaging
 * until somebody has decided about it.
 */
export const fuses = Object.freeze({
  /** The binary is no Node for whoever finds it. */
  RunAsNode: false,
  /** No cookie is kept; should one be, it lies encrypted. */
  EnableCookieEncryption: true,
  /** Nothing is loaded into it through `NODE_OPTIONS`. */
  EnableNodeOptionsEnvironmentVariable: false,
  /** No `--inspect`; so Playwright cannot drive it, and the end-to-end tests run on the build before packaging. */
  EnableNodeCliInspectArguments: false,
  /** macOS and Windows compare the archive with a hash in the signed binary. */
  EnableEmbeddedAsarIntegrityValidation: true,
  /** No loose `app` folder in the archive's place. */
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  /** Nothing is served from `file:`. */
  GrantFileProtocolExtraPrivileges: false,
  /** Electron's own value; WebAssembly is not used. */
  WasmTrapHandlers: true,
});

/** The same in the words of `@electron/fuses`. */
export function fuseConfig() {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...Object.fromEntries(Object.entries(fuses).map(([name, value]) => [FuseV1Options[name], value])),
  };
}

/**
 * Reads the fuses back from a binary and compares.
 * @param {string} binary an executable, or the `.app` of macOS
 * @returns {Promise<string[]>} one sentence for each difference; empty when all are as they should be
 */
export async function fuseDifferences(binary) {
  const wire = await getCurrentFuseWire(binary);
  const known = Object.entries(fuses).flatMap(([name, wanted]) => {
    const found = wire[FuseV1Options[name]];
    const should = wanted ? FuseState.ENABLE : FuseState.DISABLE;
    if (found === should) return [];
    return [`${name} should be ${wanted ? 'on' : 'off'} and is ${stateName(found)}.`];
  });
  const unknown = Object.keys(wire)
    .filter((key) => /^\d+$/.test(key) && !(FuseV1Options[Number(key)] in fuses))
    .map((key) => `There is a fuse nobody decided about: number ${key}, ${stateName(wire[key])}.`);
  return [...known, ...unknown];
}

/** @param {number | undefined} state */
function stateName(state) {
  const names = { [FuseState.ENABLE]: 'on', [FuseState.DISABLE]: 'off', [FuseState.REMOVED]: 'removed' };
  return state === undefined ? 'missing' : (names[state] ?? `unknown (${state})`);
}

/**
 * Where the fused file of a packed application is.
 * @param {'linux' | 'darwin' | 'win32' | 'mas'} platform electron-builder's word for the system
 * @param {string} folder where the application was packed
 * @param {{ readonly productName: string, readonly executableName: string }} names
 * @returns {string}
 */
export function fusedFile(platform, folder, { productName, executableName }) {
  if (platform === 'darwin' || platform === 'mas') return join(folder, `${productName}.app`);
  if (platform === 'win32') return join(folder, `${productName}.exe`);
  return join(folder, executableName);
}

/**
 * electron-builder's hook between packing and signing: sets the fuses and reads them back.
 * Errors: a binary without fuses, a fuse nobody decided about, a value that did not stick.
 * @param {{ electronPlatformName: 'linux' | 'darwin' | 'win32' | 'mas', appOutDir: string,
 *   packager: { appInfo: { productFilename: string }, executableName?: string } }} context
 */
export async function setFuses({ electronPlatformName, appOutDir, packager }) {
  const binary = fusedFile(electronPlatformName, appOutDir, {
    productName: packager.appInfo.productFilename,
    executableName: packager.executableName ?? 'stet',
  });
  const isMac = electronPlatformName === 'darwin' || electronPlatformName === 'mas';
  // Changing the binary voids the signature that Apple's own processors insist on; one for this machine takes its place.
  await flipFuses(binary, { ...fuseConfig(), resetAdHocDarwinSignature: isMac });
  const differences = await fuseDifferences(binary);
  if (differences.length > 0)
    throw new Error(`The fuses are not as they should be. ${differences.join(' ')}`);
}
