import { useCallback, useState } from 'react';
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
  readonly isBusy: boolean;
  readonly save: (format: ExportFormat, isDraft: boolean) => Promise<void>;
  readonly show: () => Promise<void>;
  readonly forget: () => void;
}

/** Writes exports, once everything typed is on disk. */
export function useExport(): Exporting {
  const { bridge, notices, project: store } = useStores();
  const { project, announce } = useDesk();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const forget = useCallback(() => {
    setSaved(null);
    setError(null);
  }, []);
  return {
    saved,
    error,
    isBusy,
    forget,
    save: async (format, isDraft) => {
      // The buttons stay enabled meanwhile: a button that is disabled loses the focus.
      if (isBusy) return;
      forget();
      setBusy(true);
      if (!(await store.flush())) {
        setError(
          appError('write-failed', 'Your last edits could not be saved, so nothing was exported. Try again.'),
        );
      } else {
        const done = await bridge.invoke('export:save', { projectId: project.id, format, isDraft });
        if (!done.ok) setError(done.error);
        else if (done.value.saved !== null) {
          setSaved(done.value.saved);
          announce(`${done.value.saved.fileName} is written.`);
        }
      }
      setBusy(false);
    },
    show: async () => {
      if (saved === null) return;
      const shown = await bridge.invoke('export:show', { token: saved.token });
      if (!shown.ok) notices.tellError(shown.error);
    },
  };
}
