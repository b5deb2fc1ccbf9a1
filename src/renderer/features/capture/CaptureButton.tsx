import { Globe } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CaptureDialog } from './CaptureDialog.tsx';

export interface CaptureButtonProps {
  readonly sourceId: string;
  readonly isDisabled: boolean;
  readonly onKept: (evidenceId: string) => void;
}

/** Opens the dialog that captures a page for a source. */
export function CaptureButton({ sourceId, isDisabled, onKept }: CaptureButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        icon={<Globe />}
        isDisabled={isDisabled}
        onPress={() => {
          setOpen(true);
        }}
      >
        Capture a page…
      </Button>
      {isOpen ? (
        <CaptureDialog
          sourceId={sourceId}
          onKept={onKept}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
