import { useCallback, useState } from 'react';
import type { FileToken } from '../../../contract/views.ts';
import type { AppError } from '../../../core/app-error.ts';
import { defaultLimits } from '../../../core/documents-in/limits.ts';
import { shownMediaType } from '../../../core/documents-in/media-signature.ts';
import { ok, type Result } from '../../../core/result.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Ways to give a source its evidence. Each answers with the evidence's id, or null when nothing was attached. */
export interface Attach {
  readonly pickFile: (sourceId: string) => Promise<string | null>;
  readonly dropFile: (sourceId: string, file: File) => Promise<string | null>;
  readonly paste: (sourceId: string, name: string, text: string) => Promise<string | null>;
  readonly isBusy: boolean;
  /** How far the text of a file has been read, 0 to 1; null while that is not known or nothing is read. */
  readonly progress: number | null;
  /** What is under way; null while nothing is. */
  readonly under: string | null;
  /** Stops reading; nothing is attached. Null while nothing is read. */
  readonly cancel: (() => void) | null;
  readonly error: AppError | null;
  readonly dismiss: () => void;
}

interface Reading {
  readonly what: string;
  readonly stop: () => void;
  readonly progress: number | null;
}

/** The readers say what became of an import; a file that is attached is kept. */
const withoutEnding = (message: string): string => message.replace(/ Nothing was imported\.$/u, '');

/** Attaches files and pasted text to sources. A file whose text cannot be read is kept without it, and the user is told. */
export function useAttach(): Attach {
  const { bridge, reader, notices } = useStores();
  const { project } = useDesk();
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [reading, setReading] = useState<Reading | null>(null);
  const projectId = project.id;

  const settled = useCallback(async (work: () => Promise<Result<string | null>>) => {
    setBusy(true);
    setError(null);
    const done = await work();
    setBusy(false);
    if (!done.ok) setError(done.error);
    return done.ok ? done.value : null;
  }, []);

  const readText = useCallback(
    async (bytes: Uint8Array, fileName: string) => {
      const stop = new AbortController();
      const notes: string[] = [];
      setReading({ what: 'Reading the text…', stop: () => stop.abort(), progress: null });
      const extracted = await reader.readEvidence(bytes, fileName, stop.signal, {
        onProgress: (progress) => {
          setReading({ what: 'Reading the text…', stop: () => stop.abort(), progress });
        },
        onNote: (note) => notes.push(note),
      });
      setReading(null);
      if (!extracted.ok) return extracted;
      if (extracted.value !== null) return ok({ text: extracted.value, notes: extracted.value.notes });
      if (shownMediaType(bytes) === null) {
        notes.push('Stet reads no text out of it. Say in the citation where in it the claim stands.');
      }
      return ok({ text: null, notes });
    },
    [reader],
  );

  /** Only recordings may be that large: they are stored without being read. */
  const addLarge = useCallback(
    async (sourceId: string, { token }: FileToken): Promise<Result<string | null>> => {
      const stop = () => void bridge.invoke('evidence:cancel', { token });
      setReading({ what: 'Storing the recording…', stop, progress: 0 });
      const unsubscribe = bridge.on('evidence:progress', (told) => {
        if (told.token === token) {
          setReading({ what: 'Storing the recording…', stop, progress: told.done / told.total });
        }
      });
      const added = await bridge.invoke('evidence:add-file', { projectId, sourceId, token, text: null });
      unsubscribe();
      setReading(null);
      if (added.ok) return ok(added.value.evidenceId);
      return added.error.code === 'cancelled' ? ok(null) : added;
    },
    [bridge, projectId],
  );

  const addFile = useCallback(
    async (sourceId: string, file: FileToken): Promise<Result<string | null>> => {
      if (file.size > defaultLimits.fileBytes) return addLarge(sourceId, file);
      const read = await bridge.invoke('files:read', { token: file.token });
      if (!read.ok) return read;
      const { bytes, fileName } = read.value;
      const extracted = await readText(bytes, fileName);
      if (!extracted.ok && extracted.error.code === 'cancelled') return ok(null);
      const text = extracted.ok ? extracted.value.text : null;
      const added = await bridge.invoke('evidence:add-file', {
        projectId,
        sourceId,
        token: file.token,
        text: text === null ? null : { kind: text.kind, text: text.text },
      });
      if (!added.ok) return added;
      if (!extracted.ok) {
        notices.tell({
          kind: 'warning',
          text: `“${fileName}” is kept, but its text could not be read: ${withoutEnding(extracted.error.message)}`,
          code: extracted.error.code,
        });
      } else if (extracted.value.notes.length > 0) {
        notices.tell({ kind: 'info', text: `“${fileName}” is kept. ${extracted.value.notes.join(' ')}` });
      }
      return ok(added.value.evidenceId);
    },
    [bridge, readText, addLarge, notices, projectId],
  );

  return {
    pickFile: (sourceId) =>
      settled(async () => {
        const picked = await bridge.invoke('files:pick', { purpose: 'evidence' });
        if (!picked.ok) return picked;
        return picked.value.file === null ? ok(null) : addFile(sourceId, picked.value.file);
      }),
    dropFile: (sourceId, file) =>
      settled(async () => {
        const token = await bridge.tokenForDroppedFile(file);
        return token.ok ? addFile(sourceId, token.value) : token;
      }),
    paste: (sourceId, fileName, text) =>
      settled(async () => {
        const added = await bridge.invoke('evidence:add-pasted', { projectId, sourceId, fileName, text });
        return added.ok ? ok(added.value.evidenceId) : added;
      }),
    isBusy,
    progress: reading?.progress ?? null,
    under: reading?.what ?? null,
    cancel: reading?.stop ?? null,
    error,
    dismiss: () => {
      setError(null);
    },
  };
}
