import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface UnlockRowProps {
  /** Whose pass phrase is asked for. */
  readonly label: string;
  readonly isBusy: boolean;
  /** Where the pass phrase is what everybody came for. */
  readonly autoFocus?: boolean;
  /** Resolves true when it opened. */
  readonly onUnlock: (passphrase: string) => Promise<boolean>;
}

/** Asks for a pass phrase and opens with it. A form around its field and button: Enter unlocks. */
export function UnlockRow({ label, isBusy, autoFocus = false, onUnlock }: UnlockRowProps) {
  const [passphrase, setPassphrase] = useState('');
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isBusy || passphrase === '') return;
    if (await onUnlock(passphrase)) setPassphrase('');
  };
  return (
    <form className="field-row is-end" onSubmit={(event) => void send(event)}>
      <TextField
        label={label}
        type="password"
        className="grow"
        autoFocus={autoFocus}
        autoComplete="off"
        value={passphrase}
        onChange={setPassphrase}
      />
      <Button type="submit" isDisabled={isBusy || passphrase === ''}>
        {isBusy ? 'Unlocking…' : 'Unlock'}
      </Button>
    </form>
  );
}
