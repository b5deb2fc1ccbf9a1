import { useCallback, useState } from 'react';
import type { FileToken } from '../../../contract/views.ts';
import type { AppError } from '../../../core/app-error.ts';
import { ok, type Result } from '../../../core/result.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';

/** Ways to give a source its evidence. Each answers with the evidence's id, or null when nothing was attached. */
export interface Attach {
  readonly pickFile: (sourceId: string) => Promise<string | null>;
  readonly dropFile: (sourceId: string, file: File) => Promise<string | null>;
  readonly paste: (sourceId: string, name: string, text: string) => Promise<string | null>;
  readonly isBusy: boolean;
  readonly error: AppError | null;
  readonly dismiss: () => void;
}

/** Attaches files and pasted text to sources. A file whose text cannot be read is kept without it, and the user is told. */
export function useAttach(): Attach {
  const { bridge, reader, notices } = useStores();
  const { project } = useDesk();
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const projectId = project.id;

  const settled = useCallback(async (work: () => Promise<Result<string | null>>) => {
    setBusy(true);
    setError(null);
    const done = await work();
    setBusy(false);
    if (!done.ok) setError(done.error);
    return done.ok ? done.value : null;
  }, []);

  const addFile = useCallback(
    async (sourceId: string, file: FileToken): Promise<Result<string | null>> => {
      const read = await bridge.invoke('files:read', { token: file.token });
      if (!read.ok) return read;
      const { bytes, fileName } = read.value;
      const extracted = await reader.readEvidence(bytes, fileName, new AbortController().signal);
      if (!extracted.ok) {
        notices.tell({
          kind: 'warning',
          text: `“${fileName}” is kept, but its text could not be read: ${extracted.error.message}`,
          code: extracted.error.code,
        });
      }
      const text = extracted.ok ? extracted.value : null;
      const added = await bridge.invoke('evidence:add-file', {
        projectId,
        sourceId,
        token: file.token,
        text,
      });
      return added.ok ? ok(added.value.evidenceId) : added;
    },
    [bridge, reader, notices, projectId],
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
    error,
    dismiss: () => {
      setError(null);
    },
  };
}
