import { useState } from 'react';
import { TextField, type TextFieldProps } from './TextField.tsx';

export interface CommittedFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'error'> {
  readonly value: string;
  /** Called with a changed value on leaving the field and on Enter; Escape takes the typing back. */
  readonly onCommit: (value: string) => void;
  /** What is wrong with a value; null when it may be committed. */
  readonly check?: (value: string) => string | null;
}

/** A field that takes effect when one is done with it, not at every key. */
export function CommittedField({ value, onCommit, check, ...props }: CommittedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const problem = typed === null ? null : (check?.(typed) ?? null);
  const commit = () => {
    if (typed === null || problem !== null) return;
    setTyped(null);
    if (typed !== value) onCommit(typed);
  };
  return (
    <TextField
      {...props}
      value={shown}
      onChange={setTyped}
      error={problem}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape' && typed !== null) {
          event.preventDefault();
          setTyped(null);
        } else event.continuePropagation();
      }}
    />
  );
}
