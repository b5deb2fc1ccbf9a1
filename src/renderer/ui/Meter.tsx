import { Meter as AriaMeter } from 'react-aria-components';
import { classNames } from './class-names.ts';

export interface MeterProps {
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  readonly className?: string;
}

/** A share as a thin bar with its per cent, e.g. coverage. Full only at 1: 99.9 % never shows as 100. */
export function Meter({ label, value, className }: MeterProps) {
  const percent = value >= 1 ? 100 : Math.min(99, Math.round(value * 100));
  return (
    <AriaMeter
      aria-label={label}
      value={percent}
      valueLabel={`${percent} %`}
      className={classNames('ui-meter', className)}
      data-full={percent === 100 || undefined}
    >
      <span className="ui-meter-track">
        <span className="ui-meter-fill" style={{ inlineSize: `${percent}%` }} />
      </span>
      <span className="ui-meter-value">{percent} %</span>
    </AriaMeter>
  );
}
