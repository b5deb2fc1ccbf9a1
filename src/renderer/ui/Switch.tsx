import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, Text, type SwitchFieldProps } from 'react-aria-components';
import { classNames } from './class-names.ts';

export interface SwitchProps extends Omit<SwitchFieldProps, 'className' | 'children' | 'style'> {
  readonly children: ReactNode;
  readonly description?: ReactNode;
  readonly className?: string;
}

/** On or off, with effect at once. */
export function Switch({ children, description, className, ...props }: SwitchProps) {
  return (
    <SwitchField {...props} className={classNames('ui-check-field', className)}>
      <SwitchButton className="ui-switch">
        <span className="ui-switch-track" aria-hidden="true">
          <span className="ui-switch-thumb" />
        </span>
        <span className="ui-switch-label">{children}</span>
      </SwitchButton>
      {description === undefined ? null : (
        <Text slot="description" className="ui-description ui-switch-description">
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
