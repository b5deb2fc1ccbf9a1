import { useCallback, useEffect, useState } from 'react';
import type { RequestOf } from '../../../contract/channels.ts';
import type { VaultStatus } from '../../../contract/views.ts';
import type { AppError } from '../../../core/app-error.ts';
import type { Result } from '../../../core/result.ts';
import { useStores } from '../../stores/stores.ts';

/** What a person’s identity is made of, while it is being written or shown. */
export type Identity = RequestOf<'vault:write'>['identity'];

export interface Vault {
  /** Null until the main process has answered. */
  readonly status: VaultStatus | null;
  readonly error: AppError | null;
  readonly isBusy: boolean;
  readonly dismiss: () => void;
  /** Null: with the key that the system’s password service keeps. Resolves true when it is open. */
  readonly unlock: (passphrase: string | null) => Promise<boolean>;
  readonly lock: () => Promise<boolean>;
  readonly setPassphrase: (current: string | null, next: string) => Promise<boolean>;
}

/** The state of the vault and the ways to open and shut it. What is in it is asked for where it is shown and kept nowhere. */
export function useVault(): Vault {
  const { bridge } = useStores();
  const [status, setStatus] = useState<VaultStatus | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const load = useCallback(async () => {
    const found = await bridge.invoke('vault:status', {});
    if (found.ok) setStatus(found.value);
    else setError(found.error);
  }, [bridge]);
  useEffect(() => {
    void load();
    return bridge.on('vault:changed', () => void load());
  }, [bridge, load]);
  const settled = useCallback(
    async (work: Promise<Result<unknown>>) => {
      setBusy(true);
      const done = await work;
      await load();
      setBusy(false);
      setError(done.ok ? null : done.error);
      return done.ok;
    },
    [load],
  );
  return {
    status,
    error,
    isBusy,
    dismiss: useCallback(() => {
      setError(null);
    }, []),
    unlock: useCallback(
      (passphrase) => settled(bridge.invoke('vault:unlock', { passphrase })),
      [bridge, settled],
    ),
    lock: useCallback(() => settled(bridge.invoke('vault:lock', {})), [bridge, settled]),
    setPassphrase: useCallback(
      (current, next) => settled(bridge.invoke('vault:set-passphrase', { current, next })),
      [bridge, settled],
    ),
  };
}

/** Whether an identity can be stored now: the vault is open, or the first identity makes it. */
export function isReady(status: VaultStatus | null): boolean {
  return status?.kind === 'unlocked' || (status?.kind === 'none' && status.canUseSystem);
}
