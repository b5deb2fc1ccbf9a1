import { useState, type SyntheticEvent } from 'react';
import type { AppError } from '../../../core/app-error.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Refusal } from '../desk/Refusal.tsx';

/** Shortest pass phrase that the vault and the desk’s key take, in characters. */
const shortest = 12;

export interface NewPassphraseFormProps {
  /** What the pass phrase protects, and what is lost without it. */
  readonly about: string;
  /** What the button says. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly error: AppError | null;
  readonly onDismiss: () => void;
  /** Resolves true when the phrase holds. */
  readonly onSet: (passphrase: string) => Promise<boolean>;
  /** Something else is missing, such as the pass phrase that holds now. */
  readonly isHeldBack?: boolean;
  readonly autoFocus?: boolean;
}

/** A first or another pass phrase, typed twice. */
export function NewPassphraseForm({
  about,
  label,
  isBusy,
  error,
  onDismiss,
  onSet,
  isHeldBack = false,
  autoFocus = false,
}: NewPassphraseFormProps) {
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const isLong = Array.from(next.normalize('NFKC').trim()).length >= shortest;
  const differs = again !== '' && again !== next;
  const mayTry = !isBusy && !isHeldBack && isLong && again === next;
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!mayTry || !(await onSet(next))) return;
    setNext('');
    setAgain('');
  };
  return (
    <form className="vault-form" onSubmit={(event) => void send(event)}>
      <p className="insp-hint">{about} Several words are easier to keep in mind than signs.</p>
      <div className="field-row">
        <TextField
          label="New pass phrase"
          type="password"
          className="grow"
          autoFocus={autoFocus}
          autoComplete="off"
          value={next}
          onChange={setNext}
          error={next !== '' && !isLong ? `At least ${shortest} characters.` : null}
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
          {isBusy ? 'Encrypting…' : label}
        </Button>
      </div>
      <Refusal error={error} onDismiss={onDismiss} />
    </form>
  );
}
