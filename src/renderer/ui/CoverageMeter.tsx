import { Meter, type MeterProps } from './Meter.tsx';
import { classNames } from './class-names.ts';

export interface CoverageMeterProps extends Omit<MeterProps, 'value'> {
  readonly words: number;
  /** Covered over all words, 0 to 1. */
  readonly ratio: number;
}

/** How much of an article is covered. Where there are no words nothing is covered, and nothing is left to cover. */
export function CoverageMeter({ words, ratio, label, className }: CoverageMeterProps) {
  if (words === 0) return <span className={classNames('ui-meter-none', className)}>No words yet</span>;
  return <Meter label={label} value={ratio} {...(className === undefined ? {} : { className })} />;
}
