import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { completeHref } from './link-address.ts';

export interface LinkFieldProps {
  readonly href: string | null;
  /** Whether the link needs words of its own because nothing is selected. */
  readonly needsWords: boolean;
  readonly style: CSSProperties;
  readonly onApply: (href: string, words: string) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Asks for the address of a link, beside the words it is for. */
export function LinkField({ href, needsWords, style, onApply, onRemove, onClose }: LinkFieldProps) {
  const [address, setAddress] = useState(href ?? '');
  const [words, setWords] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <form
      className="link-field"
      style={style}
      aria-label="Link"
      onSubmit={(event) => {
        event.preventDefault();
        const complete = completeHref(address);
        if (complete === null) setIsRefused(true);
        else onApply(complete, words.trim() === '' ? complete : words);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      {needsWords ? <TextField label="Words" value={words} onChange={setWords} /> : null}
      <TextField
        label="Address"
        inputRef={field}
        value={address}
        onChange={(value) => {
          setAddress(value);
          setIsRefused(false);
        }}
        error={isRefused ? 'Only http, https and mailto addresses without a password can be linked.' : null}
      />
      <div className="link-buttons">
        <Button type="submit" size="small" variant="primary">
          {href === null ? 'Add link' : 'Change link'}
        </Button>
        {href === null ? null : (
          <Button size="small" variant="quiet" onPress={onRemove}>
            Remove link
          </Button>
        )}
      </div>
    </form>
  );
}
