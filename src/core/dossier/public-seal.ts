import type { Project } from '../project/project.ts';
import { contentHash } from '../gate/seal.ts';
import type { StoredEntry } from '../migrations/replay-entries.ts';

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

/** References to notes and the ways back: what the two HTML formats print differently inside the article. */
const references =
  /<sup\b[^>]*>(?:<a [^>]*role="doc-noteref"[^>]*>(?:\d+|[a-z]+)<\/a>)<\/sup>|<span class="back">(?: <a [^>]*role="doc-backlink"[^>]*>↩\d*<\/a>)*<\/span>/gu;

/** The words between the tags of an exported article, references left out; null when the page has no article of its own. */
function articleWords(html: string): string | null {
  const pieces = html.split(/<\/?article>/u);
  const [, article] = pieces;
  if (pieces.length !== 3 || article === undefined) return null;
  return article
    .replace(references, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Holds an exported article against a dossier: it belongs to it when the same content was signed off, at a point of the same log, and
 * its words are the ones of the article in the dossier.
 * @param html the article's file
 * @param sealed the dossier; null where it was not found intact
 */
export function compareArticle(
  html: string,
  sealed: {
    readonly seal: string;
    readonly html: string;
    readonly entries: readonly Pick<StoredEntry, 'hash'>[];
  } | null,
): SealComparison {
  const carried = sealIn(html);
  const no = (message: string): SealComparison => ({ belongs: false, message });
  if (carried === null) return no('It carries no seal: it is a draft, or no HTML export of Stet.');
  if (sealed === null) return no('It cannot be held against a dossier that is not intact.');
  const isInLog = sealed.entries.some((entry) => entry.hash === carried.log);
  if (!isInLog)
    return no('It carries another seal: it was not exported from what is in this dossier, or later.');
  if (carried.seal !== sealed.seal) {
    return no('It was exported from this project in another state than the one in the dossier.');
  }
  const words = articleWords(html);
  if (words === null || words !== articleWords(sealed.html)) {
    return no(
      'It carries the seal of this dossier, but its words are not the ones that were sealed: it was changed.',
    );
  }
  return {
    belongs: true,
    message:
      'It carries the seal of this dossier, and the words of the article are the ones that were sealed.',
  };
}
