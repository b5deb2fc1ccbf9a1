import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { ariaKeys, hasCommandKey } from './keys.ts';
import { Kbd } from './Kbd.tsx';

/** `isPending` is left out: it announces a progress bar that our buttons do not hold. */
export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'isPending'> {
  readonly children: ReactNode;
  /** `primary` at most once per screen; `danger` only where something is taken away. */
  readonly variant?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: ReactNode;
  /** A key of `contract/actions.ts` that does the same; shown behind the label. */
  readonly keys?: string | null;
  readonly className?: string;
}

/** A press that does something. Icons stand before the label and are hidden from assistive technology. */
export function Button({
  variant = 'plain',
  size = 'medium',
  icon,
  keys = null,
  className,
  children,
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      {...(keys === null ? {} : { 'aria-keyshortcuts': ariaKeys(keys, hasCommandKey()) })}
      className={classNames('ui-button', `is-${variant}`, `is-${size}`, className)}
    >
      {icon === undefined ? null : (
        <span className="ui-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <span className="ui-button-label">{children}</span>
      {keys === null ? null : (
        <span className="ui-button-keys" aria-hidden="true">
          <Kbd keys={keys} />
        </span>
      )}
    </AriaButton>
  );
}
