import type { Project } from '../project/project.ts';
import { imagesIn } from '../sources/stored-files.ts';
import type { Bearing } from './manifest.ts';

/** Parts with a place of their own; evidence lies under {@link evidencePath}. */
export const partNames = {
  readme: 'README.txt',
  html: 'article.html',
  markdown: 'article.md',
  key: 'key.pub',
  root: 'log-root.json',
  log: 'log.jsonl',
  record: 'project.json',
  report: 'report.html',
  page: 'verify.html',
  manifest: 'manifest.json',
  signature: 'manifest.sig',
} as const;

/** What a dossier may cost to write and to read. The form of the archive ends at 4 GiB and 65,535 parts. */
export const dossierLimits = { bytes: 1024 * 1024 * 1024, parts: 60_000 } as const;

/** Whether a file’s name says that it is a dossier: documents of other kinds are never called `.zip`. */
export function isDossierName(fileName: string): boolean {
  return /\.zip$/iu.test(fileName);
}

/** A stored file of the project on its way into a dossier. */
export interface StoredFile {
  readonly sha256: string;
  readonly mediaType: string;
  /** The name it was collected under, with what it is of that. */
  readonly name: string;
  /** The claims that stand on it. */
  readonly claims: Bearing;
}

/**
 * Endings that let a reader open a file from the dossier. Nothing that runs or loads anything when it is opened: web pages,
 * vector pictures and mail stay without one.
 */
const endings: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/csv': '.csv',
  'text/markdown': '.md',
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
  'audio/mp4': '.m4a',
  'video/mp4': '.mp4',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
};

/** Where a stored file lies in the archive. */
export function evidencePath({ sha256, mediaType }: Pick<StoredFile, 'sha256' | 'mediaType'>): string {
  const plain = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return `evidence/${sha256}${endings[plain] ?? ''}`;
}

/** Every stored file that the record names, each once, in the order of their hashes. */
export function storedFilesFor(project: Project): readonly StoredFile[] {
  const files = new Map<string, StoredFile & { claims: string[] }>();
  const add = (sha256: string, mediaType: string, name: string, claims: readonly string[]) => {
    const known = files.get(sha256);
    if (known === undefined)
      files.set(sha256, { sha256, mediaType, name: name.slice(0, 300), claims: [...claims] });
    else known.claims.push(...claims.filter((id) => !known.claims.includes(id)));
  };
  const live = new Set(
    Object.values(project.claims)
      .filter((claim) => claim.removed === null)
      .map((claim) => claim.id),
  );
  const standing = new Map<string, string[]>();
  for (const { evidenceId, claimId } of Object.values(project.citations)) {
    if (evidenceId === null || !live.has(claimId)) continue;
    const claims = standing.get(evidenceId) ?? [];
    if (!claims.includes(claimId)) claims.push(claimId);
    standing.set(evidenceId, claims);
  }
  for (const { id, sha256, mediaType, fileName, text, picture } of Object.values(project.evidence)) {
    const claims = standing.get(id) ?? [];
    add(sha256, mediaType, fileName, claims);
    if (text.sha256 !== null) add(text.sha256, 'text/plain', `Text of ${fileName}`, claims);
    if (picture !== null) add(picture.sha256, picture.mediaType, `Picture of ${fileName}`, claims);
  }
  for (const sha256 of imagesIn(project))
    add(sha256, 'application/octet-stream', 'A picture of the article', []);
  return [...files.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}
