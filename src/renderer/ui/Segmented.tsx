import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from './class-names.ts';

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface SegmentedProps<V extends string> {
  /** Names the choice for assistive technology. */
  readonly label: string;
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly className?: string;
}

/** One of two to five, all in view: mode, theme. A radio group to assistive technology. */
export function Segmented<V extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: SegmentedProps<V>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.value));
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className={classNames('ui-segmented', className)}
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.value}
          id={segment.value}
          isDisabled={segment.isDisabled ?? false}
          className="ui-segment"
        >
          {segment.icon === undefined ? null : (
            <span className="ui-icon" aria-hidden="true">
              {segment.icon}
            </span>
          )}
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
