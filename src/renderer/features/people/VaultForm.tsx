import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import type { Vault } from './use-vault.ts';

/** Shortest pass phrase the vault takes. */
const shortest = 12;

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
  const [passphrase, setPassphrase] = useState('');
  const { status, isBusy, unlock } = vault;
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isBusy || passphrase === '') return;
    if (await unlock(passphrase)) setPassphrase('');
  };
  return (
    <form className="vault-form" onSubmit={(event) => void send(event)}>
      {status?.hasSystem === true && status.canUseSystem ? (
        <div className="insp-row">
          <Button variant="primary" isDisabled={isBusy} onPress={() => void unlock(null)}>
            Unlock the vault
          </Button>
          <span className="insp-hint">This computer’s password service keeps its key.</span>
        </div>
      ) : null}
      {status?.hasPassphrase === true ? (
        <div className="field-row is-end">
          <TextField
            label="Pass phrase of the vault"
            type="password"
            className="grow"
            autoFocus
            autoComplete="off"
            value={passphrase}
            onChange={setPassphrase}
          />
          <Button type="submit" isDisabled={isBusy || passphrase === ''}>
            {isBusy ? 'Unlocking…' : 'Unlock'}
          </Button>
        </div>
      ) : null}
      <Refusal error={vault.error} onDismiss={vault.dismiss} />
    </form>
  );
}

/** A first or another pass phrase, typed twice. */
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
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const { isBusy, setPassphrase } = vault;
  const isShort = next !== '' && next.trim().length < shortest;
  const differs = again !== '' && again !== next;
  const mayTry = !isBusy && current !== '' && next.trim().length >= shortest && again === next;
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!mayTry) return;
    if (!(await setPassphrase(current, next))) return;
    setNext('');
    setAgain('');
    onDone?.();
  };
  return (
    <form className="vault-form" onSubmit={(event) => void send(event)}>
      <p className="insp-hint">
        The vault is one encrypted file beside this library. Without its pass phrase nobody can open it, not
        even you: there is no way to get it back. Several words are easier to keep in mind than signs.
      </p>
      <div className="field-row">
        <TextField
          label="New pass phrase"
          type="password"
          className="grow"
          autoComplete="off"
          value={next}
          onChange={setNext}
          error={isShort ? `At least ${shortest} characters.` : null}
        />
        <TextField
          label="The same again"
          type="password"
          className="grow"
          autoComplete="off"
          value={again}
          onChange={setAgain}
          error={differs ? 'It differs from the first.' : null}
        />
      </div>
      <div className="insp-row is-end">
        <Button type="submit" isDisabled={!mayTry}>
          {label}
        </Button>
      </div>
      <Refusal error={vault.error} onDismiss={vault.dismiss} />
    </form>
  );
}
