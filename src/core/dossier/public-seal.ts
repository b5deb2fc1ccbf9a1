import type { Project } from '../project/project.ts';
import { contentHash } from '../gate/seal.ts';

/**
 * What an exported article carries so that it can be held against a dossier later: the hash of what was signed off, and the last
 * entry of the log when it was exported. Both are hashes of the record, not of the dossier, so that the article can be part of one.
 */
export interface PublicSeal {
  /** `contentHash` of gate/seal.ts, 64 hex digits. */
  readonly seal: string;
  /** `logHead` of the record, 64 hex digits. */
  readonly log: string;
}

/** The name of the `meta` element. */
export const sealName = 'stet:seal';

export function publicSealOf(project: Project): PublicSeal {
  return { seal: contentHash(project), log: project.logHead };
}

/** The content of the `meta` element. */
export function sealContent({ seal, log }: PublicSeal): string {
  return `seal=${seal} log=${log}`;
}

/** The seal that an exported page carries; null when it has none, or more than one. */
export function sealIn(html: string): PublicSeal | null {
  const metas = [
    ...html.matchAll(/<meta name="stet:seal" content="seal=([0-9a-f]{64}) log=([0-9a-f]{64})">/gu),
  ];
  const [meta] = metas;
  const [, seal, log] = meta ?? [];
  return metas.length !== 1 || seal === undefined || log === undefined ? null : { seal, log };
}
