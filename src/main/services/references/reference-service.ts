import { basename, resolve, sep } from 'node:path';
import type { ImportedReference } from '../../../contract/library-views.ts';
import { appError } from '../../../core/app-error.ts';
import { decodeText } from '../../../core/documents-in/decode-text.ts';
import { createMessageLog } from '../../../core/documents-in/import-messages.ts';
import {
  planReferences,
  type PlannedReference,
} from '../../../core/documents-in/references/plan-references.ts';
import type { ReferenceFormat } from '../../../core/sources/reference-kinds.ts';
import { safeFileName } from '../../../core/documents-out/file-name.ts';
import type { ExportedReferences } from '../../../core/documents-out/references/export-references.ts';
import type { IdSource } from '../../../core/ids.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import { replaceDurably } from '../../storage/durable-file.ts';
import type { FileSystem } from '../../storage/file-system.ts';
import { guarded } from '../../storage/storage-errors.ts';
import type { Actor, ProjectSession } from '../project-session.ts';
import type { ReferenceDesk } from './reference-desk.ts';

/** What an import of references did, or would do. */
export interface ReferenceImport {
  readonly format: ReferenceFormat;
  readonly items: readonly ImportedReference[];
  /** How many sources were added; 0 in a preview. */
  readonly added: number;
}

export interface ReferenceImportWish {
  readonly text: string;
  readonly format: ReferenceFormat | null;
  /** Places in the file to take; null: a preview, nothing is added. */
  readonly take: readonly number[] | null;
}

/**
 * Reads references and adds those that are wanted, one ordinary command each. Errors: those of reading; of the command
 * that was refused, with how many were added before it in `details.added`.
 */
export async function importReferences(
  session: ProjectSession,
  by: Actor,
  wish: ReferenceImportWish,
  tools: { readonly desk: ReferenceDesk; readonly newId: IdSource },
): Promise<Result<ReferenceImport>> {
  const read = await tools.desk.do({ kind: 'read', text: wish.text, format: wish.format });
  if (!read.ok) return read;
  const plan = planReferences(Object.values(session.project.sources), read.value, tools.newId);
  const { format } = read.value;
  const items = plan.map(view);
  if (wish.take === null) return ok({ format, items, added: 0 });
  const wanted = new Set(wish.take);
  const commands = plan.flatMap(({ index, command }) =>
    wanted.has(index) && command !== null ? [command] : [],
  );
  const done = await session.giveAll(commands, by);
  if (!done.ok) return done;
  const { applied, refused } = done.value;
  if (refused !== null)
    return err({ ...refused.error, details: { ...refused.error.details, added: applied } });
  return ok({ format, items, added: applied });
}

function view({ index, outcome, title, summary, dropped, duplicate }: PlannedReference): ImportedReference {
  return { index, outcome, title, summary, dropped: [...dropped], duplicate };
}

/** The text of a file of references. Error: `not-text`. */
export function referenceText(bytes: Uint8Array): Result<string> {
  return decodeText(bytes, createMessageLog());
}

/** A name to offer for an export of sources. */
export function referenceFileName(
  title: string,
  exported: Pick<ExportedReferences, 'fileExtension'>,
): string {
  return safeFileName(`${title} sources`, exported.fileExtension);
}

/** Puts an export in place durably. Errors: those of writing; `wrong-type` for a path inside the project's folder. */
export async function writeReferences(
  fs: FileSystem,
  session: ProjectSession,
  exported: ExportedReferences,
  path: string,
): Promise<Result<{ readonly size: number; readonly fileName: string }>> {
  if (resolve(path).startsWith(resolve(session.path) + sep)) {
    return err(
      appError(
        'wrong-type',
        'That place is inside the project’s own folder. Nothing was written. Choose another folder.',
      ),
    );
  }
  const bytes = Buffer.from(exported.text, 'utf8');
  const written = await guarded('write', 'the export', () => replaceDurably(fs, path, bytes));
  return written.ok ? ok({ size: bytes.length, fileName: basename(path) }) : written;
}
