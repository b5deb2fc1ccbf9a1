import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useVault } from './use-vault.ts';
import { NewPassphrase } from './VaultForm.tsx';

/** Gives the vault another pass phrase; everything in it is encrypted anew, and the old phrase opens nothing any more. */
export function PassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const { announce } = useDesk();
  const vault = useVault();
  const [current, setCurrent] = useState('');
  const hasOne = vault.status?.hasPassphrase === true;
  return (
    <Dialog
      title={hasOne ? 'Change the pass phrase' : 'Give the vault a pass phrase'}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="quiet" onPress={onClose}>
          Cancel
        </Button>
      }
    >
      <div className="dialog-stack">
        {hasOne ? (
          <TextField
            label="Pass phrase that holds now"
            type="password"
            autoFocus
            autoComplete="off"
            value={current}
            onChange={setCurrent}
          />
        ) : null}
        <NewPassphrase
          vault={vault}
          current={hasOne ? current : null}
          label="Set the pass phrase"
          onDone={() => {
            announce('The vault has another pass phrase. The old one opens nothing any more.');
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
