import { Label, ProgressBar } from 'react-aria-components';
import { Button } from './Button.tsx';

export interface ProgressWithCancelProps {
  readonly label: string;
  /** 0 to 1; null while it is not known. */
  readonly value: number | null;
  readonly onCancel?: () => void;
}

/** Work under way that the user can stop. */
export function ProgressWithCancel({ label, value, onCancel }: ProgressWithCancelProps) {
  return (
    <div className="ui-progress">
      <ProgressBar
        className="ui-progress-bar"
        {...(value === null ? { isIndeterminate: true } : { value: value * 100 })}
      >
        {({ percentage }) => (
          <>
            <Label className="ui-progress-label">{label}</Label>
            <span className="ui-progress-track">
              <span
                className="ui-progress-fill"
                style={percentage === undefined ? undefined : { inlineSize: `${percentage}%` }}
              />
            </span>
          </>
        )}
      </ProgressBar>
      {onCancel === undefined ? null : (
        <Button size="small" onPress={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
