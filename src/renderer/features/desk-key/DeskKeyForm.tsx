import { Refusal } from '../desk/Refusal.tsx';
import { NewPassphraseForm } from '../passphrase/NewPassphraseForm.tsx';
import { UnlockRow } from '../passphrase/UnlockRow.tsx';
import type { DeskKeyControl } from './use-desk-key.ts';

export interface DeskKeyFormProps {
  readonly deskKey: DeskKeyControl;
  readonly autoFocus?: boolean;
  /** Called when the key is ready to sign. */
  readonly onReady?: () => void;
}

/** Makes the desk’s key under its first pass phrase, or opens it with the one it has. */
export function DeskKeyForm({ deskKey, autoFocus = false, onReady }: DeskKeyFormProps) {
  const { status, error, isBusy, dismiss } = deskKey;
  const open = async (passphrase: string) => {
    const isReady = await deskKey.open(passphrase);
    if (isReady) onReady?.();
    return isReady;
  };
  if (status?.kind === 'none') {
    return (
      <NewPassphraseForm
        about="The key lies in one encrypted file beside this library. Without its pass phrase nobody can sign with it, and there is no way to get it back: another key would have another fingerprint."
        label="Make the key"
        isBusy={isBusy}
        error={error}
        onDismiss={dismiss}
        onSet={open}
        autoFocus={autoFocus}
      />
    );
  }
  return (
    <div className="vault-form">
      {status?.kind === 'locked' ? (
        <UnlockRow
          label="Pass phrase of the desk’s key"
          isBusy={isBusy}
          autoFocus={autoFocus}
          onUnlock={open}
        />
      ) : null}
      <Refusal error={error} onDismiss={dismiss} />
    </div>
  );
}
