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
    <Dialog title="Keyboard" isOpen={isOpen} onClose={onClose} size="huge" scrollLabel="All keys">
      <KeyTable />
    </Dialog>
  );
}
