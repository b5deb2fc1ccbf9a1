import type { BuildStamp } from '../../src/contract/build-stamp.ts';

export interface PackedApp {
  readonly binary: string;
  readonly program: string;
  readonly resources: string;
  readonly archive: string;
}
export function packedApp(folder: string, platform: 'linux' | 'darwin' | 'win32'): PackedApp;
export function packedProblems(app: PackedApp): Promise<string[]>;
export function examineArchive(archive: string): string[];
export function archiveFiles(archive: string): string[];
export function stampIn(archive: string): BuildStamp;
export function packedFolders(dist: string): string[];
