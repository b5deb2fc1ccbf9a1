import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, Text, type CheckboxFieldProps } from 'react-aria-components';
import { classNames } from './class-names.ts';

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'children' | 'style'> {
  /** Its visible label; without it give `aria-label` or `aria-labelledby`. */
  readonly children?: ReactNode;
  readonly description?: ReactNode;
  readonly className?: string;
}

/** Yes or no, decided together with other fields. */
export function Checkbox({ children, description, className, ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props} className={classNames('ui-check-field', className)}>
      <CheckboxButton className="ui-checkbox">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="ui-checkbox-box" aria-hidden="true">
              {isIndeterminate ? <Minus /> : isSelected ? <Check /> : null}
            </span>
            {children === undefined ? null : <span className="ui-checkbox-label">{children}</span>}
          </>
        )}
      </CheckboxButton>
      {description === undefined ? null : (
        <Text slot="description" className="ui-description ui-check-description">
          {description}
        </Text>
      )}
    </CheckboxField>
  );
}
