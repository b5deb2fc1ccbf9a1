import { useEffect, useState } from 'react';
import { TextField } from '../../ui/TextField.tsx';

export interface StoryFieldProps {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'date' | 'url';
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  /** Called when Enter or leaving the field settles a value that differs. */
  readonly onSettle: (value: string) => void;
}

/** A field that is saved when one leaves it; Escape takes back what was typed. */
export function StoryField({
  label,
  value,
  type = 'text',
  placeholder,
  isDisabled,
  onSettle,
}: StoryFieldProps) {
  const [draft, setDraft] = useState(value);
  useEffect(() => {
    setDraft(value);
  }, [value]);
  const settle = () => {
    const next = draft.trim();
    if (next !== value) onSettle(next);
  };
  return (
    <TextField
      className="story-field"
      label={label}
      type={type}
      value={draft}
      isDisabled={isDisabled ?? false}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={setDraft}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        else if (event.key === 'Escape' && draft !== value) setDraft(value);
        else event.continuePropagation();
      }}
    />
  );
}
