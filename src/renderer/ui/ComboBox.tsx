import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { classNames } from './class-names.ts';

export interface ComboBoxProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Null while nothing is chosen. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly description?: ReactNode;
  readonly className?: string;
}

/** One of a long list: typing narrows it to what contains the letters, arrows and Enter choose; what is no choice is put back. */
export function ComboBox({ label, options, value, onChange, description, className }: ComboBoxProps) {
  return (
    <AriaComboBox
      className={classNames('ui-field ui-combo', className)}
      onKeyDown={(event) => {
        // Escape that shuts the list is not the Escape that leaves the form around it.
        const isOpen =
          event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
        if (event.key !== 'Escape' || !isOpen) event.continuePropagation();
      }}
      defaultItems={options}
      value={value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.value === key);
        if (option !== undefined) onChange(option.value);
      }}
    >
      <Label className="ui-label">{label}</Label>
      <span className="ui-field-box">
        <Input className="ui-input" />
        <Button className="ui-combo-button" aria-label={`Choose: ${label}`}>
          <ChevronsUpDown className="ui-select-chevron" aria-hidden="true" />
        </Button>
      </span>
      {description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <Popover className="ui-popover ui-listbox-popover" offset={4}>
        <ListBox<{ readonly value: string; readonly label: string }> className="ui-listbox">
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="ui-listbox-item">
              {({ isSelected }) => (
                <>
                  <span className="ui-listbox-text">{option.label}</span>
                  {isSelected ? <Check className="ui-listbox-check" aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
