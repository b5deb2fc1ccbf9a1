import { readFileSync } from 'node:fs';
import { buildStampSchema, type BuildStamp } from '../../contract/build-stamp.ts';

/**
 * The stamp of the build that runs; null where there is none (a build for development). Throws for one that is there and unusable:
 * such a build was not made by `scripts/package.mjs`, and nobody can say what it is made of.
 * @param path `stamp.json` beside the bundles; read once, at start
 */
export function readBuildStamp(path: string): BuildStamp | null {
  const text = textOf(path);
  return text === null ? null : buildStampSchema.parse(JSON.parse(text));
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
