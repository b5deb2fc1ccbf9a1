import type { BuildStamp } from '../../src/contract/build-stamp.ts';

export function makeStamp(
  root: string,
  environment?: Readonly<Record<string, string | undefined>>,
  git?: (...args: string[]) => string,
): BuildStamp;
