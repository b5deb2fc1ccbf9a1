import type { Project } from '../project/project.ts';
import { contentHash } from '../gate/seal.ts';
import type { StoredEntry } from '../migrations/replay-entries.ts';
import type { Manifest } from './manifest.ts';

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

/** How an exported article stands to a dossier. */
export interface SealComparison {
  readonly belongs: boolean;
  readonly message: string;
}

/**
 * Holds an article's seal against a dossier: it belongs to it when the same content was signed off, at a point of the same log.
 * @param entries of a dossier that was found intact; none where it was not
 */
export function compareSeal(
  carried: PublicSeal | null,
  manifest: Pick<Manifest, 'seal'> | null,
  entries: readonly Pick<StoredEntry, 'hash'>[],
): SealComparison {
  if (carried === null)
    return { belongs: false, message: 'It carries no seal: it is a draft, or no export of Stet.' };
  if (manifest === null || entries.length === 0) {
    return { belongs: false, message: 'It cannot be held against a dossier that is not intact.' };
  }
  const isSameContent = carried.seal === manifest.seal;
  const isInLog = entries.some((entry) => entry.hash === carried.log);
  if (isSameContent && isInLog) {
    return {
      belongs: true,
      message:
        'It carries the seal of this dossier: it was exported from what was checked here. Its words are not compared; article.html in the dossier has them as they were.',
    };
  }
  return {
    belongs: false,
    message: isInLog
      ? 'It was exported from this project in another state than the one in the dossier.'
      : 'It carries another seal: it was not exported from what is in this dossier, or later.',
  };
}
