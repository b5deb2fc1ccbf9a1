import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  type Placement,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { ariaKeys, hasCommandKey } from './keys.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** Its accessible name and tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string | null;
  readonly size?: 'small' | 'medium';
  /** Set for buttons that stay pressed; announced as `aria-pressed`. */
  readonly isActive?: boolean;
  readonly placement?: Placement;
  readonly className?: string;
}

/** A button that is only a picture; its tooltip names it and shows the key that does the same. */
export function IconButton({
  label,
  icon,
  keys = null,
  size = 'medium',
  isActive,
  placement = 'bottom',
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys} placement={placement}>
      <AriaButton
        {...props}
        {...(isActive === undefined ? {} : { 'aria-pressed': isActive })}
        {...(keys === null ? {} : { 'aria-keyshortcuts': ariaKeys(keys, hasCommandKey()) })}
        aria-label={label}
        className={classNames('ui-icon-button', `is-${size}`, isActive === true && 'is-active', className)}
      >
        <span className="ui-icon" aria-hidden="true">
          {icon}
        </span>
      </AriaButton>
    </Tooltip>
  );
}
