import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { classNames } from './class-names.ts';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly description?: string;
  readonly isDisabled?: boolean;
}

export interface SelectProps<V extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly SelectOption<V>[];
  /** Null shows the placeholder. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean;
  /** `quiet` has no border until it is hovered or focused, for use inside rows and toolbars. */
  readonly variant?: 'plain' | 'quiet';
  readonly className?: string;
}

/** One of a short list. Type-ahead, arrow keys and Escape behave as in the system's own menus. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, isLabelHidden = false, options, value, onChange, placeholder, description } = props;
  return (
    <AriaSelect
      className={classNames('ui-field ui-select', `is-${props.variant ?? 'plain'}`, props.className)}
      value={value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.value === key);
        if (option !== undefined) onChange(option.value);
      }}
      isDisabled={props.isDisabled ?? false}
      placeholder={placeholder ?? 'Choose'}
    >
      <Label className={isLabelHidden ? 'ui-visually-hidden' : 'ui-label'}>{label}</Label>
      <Button className="ui-select-button">
        <SelectValue className="ui-select-value" />
        <ChevronsUpDown className="ui-select-chevron" aria-hidden="true" />
      </Button>
      {description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <Popover className="ui-popover ui-listbox-popover" offset={4}>
        <ListBox className="ui-listbox" items={options.map((option) => ({ id: option.value, option }))}>
          {({ option }) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className="ui-listbox-item"
            >
              {({ isSelected }) => (
                <>
                  {option.icon === undefined ? null : (
                    <span className="ui-icon" aria-hidden="true">
                      {option.icon}
                    </span>
                  )}
                  <span className="ui-listbox-text">
                    <span>{option.label}</span>
                    {option.description === undefined ? null : (
                      <span className="ui-listbox-description">{option.description}</span>
                    )}
                  </span>
                  {isSelected ? <Check className="ui-listbox-check" aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
