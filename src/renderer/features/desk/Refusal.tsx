import { CircleAlert, X } from 'lucide-react';
import type { AppError } from '../../../core/app-error.ts';
import { IconButton } from '../../ui/IconButton.tsx';

export interface RefusalProps {
  readonly error: AppError | null;
  readonly onDismiss?: () => void;
}

/** Why a command was refused, beside the control that gave it. The message says what was kept and what to do. */
export function Refusal({ error, onDismiss }: RefusalProps) {
  if (error === null) return null;
  return (
    <div className="refusal" role="alert">
      <CircleAlert className="refusal-icon" aria-hidden="true" />
      <p>{error.message}</p>
      {onDismiss === undefined ? null : (
        <IconButton label="Dismiss" icon={<X />} size="small" onPress={onDismiss} />
      )}
    </div>
  );
}
