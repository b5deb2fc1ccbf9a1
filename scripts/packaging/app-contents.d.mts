import type { BuildStamp } from '../../src/contract/build-stamp.ts';

export const archiveBudget: number;
export function layOutApp(root: string, folder: string, stamp: BuildStamp): void;
export function shippedManifest(manifest: Readonly<Record<string, unknown>>): Record<string, unknown>;
export function appFiles(built: string): string[];
export function archiveProblems(
  files: readonly string[],
  size: number,
  read: (file: string) => string,
): string[];
