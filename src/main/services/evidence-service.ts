import { basename } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { imageMediaType } from '../../core/documents-in/images-in.ts';
import { shownMediaType } from '../../core/documents-in/media-signature.ts';
import type { IdSource } from '../../core/ids.ts';
import type { Evidence } from '../../core/sources/evidence.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { isLoss, noteCustody } from './evidence-examination.ts';
import { mediaTypeOf } from './media-types.ts';
import type { Actor, ProjectSession } from './project-session.ts';

/** Text that was read out of an evidence file, and how it is to be shown. */
export interface ExtractedText {
  readonly kind: Exclude<Evidence['text']['kind'], 'none'>;
  readonly text: string;
}

/** A file or pasted text on its way into a project. */
export interface CollectedEvidence {
  readonly sourceId: string;
  readonly kind: Evidence['kind'];
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly text: ExtractedText | null;
  /** Where it was collected, for the custody record: a file name, an address, "pasted". */
  readonly from: string;
}

export interface OpenedEvidence {
  /** False: the stored bytes are not the ones that were collected. */
  readonly isIntact: boolean;
  readonly text: string | null;
  /** The original bytes, where a viewer draws from them; null for files that are only kept. */
  readonly bytes: Uint8Array | null;
  /** What those bytes are, told by themselves: a picture, recording or PDF. Null for documents that are read to text. */
  readonly shownType: string | null;
}

/**
 * Stores bytes and text by their hashes, then makes them part of the project.
 * Errors: those of `EvidenceStore.put` and of the command (`unknown-id` for the source, `read-only` …).
 */
export async function addEvidence(
  session: ProjectSession,
  by: Actor,
  collected: CollectedEvidence,
  newId: IdSource,
): Promise<Result<{ readonly evidenceId: string }>> {
  const source = session.project.sources[collected.sourceId];
  if (source === undefined) {
    return err(
      appError('unknown-id', 'That source is no longer in the project. Nothing was stored.', {
        id: collected.sourceId,
      }),
    );
  }
  if (session.access.kind === 'read-only') return err(appError('read-only', session.access.reason));
  const file = await session.evidence.put(collected.bytes);
  if (!file.ok) return file;
  const text = await storeText(session, collected.text);
  if (!text.ok) return text;
  const evidenceId = newId('evidence');
  const done = await session.execute(
    {
      kind: 'evidence.add',
      evidenceId,
      sourceId: collected.sourceId,
      evidenceKind: collected.kind,
      fileName: printableName(collected.fileName),
      mediaType:
        collected.kind === 'pasted' ? 'text/plain' : mediaTypeOf(collected.bytes, collected.fileName),
      sha256: file.value,
      size: collected.bytes.length,
      text: text.value,
      from: collected.from.slice(0, 2048),
    },
    by,
  );
  return done.ok ? ok({ evidenceId }) : done;
}

/** A name as people read it, without characters that hide or turn text. Nothing is ever opened under it. */
function printableName(name: string): string {
  const plain = basename(name)
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 300);
  return plain === '' ? 'untitled' : plain;
}

async function storeText(
  session: ProjectSession,
  text: ExtractedText | null,
): Promise<Result<Evidence['text']>> {
  if (text === null) return ok({ kind: 'none', sha256: null, length: 0 });
  const stored = await session.evidence.put(Buffer.from(text.text, 'utf8'));
  return stored.ok ? ok({ kind: text.kind, sha256: stored.value, length: text.text.length }) : stored;
}

/**
 * Hashes the stored file and text again and answers what can be shown. A mismatch is answered as such, and the custody
 * record gets a line when the state differs from what it says. Errors: `unknown-id`, `read-failed`.
 */
export async function openEvidence(
  session: ProjectSession,
  by: Actor,
  evidenceId: string,
): Promise<Result<OpenedEvidence>> {
  const record = session.project.evidence[evidenceId];
  if (record === undefined) {
    return err(appError('unknown-id', 'That evidence is no longer in the project.', { id: evidenceId }));
  }
  const file = await session.evidence.read(record.sha256);
  if (!file.ok && !isLoss(file.error.code)) return file;
  const text = record.text.sha256 === null ? null : await session.evidence.read(record.text.sha256);
  if (text !== null && !text.ok && !isLoss(text.error.code)) return text;
  const isIntact = file.ok && (text === null || text.ok);
  await noteCustody(session, by, record, isIntact);
  // Pasted words are words, whatever they begin with.
  const shownType = file.ok && record.kind !== 'pasted' ? shownMediaType(file.value) : null;
  const isDrawn = shownType !== null || formattedKinds.has(record.text.kind);
  return ok({
    isIntact,
    text: text?.ok === true ? Buffer.from(text.value).toString('utf8') : null,
    bytes: file.ok && isDrawn ? file.value : null,
    shownType,
  });
}

/** Kinds whose files are read again for their formatting. */
const formattedKinds: ReadonlySet<Evidence['text']['kind']> = new Set(['markdown', 'html', 'docx']);

/** Stores a picture for the article. Error: `unsupported-type`. */
export async function addImage(
  session: ProjectSession,
  bytes: Uint8Array,
): Promise<Result<{ readonly sha256: string; readonly mediaType: string }>> {
  const mediaType = imageMediaType(bytes);
  if (mediaType === null) {
    return err(
      appError(
        'unsupported-type',
        'The file is no picture that Stet can show: PNG, JPEG, GIF or WebP. Nothing was stored.',
      ),
    );
  }
  if (session.access.kind === 'read-only') return err(appError('read-only', session.access.reason));
  const stored = await session.evidence.put(bytes);
  return stored.ok ? ok({ sha256: stored.value, mediaType }) : stored;
}

/** A stored picture. Errors: `not-found`, `evidence-changed`, `unsupported-type`. */
export async function readImage(
  session: ProjectSession,
  sha256: string,
): Promise<Result<{ readonly bytes: Uint8Array; readonly mediaType: string }>> {
  const bytes = await session.evidence.read(sha256);
  if (!bytes.ok) return bytes;
  const mediaType = imageMediaType(bytes.value);
  return mediaType === null
    ? err(appError('unsupported-type', 'The stored file is no picture.'))
    : ok({ bytes: bytes.value, mediaType });
}
