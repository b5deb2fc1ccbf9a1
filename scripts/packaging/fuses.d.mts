export type FuseName =
  | 'RunAsNode'
  | 'EnableCookieEncryption'
  | 'EnableNodeOptionsEnvironmentVariable'
  | 'EnableNodeCliInspectArguments'
  | 'EnableEmbeddedAsarIntegrityValidation'
  | 'OnlyLoadAppFromAsar'
  | 'LoadBrowserProcessSpecificV8Snapshot'
  | 'GrantFileProtocolExtraPrivileges'
  | 'WasmTrapHandlers';
export type BuilderPlatform = 'linux' | 'darwin' | 'win32' | 'mas';
export const fuses: Readonly<Record<FuseName, boolean>>;
export function fuseConfig(): Readonly<Record<string, unknown>>;
export function fuseDifferences(binary: string): Promise<string[]>;
export function fusedFile(
  platform: BuilderPlatform,
  folder: string,
  names: { readonly productName: string; readonly executableName: string },
): string;
export function setFuses(context: {
  electronPlatformName: BuilderPlatform;
  appOutDir: string;
  packager: { appInfo: { productFilename: string }; executableName?: string };
}): Promise<void>;
