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

/** Milliseconds a tooltip waits for the pointer to come over to it; it stays while the pointer is on it (WCAG 2.2, 1.4.13). */
const reachMs = 250;

/** A short description on hover and on focus, with the key that does the same. Escape takes it away and nothing else. */
export function Tooltip({ children, content, keys = null, placement = 'bottom' }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={reachMs}>
      {children}
      <AriaTooltip className="ui-tooltip" placement={placement} offset={6}>
        <span>{content}</span>
        {keys === null ? null : <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
