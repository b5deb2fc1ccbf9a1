import { strToU8 } from 'fflate';
import { appError } from '../app-error.ts';
import { encodeBytes } from '../spotting/packed-bytes.ts';
import type { StoredEntry } from '../migrations/replay-entries.ts';
import type { Project } from '../project/project.ts';
import { err, ok, type Result } from '../result.ts';
import { logBytes, recordBytes } from './log-part.ts';
import {
  factsOf,
  manifestBytes,
  statementOf,
  type Bearing,
  type DossierFacts,
  type Manifest,
  type ManifestPart,
} from './manifest.ts';
import { dossierLimits, evidencePath, partNames, type StoredFile } from './parts.ts';
import { readme } from './readme.ts';
import { publicKeyPem, signatureBytes, signedStatement, type DossierSigner } from './signature.ts';
import { writeStoredZip, zipSize } from './stored-zip.ts';
import { verifyPage } from './verify-page.ts';

/** A record with its log, as a dossier holds them. */
export interface DossierRecord {
  readonly project: Project;
  readonly facts: DossierFacts;
  /** Of the record that the log begins behind; 0 for a whole log. */
  readonly logFrom: number;
  /** `null` for a whole log. */
  readonly root: Uint8Array | null;
  readonly log: Uint8Array;
  readonly record: Uint8Array;
}

/**
 * What a dossier says and holds of the record.
 * @param entries the log that leads to `project`
 * @param root the record that the log begins from; null for a whole log
 */
export function dossierRecord(
  project: Project,
  entries: readonly StoredEntry[],
  root: Project | null,
): DossierRecord {
  return {
    project,
    facts: factsOf(project),
    logFrom: root?.revision ?? 0,
    root: root === null ? null : recordBytes(root),
    log: logBytes(entries),
    record: recordBytes(project),
  };
}

/** What goes into a dossier besides what is worked out from it. */
export interface DossierContent {
  readonly record: DossierRecord;
  /** The article as the public gets it, and the checking report. */
  readonly html: Uint8Array;
  readonly markdown: Uint8Array;
  readonly report: Uint8Array;
  /** Stored files that are whole, with their sizes in bytes. */
  readonly files: readonly (StoredFile & { readonly size: number })[];
  /** Stored files that are gone or damaged. */
  readonly missing: readonly StoredFile[];
}

export interface DossierOptions {
  readonly edition: Manifest['edition'];
  /** Instant of the export, UTC. */
  readonly createdAt: string;
  readonly stetVersion: string;
  readonly signer: DossierSigner;
  readonly sha256: (bytes: Uint8Array) => string;
  /** Bytes of a stored file, called once for each, in order. */
  readonly readFile: (sha256: string) => Promise<Uint8Array>;
}

/** A dossier before its bytes are put together: what it holds, and how large it will be. */
export interface DossierPlan {
  readonly manifest: Manifest;
  /** Everything but the stored files, by path. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly size: number;
}

/**
 * Plans a dossier and signs its manifest: the same content, options and key give the same bytes.
 * Error `too-large`: the archive would be larger than a reader takes.
 */
export function planDossier(content: DossierContent, options: DossierOptions): Result<DossierPlan> {
  const { files, missing } = content;
  const { project, facts, logFrom, root, log, record } = content.record;
  const { signer, sha256, edition, createdAt, stetVersion } = options;
  const parts = new Map<string, Uint8Array>();
  const listed: ManifestPart[] = [];
  const add = (path: string, mediaType: string, claims: Bearing, bytes: Uint8Array) => {
    parts.set(path, bytes);
    listed.push({ path, size: bytes.length, mediaType, sha256: sha256(bytes), name: null, claims });
  };
  const fingerprint = sha256(signer.publicKey);
  add(partNames.readme, 'text/plain', [], strToU8(readme(facts, signer.kind, fingerprint)));
  add(partNames.html, 'text/html', 'all', content.html);
  add(partNames.markdown, 'text/markdown', 'all', content.markdown);
  for (const file of files) {
    const { sha256: hash, mediaType, name, claims, size } = file;
    listed.push({ path: evidencePath(file), size, mediaType, sha256: hash, name, claims });
  }
  add(partNames.key, 'application/x-pem-file', [], strToU8(publicKeyPem(signer.publicKey)));
  if (root !== null) add(partNames.root, 'application/json', 'all', root);
  add(partNames.log, 'application/jsonl', 'all', log);
  add(partNames.record, 'application/json', 'all', record);
  add(partNames.report, 'text/html', 'all', content.report);
  add(partNames.page, 'text/html', [], strToU8(verifyPage(sha256)));
  const manifest: Manifest = {
    format: 'stet-dossier',
    version: 1,
    stetVersion,
    createdAt,
    edition,
    statement: statementOf(project, edition, createdAt),
    ...facts,
    logFrom,
    parts: listed,
    missing: missing.map(({ sha256: hash, name, claims }) => ({ sha256: hash, name, claims })),
    key: { kind: signer.kind, algorithm: 'Ed25519', publicKey: encodeBytes(signer.publicKey), fingerprint },
  };
  const written = manifestBytes(manifest);
  parts.set(partNames.manifest, written);
  parts.set(partNames.signature, signatureBytes(signedStatement(sha256(written), manifest), signer));
  const size = zipSize(archiveParts(manifest, parts));
  if (size > dossierLimits.bytes || listed.length > dossierLimits.parts) return tooLarge(size, listed.length);
  return ok({ manifest, parts, size });
}

/** Refuses a dossier that would be larger than one can be. */
export function tooLarge(bytes: number, count: number): Result<never> {
  const megabytes = Math.ceil(bytes / 1024 / 1024).toLocaleString('en');
  return err(
    appError(
      'too-large',
      `The dossier would have ${megabytes} MB in ${count.toLocaleString('en')} parts; a dossier takes ${(dossierLimits.bytes / 1024 / 1024).toLocaleString('en')} MB and ${dossierLimits.parts.toLocaleString('en')} parts. Nothing was written. Keep large recordings outside the project, and cite where they are kept.`,
      { bytes, limit: dossierLimits.bytes },
    ),
  );
}

/** The parts in the order of the archive. */
function archiveParts(manifest: Manifest, parts: ReadonlyMap<string, Uint8Array>) {
  const last = [partNames.manifest, partNames.signature] as const;
  return [
    ...manifest.parts.map(({ path, size }) => ({ path, size })),
    ...last.map((path) => ({ path, size: parts.get(path)?.length ?? 0 })),
  ];
}

/** The bytes of a planned dossier. @throws what `readFile` throws */
export function writeDossier(
  { manifest, parts }: DossierPlan,
  readFile: DossierOptions['readFile'],
): Promise<Uint8Array> {
  const hashes = new Map(manifest.parts.map(({ path, sha256 }) => [path, sha256]));
  return writeStoredZip(
    archiveParts(manifest, parts),
    (path) => parts.get(path) ?? readFile(hashes.get(path) ?? ''),
  );
}
