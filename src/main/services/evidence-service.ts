import { basename } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { imageMediaType } from '../../core/documents-in/images-in.ts';
import {
  isRecordingType,
  recordingMediaType,
  shownMediaType,
  signatureBytes,
} from '../../core/documents-in/media-signature.ts';
import type { IdSource } from '../../core/ids.ts';
import type { Evidence } from '../../core/sources/evidence.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { CopyWatch } from '../storage/evidence-store.ts';
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
  /** What the file is, told by its bytes: a picture, recording or PDF. Null for documents that are read to text. */
  readonly shownType: string | null;
  /** Bytes of a recording, which is read part by part; null for all else. */
  readonly recordingSize: number | null;
}

/** A recording on disk, on its way into a project. */
export interface CollectedRecording {
  readonly sourceId: string;
  readonly path: string;
  readonly fileName: string;
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
  const mayAdd = checkMayAdd(session, collected.sourceId);
  if (!mayAdd.ok) return mayAdd;
  const file = await session.evidence.put(collected.bytes);
  if (!file.ok) return file;
  const text = await storeText(session, collected.text);
  if (!text.ok) return text;
  const { sourceId, kind, fileName, bytes, from } = collected;
  const mediaType = kind === 'pasted' ? 'text/plain' : mediaTypeOf(bytes, fileName);
  const stored = { sha256: file.value, size: bytes.length, mediaType, text: text.value };
  return recordEvidence(session, by, { sourceId, kind, fileName, from }, stored, newId);
}

/**
 * Copies a recording into the store part by part, whatever its size, then makes it part of the project.
 * Errors: those of `EvidenceStore.putFile` and of the command; `wrong-type` for a file that is no recording by its bytes.
 */
export async function addRecording(
  session: ProjectSession,
  by: Actor,
  { sourceId, path, fileName }: CollectedRecording,
  watch: CopyWatch,
  newId: IdSource,
): Promise<Result<{ readonly evidenceId: string }>> {
  const mayAdd = checkMayAdd(session, sourceId);
  if (!mayAdd.ok) return mayAdd;
  const file = await session.evidence.putFile(path, watch);
  if (!file.ok) return file;
  const { sha256, size } = file.value;
  const head = await session.evidence.readPart(sha256, 0, signatureBytes);
  if (!head.ok) return head;
  const mediaType = recordingMediaType(head.value);
  if (mediaType === null) {
    return err(appError('wrong-type', 'The file is no recording that Stet knows. Nothing was attached.'));
  }
  const stored = { sha256, size, mediaType, text: noText };
  return recordEvidence(session, by, { sourceId, kind: 'file', fileName, from: fileName }, stored, newId);
}

/** Makes stored bytes part of the project. */
async function recordEvidence(
  session: ProjectSession,
  by: Actor,
  { sourceId, kind, fileName, from }: Pick<CollectedEvidence, 'sourceId' | 'kind' | 'fileName' | 'from'>,
  stored: Pick<Evidence, 'sha256' | 'size' | 'mediaType' | 'text'>,
  newId: IdSource,
): Promise<Result<{ readonly evidenceId: string }>> {
  const evidenceId = newId('evidence');
  const done = await session.execute(
    {
      kind: 'evidence.add',
      evidenceId,
      sourceId,
      evidenceKind: kind,
      fileName: printableName(fileName),
      ...stored,
      from: from.slice(0, 2048),
    },
    by,
  );
  return done.ok ? ok({ evidenceId }) : done;
}

const noText: Evidence['text'] = { kind: 'none', sha256: null, length: 0 };

function checkMayAdd(session: ProjectSession, sourceId: string): Result<void> {
  if (session.project.sources[sourceId] === undefined) {
    return err(
      appError('unknown-id', 'That source is no longer in the project. Nothing was stored.', {
        id: sourceId,
      }),
    );
  }
  return session.access.kind === 'read-only'
    ? err(appError('read-only', session.access.reason))
    : ok(undefined);
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
  if (text === null) return ok(noText);
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
  const recording = record.kind === 'pasted' ? ok(null) : await recordingType(session, record.sha256);
  if (!recording.ok && !isLoss(recording.error.code)) return recording;
  const isRecording = recording.ok && recording.value !== null;
  const file = isRecording
    ? await session.evidence.verify(record.sha256)
    : await session.evidence.read(record.sha256);
  if (!file.ok && !isLoss(file.error.code)) return file;
  const text = record.text.sha256 === null ? null : await session.evidence.read(record.text.sha256);
  if (text !== null && !text.ok && !isLoss(text.error.code)) return text;
  const isIntact = file.ok && (text === null || text.ok);
  await noteCustody(session, by, record, isIntact);
  const words = text?.ok === true ? Buffer.from(text.value).toString('utf8') : null;
  if (!file.ok) return ok({ isIntact, text: words, bytes: null, shownType: null, recordingSize: null });
  if (!(file.value instanceof Uint8Array)) {
    const shownType = recording.ok ? recording.value : null;
    return ok({ isIntact, text: words, bytes: null, shownType, recordingSize: file.value.size });
  }
  // Pasted words are words, whatever they begin with.
  const shownType = record.kind === 'pasted' ? null : shownMediaType(file.value);
  const isDrawn = shownType !== null || formattedKinds.has(record.text.kind);
  return ok({ isIntact, text: words, bytes: isDrawn ? file.value : null, shownType, recordingSize: null });
}

/** The media type of a stored recording; null for every other file. */
async function recordingType(session: ProjectSession, sha256: string): Promise<Result<string | null>> {
  const head = await session.evidence.readPart(sha256, 0, signatureBytes);
  if (!head.ok) return head;
  const shown = shownMediaType(head.value);
  return ok(shown === recordingMediaType(head.value) ? shown : null);
}

/** A part of a recording that was opened. Errors: `unknown-id`, `wrong-type` for all other evidence, and those of reading. */
export async function readRecording(
  session: ProjectSession,
  evidenceId: string,
  position: number,
  length: number,
): Promise<Result<Uint8Array>> {
  const record = session.project.evidence[evidenceId];
  if (record === undefined) {
    return err(appError('unknown-id', 'That evidence is no longer in the project.', { id: evidenceId }));
  }
  if (!isRecordingType(record.mediaType)) {
    return err(appError('wrong-type', 'That evidence is no recording.', { id: evidenceId }));
  }
  return session.evidence.readPart(record.sha256, position, length);
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
