import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger, type Placement } from 'react-aria-components';
import { Kbd } from './Kbd.tsx';

export interface TooltipProps {
  /** The control it describes: a `Button`, an `IconButton` or anything focusable of React Aria. */
  readonly children: ReactElement;
  readonly content: ReactNode;
  readonly keys?: string | null;
  readonly placement?: Placement;
}

/** A short description on hover and on focus, with the key that does the same. */
export function Tooltip({ children, content, keys = null, placement = 'bottom' }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <AriaTooltip className="ui-tooltip" placement={placement} offset={6}>
        <span>{content}</span>
        {keys === null ? null : <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
