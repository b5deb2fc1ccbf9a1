import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Called on Escape, on the close button and on a press outside. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the affirming one last. */
  readonly actions?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'huge';
  /** For questions that must be answered: no press outside, `alertdialog` to assistive technology. */
  readonly isAlert?: boolean;
  /** For long texts without controls: makes what scrolls a tab stop of this name, so that the arrow keys scroll it. */
  readonly scrollLabel?: string;
}

/** Something to settle before going on. Focus goes in, stays in, and returns where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = 'medium',
  isAlert = false,
  scrollLabel,
}: DialogProps) {
  const modal = useRef<HTMLDivElement>(null);
  useEscapeFromNowhere(modal, isOpen, onClose);
  const scrolling =
    scrollLabel === undefined ? {} : { role: 'group', 'aria-label': scrollLabel, tabIndex: 0 };
  return (
    <ModalOverlay
      className="ui-scrim"
      isOpen={isOpen}
      isDismissable={!isAlert}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal ref={modal} className={classNames('ui-dialog', `is-${size}`)}>
        <AriaDialog className="ui-dialog-body" role={isAlert ? 'alertdialog' : 'dialog'}>
          <header className="ui-dialog-head">
            <Heading slot="title" level={2} className="ui-dialog-title">
              {title}
            </Heading>
            <IconButton label="Close" icon={<X />} keys="Escape" size="small" onPress={onClose} />
          </header>
          <div className="ui-dialog-content" {...scrolling}>
            {children}
          </div>
          {actions === undefined ? null : <footer className="ui-dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * For a moment after a dialog that lay over this one has gone, the focus is on its way back and nowhere: Escape means what is left on
 * top then too.
 */
function useEscapeFromNowhere(
  modal: RefObject<HTMLDivElement | null>,
  isOpen: boolean,
  onClose: () => void,
): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      const isNowhere = event.target === document.body || event.target === document.documentElement;
      if (event.key !== 'Escape' || event.defaultPrevented || !isNowhere) return;
      const top = [...document.querySelectorAll('.ui-dialog')].at(-1);
      if (modal.current === null || top !== modal.current) return;
      event.preventDefault();
      onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [modal, isOpen, onClose]);
}
