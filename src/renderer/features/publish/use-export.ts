import { useCallback, useRef, useState } from 'react';
import type { ResponseOf } from '../../../contract/channels.ts';
import type { ExportFormat } from '../../../contract/views.ts';
import { appError, type AppError } from '../../../core/app-error.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';

type Saved = NonNullable<ResponseOf<'export:save'>['saved']>;

export interface Exporting {
  /** The last file written, or null. */
  readonly saved: Saved | null;
  readonly error: AppError | null;
  /** What is being written, or null. */
  readonly writing: ExportFormat | null;
  /** Abandons it: nothing is written any more. */
  readonly cancel: () => void;
  /** @param isUnderEmbargo that the user knows of an embargo ahead */
  readonly save: (format: ExportFormat, isDraft: boolean, isUnderEmbargo: boolean) => Promise<void>;
  /** Tells why nothing is exported, without trying. */
  readonly refuse: (error: AppError) => void;
  readonly show: () => Promise<void>;
  readonly forget: () => void;
}

/** Writes exports, once everything typed is on disk. */
export function useExport(): Exporting {
  const { bridge, notices, project: store } = useStores();
  const { project, announce } = useDesk();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [writing, setWriting] = useState<ExportFormat | null>(null);
  /** Counts exports, so that the answer to an abandoned one is let go. */
  const attempt = useRef(0);
  const forget = useCallback(() => {
    setSaved(null);
    setError(null);
  }, []);
  return {
    saved,
    error,
    writing,
    cancel: () => {
      attempt.current += 1;
      setWriting(null);
      announce('The export was abandoned. Nothing was written.');
      void bridge.invoke('export:cancel', { projectId: project.id });
    },
    forget,
    refuse: (why) => {
      forget();
      setError(why);
    },
    save: async (format, isDraft, isUnderEmbargo) => {
      // The buttons stay enabled meanwhile: a button that is disabled loses the focus.
      if (writing !== null) return;
      forget();
      setWriting(format);
      attempt.current += 1;
      const own = attempt.current;
      if (!(await store.flush())) {
        setError(
          appError('write-failed', 'Your last edits could not be saved, so nothing was exported. Try again.'),
        );
      } else {
        const done = await bridge.invoke('export:save', {
          projectId: project.id,
          format,
          isDraft,
          isUnderEmbargo,
        });
        if (own !== attempt.current) return;
        if (!done.ok) setError(done.error);
        else if (done.value.saved !== null) {
          setSaved(done.value.saved);
          announce(`${done.value.saved.fileName} is written.`);
        }
      }
      if (own === attempt.current) setWriting(null);
    },
    show: async () => {
      if (saved === null) return;
      const shown = await bridge.invoke('export:show', { token: saved.token });
      if (!shown.ok) notices.tellError(shown.error);
    },
  };
}
