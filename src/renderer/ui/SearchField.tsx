import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button, Input, Label, SearchField as AriaSearchField, type InputProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Kbd } from './Kbd.tsx';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly keys?: string | null;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** For a field that drives a list: what assistive technology must know of it. */
  readonly inputProps?: Omit<InputProps, 'className' | 'style' | 'children'>;
  readonly className?: string;
  readonly onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
}

/** Filters as one types; Escape clears it. The label is for assistive technology, the placeholder for the eye. */
export function SearchField(props: SearchFieldProps) {
  const {
    label,
    value,
    onChange,
    placeholder = label,
    keys = null,
    inputRef,
    className,
    onKeyDown,
    inputProps,
  } = props;
  return (
    <AriaSearchField
      value={value}
      onChange={onChange}
      className={classNames('ui-field ui-search', className)}
    >
      <Label className="ui-visually-hidden">{label}</Label>
      <span className="ui-field-box">
        <span className="ui-icon" aria-hidden="true">
          <Search />
        </span>
        <Input
          className="ui-input"
          placeholder={placeholder}
          {...inputProps}
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          {...(onKeyDown === undefined ? {} : { onKeyDown })}
        />
        {value === '' ? (
          keys === null ? null : (
            <Kbd keys={keys} />
          )
        ) : (
          <Button className="ui-search-clear" aria-label="Clear">
            <X aria-hidden="true" />
          </Button>
        )}
      </span>
    </AriaSearchField>
  );
}
