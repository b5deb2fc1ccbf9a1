import type { ReactElement, ReactNode, RefObject } from 'react';
import { Dialog, DialogTrigger, Popover as AriaPopover, type Placement } from 'react-aria-components';
import { classNames } from './class-names.ts';

interface CommonProps {
  /** Names it for assistive technology. */
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: Placement;
  readonly className?: string;
}

export interface PopoverProps extends CommonProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
}

export interface AnchoredPopoverProps extends CommonProps {
  /** What it stands beside, e.g. an element laid over a text selection. */
  readonly anchor: RefObject<Element | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Leaves the page usable and the focus where it was. */
  readonly isNonModal?: boolean;
}

/** A small floating sheet behind a button. */
export function Popover({ trigger, ...content }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <Sheet {...content} />
    </DialogTrigger>
  );
}

/** The same, opened by code beside any element. */
export function AnchoredPopover({
  anchor,
  isOpen,
  onClose,
  isNonModal = false,
  ...content
}: AnchoredPopoverProps) {
  return (
    <Sheet
      {...content}
      triggerRef={anchor}
      isOpen={isOpen}
      isNonModal={isNonModal}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    />
  );
}

interface SheetProps extends CommonProps {
  readonly triggerRef?: RefObject<Element | null>;
  readonly isOpen?: boolean;
  readonly isNonModal?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

function Sheet({ label, children, placement = 'bottom start', className, ...props }: SheetProps) {
  return (
    <AriaPopover {...props} className={classNames('ui-popover', className)} placement={placement} offset={6}>
      <Dialog aria-label={label} className="ui-popover-body">
        {({ close }) => (typeof children === 'function' ? children(close) : children)}
      </Dialog>
    </AriaPopover>
  );
}
