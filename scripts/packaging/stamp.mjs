import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which source a build is made of (`src/contract/build-stamp.ts` reads it). The same commit gives the same stamp on every machine: the date
 * is `SOURCE_DATE_EPOCH` (reproducible-builds.org/specs/source-date-epoch), or the commit's own.
 * @param {string} root the repository
 * @param {Readonly<Record<string, string | undefined>>} [environment]
 * @param {(...args: string[]) => string} [git] asks git and answers what it printed
 * @returns {{ version: string, commit: string, isChanged: boolean, sourceDate: string }}
 */
export function makeStamp(root, environment = process.env, git = gitIn(root)) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const given = environment['SOURCE_DATE_EPOCH'];
  if (given !== undefined && !/^\d{1,11}$/.test(given)) {
    throw new Error(`SOURCE_DATE_EPOCH is “${given}”; it must be seconds since 1970, in digits.`);
  }
  const seconds = Number(given ?? git('log', '-1', '--format=%ct').trim());
  return {
    version,
    commit: git('rev-parse', 'HEAD').trim(),
    isChanged: git('status', '--porcelain').trim() !== '',
    sourceDate: new Date(seconds * 1000).toISOString(),
  };
}

/** @param {string} root */
function gitIn(root) {
  return (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
}
