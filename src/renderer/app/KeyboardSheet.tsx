import { Dialog } from '../ui/Dialog.tsx';
import { KeyTable } from './KeyTable.tsx';

/** All keys, on `?`. */
export function KeyboardSheet({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={onClose} size="large">
      {/* A tab stop, so that the arrow keys can scroll what does not fit. */}
      <div role="group" aria-label="All keys" tabIndex={0}>
        <KeyTable />
      </div>
    </Dialog>
  );
}
