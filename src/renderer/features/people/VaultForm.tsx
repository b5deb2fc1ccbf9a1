import { Button } from '../../ui/Button.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import { NewPassphraseForm } from '../passphrase/NewPassphraseForm.tsx';
import { UnlockRow } from '../passphrase/UnlockRow.tsx';
import type { Vault } from './use-vault.ts';

/** Opens the vault, or makes it with its first pass phrase. Shows nothing once it is open. */
export function VaultForm({ vault }: { readonly vault: Vault }) {
  const { status } = vault;
  if (status === null || status.kind === 'unlocked') return null;
  if (status.kind === 'unreadable') {
    return <p className="is-missing">{status.problem}</p>;
  }
  return status.kind === 'none' ? <NewPassphrase vault={vault} current={null} /> : <Unlock vault={vault} />;
}

function Unlock({ vault }: { readonly vault: Vault }) {
  const { status, isBusy, unlock } = vault;
  return (
    <div className="vault-form">
      {status?.hasSystem === true && status.canUseSystem ? (
        <div className="insp-row">
          <Button variant="primary" isDisabled={isBusy} onPress={() => void unlock(null)}>
            Unlock the vault
          </Button>
          <span className="insp-hint">This computer’s password service keeps its key.</span>
        </div>
      ) : null}
      {status?.hasPassphrase === true ? (
        <UnlockRow label="Pass phrase of the vault" isBusy={isBusy} autoFocus onUnlock={unlock} />
      ) : null}
      <Refusal error={vault.error} onDismiss={vault.dismiss} />
    </div>
  );
}

/** The vault’s first or another pass phrase. */
export function NewPassphrase({
  vault,
  current,
  label = 'Make the vault',
  onDone,
}: {
  readonly vault: Vault;
  /** The pass phrase that holds now, where there is one. */
  readonly current: string | null;
  readonly label?: string;
  readonly onDone?: () => void;
}) {
  return (
    <NewPassphraseForm
      about="The vault is one encrypted file beside this library. Without its pass phrase nobody can open it, not even you: there is no way to get it back."
      label={label}
      isBusy={vault.isBusy}
      error={vault.error}
      onDismiss={vault.dismiss}
      isHeldBack={current === ''}
      onSet={async (next) => {
        const isSet = await vault.setPassphrase(current, next);
        if (isSet) onDone?.();
        return isSet;
      }}
    />
  );
}
