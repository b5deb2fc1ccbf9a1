import { useCallback, useEffect, useState } from 'react';
import type { DeskKeyStatus } from '../../../contract/desk-key-channels.ts';
import type { AppError } from '../../../core/app-error.ts';
import { useStores } from '../../stores/stores.ts';

export interface DeskKeyControl {
  /** Null until the main process has answered, or while it cannot. */
  readonly status: DeskKeyStatus | null;
  readonly error: AppError | null;
  readonly isBusy: boolean;
  readonly dismiss: () => void;
  /** Makes the key, or opens it. Null: by the system’s password service. Resolves true when it is ready. */
  readonly open: (passphrase: string | null) => Promise<boolean>;
  /** Lets the user save the public part. Resolves the file’s name; null when nothing was written. */
  readonly savePublic: () => Promise<string | null>;
}

/** The state of the desk’s key and the ways to make, open and hand it on. */
export function useDeskKey(): DeskKeyControl {
  const { bridge } = useStores();
  const [status, setStatus] = useState<DeskKeyStatus | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const load = useCallback(async () => {
    const found = await bridge.invoke('desk-key:status', {});
    if (found.ok) setStatus(found.value);
    else setError(found.error);
  }, [bridge]);
  useEffect(() => {
    void load();
    // Another library has another key.
    return bridge.on('library:changed', () => void load());
  }, [bridge, load]);
  return {
    status,
    error,
    isBusy,
    dismiss: useCallback(() => {
      setError(null);
    }, []),
    open: useCallback(
      async (passphrase) => {
        setBusy(true);
        const opened = await bridge.invoke('desk-key:open', { passphrase });
        setError(opened.ok ? null : opened.error);
        if (opened.ok) await load();
        setBusy(false);
        return opened.ok;
      },
      [bridge, load],
    ),
    savePublic: useCallback(async () => {
      const done = await bridge.invoke('desk-key:save-public', {});
      setError(done.ok ? null : done.error);
      return done.ok ? (done.value.saved?.fileName ?? null) : null;
    }, [bridge]),
  };
}

/** Whether a dossier that is made now would need a pass phrase to be signed with the desk’s key. */
export function needsPassphrase({ kind, canUseSystem }: DeskKeyStatus): boolean {
  return kind === 'locked' || (kind === 'none' && !canUseSystem);
}
